import type { DayRange, Occasion, Published } from '@onrecord/format'
import type { ArticleRow, OnRecord, SaidRow, StatementRow } from '@onrecord/record'
import { kept } from '../kept.js'
import type { CourseEntries, CourseEntry, CourseQuery } from './types.js'

const ALL = 1_000_000
/** Statements shown with each entry. */
const EACH = 3

type Found =
  | { readonly kind: 'occasion'; readonly range: DayRange; readonly occasion: Occasion }
  | { readonly kind: 'article'; readonly range: Published; readonly article: ArticleRow }

/** What happened or appeared on the same days: how many occasions and articles. */
interface SameDays {
  readonly range: DayRange
  occasions: number
  articles: number
}

/**
 * Occasions and articles in order of time. What was said at an occasion stands with it and not again with the article.
 * Days are counted first, so that only the page asked for is looked up.
 */
export async function entriesOf(
  record: OnRecord,
  { story, from, to, limit = 30, offset = 0 }: CourseQuery & { readonly limit?: number; readonly offset?: number },
): Promise<CourseEntries> {
  const told = story === undefined ? null : await record.articles({ story, limit: ALL })
  const days = new Map<string, SameDays>()
  const at = (range: DayRange): SameDays | null => {
    const key = keyOf(range)
    if ((to !== undefined && key.slice(0, 10) > to) || (from !== undefined && key.slice(-10) < from)) return null
    const known = days.get(key) ?? { range: { from: range.from, to: range.to }, occasions: 0, articles: 0 }
    days.set(key, known)
    return known
  }
  const asked = { ...(story !== undefined && { story }) }
  for (const d of await kept(record, `occasion days ${story}`, () => record.occasionDays(asked))) {
    const same = at(d)
    if (same) same.occasions += d.n
  }
  if (told) for (const a of told) count(at(a.published), 1)
  else for (const d of await kept(record, 'article days', () => record.articleDays())) count(at(d), d.articles)
  let total = 0
  const shown: Found[] = []
  for (const [key, same] of [...days].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const begin = total
    total += same.occasions + same.articles
    if (total <= offset || begin >= offset + limit) continue
    const articles = told?.filter((a) => keyOf(a.published) === key) ?? (await appearedOn(record, same.range))
    const held = same.occasions === 0 ? [] : await heldOn(record, story, same.range)
    const all: Found[] = [
      ...held.map((occasion): Found => ({ kind: 'occasion', range: occasion, occasion })),
      ...articles.map((article): Found => ({ kind: 'article', range: article.published, article })),
    ]
    shown.push(...all.slice(Math.max(0, offset - begin), offset + limit - begin))
  }
  return { total, entries: await entriesFor(record, shown) }
}

/** What is shown, looked up together. */
async function entriesFor(record: OnRecord, shown: readonly Found[]): Promise<CourseEntry[]> {
  const names = shown.flatMap((f) => (f.kind === 'article' ? [f.article.name] : []))
  const said = await record.saidIn(names)
  const elsewhere = new Set<string>()
  for (const o of await record.occasionsIn(names)) for (const s of o.statements) elsewhere.add(`${s.article} ${s.id}`)
  const own = new Map<string, readonly SaidRow[]>()
  const there = new Map<string, readonly SaidRow[]>()
  for (const name of names)
    own.set(name, (said.get(name) ?? []).filter((s) => !elsewhere.has(`${name} ${s.id}`)).sort(telling)) // biome-ignore format: one line
  const occasions = shown.flatMap((f) => (f.kind === 'occasion' ? [f.occasion] : []))
  for (const { id, statements } of occasions)
    there.set(id, (await record.saidAt(statements)).filter((s) => s !== null).sort(telling)) // biome-ignore format: one line
  const outlets = new Map((await record.articleRows([...new Set(occasions.flatMap((o) => o.articles))])).map((a) => [a.name, a.outlet])) // biome-ignore format: one line
  // Only what is shown is looked up for its words.
  const numbers = [...own.values(), ...there.values()].flatMap((all) => first(all).map((s) => s.number))
  const rows = await record.statementRows([...new Set(numbers)])
  const rowsOf = (all: readonly SaidRow[]) => first(all).flatMap((s) => rows.get(s.number) ?? [])
  return shown.map((each) => {
    if (each.kind === 'article') {
      const all = own.get(each.article.name)!
      return articleEntry(each.article, all.length, rowsOf(all))
    }
    const all = there.get(each.occasion.id)!
    return occasionEntry(each.occasion, outlets, all.length, rowsOf(all))
  })
}

function count(same: SameDays | null, n: number): void {
  if (same) same.articles += n
}

/** Orders ranges of days: what is not dated comes last. */
const keyOf = (r: DayRange): string => `${r.from ?? r.to ?? '9999-99-99'} ${r.to ?? r.from ?? '9999-99-99'}`

/** The articles that appeared within just these days. */
async function appearedOn(record: OnRecord, range: DayRange): Promise<ArticleRow[]> {
  const day = range.from ?? range.to
  if (day !== null) return (await record.articles({ from: day, to: day, limit: ALL })).filter((a) => keyOf(a.published) === keyOf(range)) // biome-ignore format: one line
  const days = await kept(record, 'article days', () => record.articleDays())
  const dated = days.reduce((n, d) => n + ((d.from ?? d.to) === null ? 0 : d.articles), 0)
  return record.articles({ offset: dated, limit: ALL })
}

/** The occasions that were within just these days. */
async function heldOn(record: OnRecord, story: string | undefined, range: DayRange): Promise<Occasion[]> {
  const day = range.from ?? range.to
  const within = { ...(story !== undefined && { story }), order: 'date' as const }
  const some = await record.occasions(day === null ? within : { ...within, from: day, to: day })
  return some.filter((o) => keyOf(o) === keyOf(range))
}

function occasionEntry(
  occasion: Occasion,
  outlets: ReadonlyMap<string, string | null>,
  count: number,
  statements: readonly StatementRow[],
): CourseEntry {
  return {
    id: occasion.id,
    kind: occasion.kind,
    title: occasion.name,
    article: null,
    from: occasion.from,
    to: occasion.to,
    basis: 'given',
    sources: occasion.articles.flatMap((article) =>
      outlets.has(article) ? [{ article, outlet: outlets.get(article)! }] : [],
    ),
    count,
    statements,
  }
}

function articleEntry(article: ArticleRow, count: number, statements: readonly StatementRow[]): CourseEntry {
  return {
    id: article.key,
    kind: 'article',
    title: article.title,
    article: article.name,
    from: article.published.from,
    to: article.published.to,
    basis: article.published.basis,
    sources: [{ article: article.name, outlet: article.outlet }],
    count,
    statements,
  }
}

const first = <S>(list: readonly S[]): readonly S[] => list.slice(0, EACH)

/** Telling statements first: quoted ones and ones that commit, then long ones, as far as a list needs an order. */
const telling = (a: SaidRow, b: SaidRow): number =>
  a.depth - b.depth || weight(b) - weight(a) || (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0)
const weight = (s: SaidRow): number =>
  (s.kind === 'indirect' ? 0 : 2) +
  (s.act === 'say' || s.act === 'believe' ? 0 : 1) +
  Math.min(1, shownLength(s.content) / 400) +
  s.confidence
/** How many characters the words at places take as they are shown, with what stands for a gap. */
const shownLength = (spans: SaidRow['content']): number =>
  spans.reduce((sum, { start, end }) => sum + end - start, GAP * (spans.length - 1))
const GAP = ' … '.length
