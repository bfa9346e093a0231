import type { Day, Story } from '@onrecord/format'
import type { ArticleRow, EventRow, OnRecord, StatementRow } from '../contract.js'
import {
  differenceLines,
  eventLines,
  MOST,
  markOf,
  namesIn,
  occasionLines,
  statementLines,
  utterancesOf,
  whenSaid,
} from './lines.js'
import { telling } from './telling.js'
import type { Brief, BriefQuery, ConditionLine, DifferenceLine } from './types.js'

/** Where things stand, what changed last, what is open, where reports disagree: over the record, or one story of it. Null where there is no such story. */
export async function brief(record: OnRecord, { story: id, limit = 12 }: BriefQuery = {}): Promise<Brief | null> {
  const story = id === undefined ? null : ((await record.story(id)) ?? undefined)
  if (story === undefined) return null
  const within = story ? { story: story.id } : {}
  const isLarge = story === null && (await record.counts()).statements > MOST
  const articles = await record.articles({ ...within, limit: isLarge ? 0 : MOST })
  const latest = isLarge ? await heardMost(record, limit) : await record.statements({ ...within, order: 'latest', limit: MOST }) // biome-ignore format: one line
  const span = isLarge ? await spanOf(record) : spanOfArticles(articles)
  const stands = standing(latest, limit)
  const lines = {
    stands: await statementLines(record, stands),
    changed: await changed(record, within, latest, stands, limit, span.to),
    open: await open(record, within, limit),
    disagree: await disagree(record, story, limit),
  }
  const quoted = Object.values(lines).flatMap((part) => part.flatMap((line) => line.quotes.map((q) => q.article)))
  return {
    story,
    articles: isLarge ? await record.articleRows([...new Set(quoted)]) : articles,
    total: isLarge ? (await record.counts()).articles : articles.length,
    outlets: isLarge ? (await record.outlets()).map((o) => o.outlet) : [...new Set(articles.flatMap((a) => a.outlet ?? []))].sort(), // biome-ignore format: one line
    ...span,
    ...lines,
  }
}

/** Latest statements looked at of each of those who speak most, and of everybody together. */
const EACH = 20
const LAST = 120

/** Of a large record the latest words of those who speak most in it, and the latest of all. */
async function heardMost(record: OnRecord, limit: number): Promise<StatementRow[]> {
  const said = await record.statements({ order: 'latest', limit: LAST })
  for (const { id, statements } of await record.actors({ limit }))
    if (statements > 0) said.push(...(await record.statements({ by: id, order: 'latest', limit: EACH })))
  return [...new Map(said.map((s) => [markOf(s), s])).values()]
}

/** The first and the last day of articles. */
const spanOfArticles = (articles: readonly ArticleRow[]): Pick<Brief, 'from' | 'to'> => ({
  from: articles.flatMap((a) => a.published.from ?? []).sort()[0] ?? null,
  to: articles.flatMap((a) => a.published.to ?? []).sort().at(-1) ?? null, // biome-ignore format: one line
})

/** The same of all on record. */
async function spanOf(record: OnRecord): Promise<Pick<Brief, 'from' | 'to'>> {
  const days = await record.articleDays()
  const ends = days.flatMap((d) => d.to ?? []).sort()
  return { from: days.find((d) => d.from !== null)?.from ?? null, to: ends.at(-1) ?? null }
}

/** Words a statement needs to say where somebody stands, unless its speaker has none that long. */
const FULL = 4

/** The most telling statement of the latest day of each speaker on which they said more than a few words; those who speak most first. */
function standing(latest: readonly StatementRow[], limit: number): StatementRow[] {
  const bySpeaker = new Map<string, StatementRow[]>()
  for (const s of latest) {
    if (s.speaker === null) continue
    const list = bySpeaker.get(s.speaker)
    if (list) list.push(s)
    else bySpeaker.set(s.speaker, [s])
  }
  return [...bySpeaker.values()]
    .sort((a, b) => b.length - a.length || (a[0]!.speaker! < b[0]!.speaker! ? -1 : 1))
    .slice(0, limit)
    .map((said) => {
      const full = said.filter((s) => s.contentText.split(/\s+/).length >= FULL)
      const from = full.length > 0 ? full : said
      const day = from.map(dayOf).sort().at(-1)
      return from.filter((s) => dayOf(s) === day).sort(mostTelling)[0]!
    })
}

/** The most telling first; where two are as telling, by article and place. */
const mostTelling = (a: StatementRow, b: StatementRow): number =>
  telling(b) - telling(a) || (markOf(a) < markOf(b) ? -1 : 1)

const dayOf = (s: StatementRow): string => {
  const { from, to } = whenSaid(s)
  return from ?? to ?? ''
}

/** Half of the lines are occasions, the rest what was said and done last beside what stands already. */
async function changed(
  record: OnRecord,
  within: { readonly story?: string },
  latest: readonly StatementRow[],
  stands: readonly StatementRow[],
  limit: number,
  until: Day | null,
): Promise<Brief['changed']> {
  const occasions = await record.occasions({ ...within, order: 'latest', limit: Math.ceil(limit / 2) })
  const candidates = latest.filter((s) => s.depth === 0 && s.speaker !== null).slice(0, limit * 4)
  const utterances = await utterancesOf(record, [...candidates, ...stands])
  // Two reports of one utterance are one change.
  const spoken = (s: StatementRow) => utterances.get(markOf(s))?.id ?? markOf(s)
  const told = new Set(stands.map(spoken))
  const statements = candidates
    .sort(mostTelling)
    .filter((s) => !told.has(spoken(s)) && told.add(spoken(s)))
    .slice(0, Math.ceil(limit / 3))
  const events = (await record.events({ ...within, order: 'latest', limit: 50 }))
    // What is dated after the last report has changed nothing yet.
    .filter((e: EventRow) => e.aux === null && e.statement === null && !(until !== null && (e.from ?? '') > until))
    .slice(0, Math.ceil(limit / 4))
  const lines = [
    ...(await occasionLines(record, occasions, namesIn(record))),
    ...(await statementLines(record, statements)),
    ...(await eventLines(record, events)),
  ]
  const day = (line: Brief['changed'][number]) => line.when.from ?? line.when.to ?? ''
  return lines.sort((a, b) => (day(a) < day(b) ? 1 : day(a) > day(b) ? -1 : 0)).slice(0, limit)
}

async function open(record: OnRecord, within: { readonly story?: string }, limit: number): Promise<ConditionLine[]> {
  const conditions = await record.conditions({ ...within, order: 'latest', limit })
  const quotes = await record.quotes(conditions.map((c) => ({ article: c.article, spans: [c.whole] })))
  return conditions.map((condition, i) => ({
    kind: 'condition',
    when: condition.made,
    condition,
    quotes: [quotes[i]!],
  }))
}

async function disagree(record: OnRecord, story: Story | null, limit: number): Promise<DifferenceLine[]> {
  const all = await record.differences(story === null ? { limit: MOST } : { story: story.id })
  const articles = story && new Set(story.articles)
  const here = all.filter((d) => articles === null || d.articles.every((a) => articles.has(a)))
  const telling = here.sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1))
  return differenceLines(record, telling.slice(0, limit))
}
