import type { Difference, Occasion, Span, Utterance } from '@onrecord/format'
import type { EventRow, OnRecord, Place, Quote, StatementRow } from '../contract.js'
import { sentenceAround } from '../store/around.js'
import type { ActorName, DifferenceLine, EventLine, OccasionLine, StatementLine } from './types.js'

/** Rows of one list that a question looks at, so that its memory is bounded whatever the record's size. */
export const MOST = 2000

/** When a statement was made, else when its article appeared. */
export const whenSaid = (s: StatementRow) =>
  (s.said.from ?? s.said.to) ? { from: s.said.from, to: s.said.to } : { from: s.published.from, to: s.published.to }

/** The utterances that statements report, by the statements' marks. */
export async function utterancesOf(record: OnRecord, rows: readonly StatementRow[]): Promise<Map<string, Utterance>> {
  const utterances = new Map<string, Utterance>()
  for (const u of await record.utterancesIn([...new Set(rows.map((r) => r.article))]))
    for (const s of u.statements) utterances.set(markOf(s), u)
  return utterances
}

/** Statements as lines, with how many articles report the same. */
export async function statementLines(record: OnRecord, rows: readonly StatementRow[]): Promise<StatementLine[]> {
  const quotes = await record.quotes(rows.map(placeOf))
  const utterances = await utterancesOf(record, rows)
  return rows.map((statement, i) => ({
    kind: 'statement',
    when: whenSaid(statement),
    statement,
    reports: new Set(utterances.get(markOf(statement))?.statements.map((s) => s.article) ?? [statement.article]).size,
    quotes: [quotes[i]!],
  }))
}

/** No more than a space or a quotation mark may part a cue from what it introduces for the two to be shown as one stretch. */
const GAP = 2

/** What was said; in the reporter's words with the cue right before it, without which they may tell nothing ("brushed off the claim"). */
function placeOf({ article, kind, cue, content }: StatementRow): Place {
  const [opening, ...rest] = content
  const last = cue.at(-1)
  const gap = opening && last ? opening.start - last.end : -1
  if (kind !== 'indirect' || !opening || !last || gap < 0 || gap > GAP) return { article, spans: content }
  return { article, spans: [{ start: last.start, end: opening.end }, ...rest] }
}

/** Tells statements apart across articles. */
export const markOf = (s: Pick<StatementRow, 'article' | 'content'>): string =>
  `${s.article} ${JSON.stringify(s.content)}`

/** Events as lines. */
export async function eventLines(record: OnRecord, rows: readonly EventRow[]): Promise<EventLine[]> {
  const texts = await record.texts([...new Set(rows.map((e) => e.article))])
  // A verb alone ("agreed") tells nothing to who reads.
  const spans = rows.map((e) => [sentenceAround(texts.get(e.article) ?? '', e.span)])
  const quotes = await record.quotes(rows.map((e, i) => ({ article: e.article, spans: spans[i]! })))
  return rows.map((event, i) => ({
    kind: 'event',
    when: { from: event.from, to: event.to },
    event,
    quotes: [quotes[i]!],
  }))
}

/** Occasions as lines: the first statement of each report is its evidence. Those whose words are gone are left out. */
export async function occasionLines(
  record: OnRecord,
  occasions: readonly Occasion[],
  names: (id: string) => Promise<ActorName> = namesIn(record),
): Promise<OccasionLine[]> {
  // Looked up together: most articles tell of several.
  const shown = occasions.map((o) => ({ occasion: o, places: o.articles.flatMap((a) => placeIn(o, a)) }))
  const quoted = new Map((await record.quotes(shown.flatMap((s) => s.places))).map((q) => [q.spans, q]))
  const lines: OccasionLine[] = []
  for (const { occasion, places } of shown) {
    const quotes = places.flatMap((p) => quoted.get(p.spans) ?? [])
    if (quotes.length === 0) continue
    const actors = await Promise.all(occasion.actors.map(names))
    lines.push({ kind: 'occasion', when: { from: occasion.from, to: occasion.to }, occasion, actors, quotes })
  }
  return lines
}

/** Where an occasion's report says most, or nowhere. */
const placeIn = ({ statements }: Occasion, article: string): Place[] =>
  fullest(statements.filter((s) => s.article === article)).map(({ content }) => ({ article, spans: content }))

/** So many characters tell what somebody said; more tell no more. */
const FULL = 240

/** The first statement that says most, or nothing where there is none. */
function fullest<S extends { readonly content: readonly Span[] }>(statements: readonly S[]): S[] {
  const size = ({ content }: S): number =>
    Math.min(
      FULL,
      content.reduce((sum, { start, end }) => sum + end - start, 0),
    )
  const [first, ...rest] = statements
  return first === undefined ? [] : [rest.reduce((best, s) => (size(s) > size(best) ? s : best), first)]
}

/** Differences as lines, each with the words on either side. Those whose words are gone are left out. */
export async function differenceLines(record: OnRecord, differences: readonly Difference[]): Promise<DifferenceLine[]> {
  const lines: DifferenceLine[] = []
  for (const difference of differences) {
    const quotes: Quote[] = await record.quotes(
      difference.spans.length > 0
        ? difference.spans
        : difference.statements.map((s) => ({ article: s.article, spans: s.content })),
    )
    if (quotes.length === 0) continue
    const occasion = difference.occasion === null ? null : await record.occasion(difference.occasion)
    lines.push({
      kind: 'difference',
      when: { from: occasion?.from ?? null, to: occasion?.to ?? null },
      difference,
      occasion,
      quotes,
    })
  }
  return lines
}

/** Looks up actors' names, each once. */
export function namesIn(record: OnRecord): (id: string) => Promise<ActorName> {
  const known = new Map<string, Promise<ActorName>>()
  const find = async (id: string): Promise<ActorName> => {
    return { id, name: (await record.names([id])).get(id) ?? id }
  }
  return (id) => {
    const name = known.get(id) ?? find(id)
    known.set(id, name)
    return name
  }
}
