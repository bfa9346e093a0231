import { type Condition, type Fate, hull, type LedgerEntry, type Span, slice, sliceAll } from '@onrecord/format'
import type { Kysely } from 'kysely'
import type { LedgerQuery, LedgerRow, LedgerTally } from '../contract.js'
import { NO_DAY, type Tables } from '../shapes/tables.js'
import { conditions } from './conditions.js'
import { holdingOfKinds } from './decisions/in-force.js'
import type { Dialect } from './dialect.js'
import { lineAt } from './lines.js'
import { entries, entryTallies, isChanged, type Placed } from './link-list.js'
import { linksIn } from './links.js'
import { PAGE } from './page.js'
import { quotes } from './quotes.js'
import { statements } from './statements.js'
import { actorNames } from './texts.js'

/** Statements or conditions of one article that are looked through for fates. */
const ALL = 100_000

/** Entries of the ledger, with what editors decided of them. */
export async function ledger(db: Kysely<Tables>, dialect: Dialect, query: LedgerQuery = {}): Promise<LedgerRow[]> {
  const { limit = PAGE, offset = 0 } = query
  const { fates, articles } = await fatesOf(db, dialect)
  // What was decided changes states: of those few entries what they are now counts, of all others what was woven.
  const touched = fates.size === 0 ? [] : await linksIn(db, 'ledger', articles)
  const changed = new Map(touched.flatMap((e) => (decided(e, fates) === e ? [] : [[e.id, decided(e, fates)]])))
  const without = [...changed.keys()]
  const woven = await entries(db, query, { without }, offset + limit)
  const { state, changed: asked, ...others } = query
  const near = without.length === 0 ? [] : await entries(db, others, { only: without }, ALL)
  const now = near.map(({ ord, entry }) => ({ ord, entry: changed.get(entry.id)! }))
  const here = now.filter(
    ({ entry }) => (state === undefined || entry.state === state) && (asked === undefined || isChanged(entry, asked)),
  )
  const found = here.length === 0 ? woven : [...woven, ...here].sort(inOrder(query.order ?? 'made'))
  return shown(db, found.slice(offset, offset + limit).map((f) => f.entry)) // biome-ignore format: one line
}

/** The order of a list; entries stand in that in which they were woven, or the other way round. */
function inOrder(order: NonNullable<LedgerQuery['order']>): (a: Placed, b: Placed) => number {
  const woven = (a: Placed, b: Placed) => a.ord - b.ord || (a.entry.id < b.entry.id ? -1 : 1)
  if (order === 'latest') return (a, b) => woven(b, a)
  if (order === 'made') return woven
  const due = ({ entry }: Placed) => entry.due ?? NO_DAY
  return (a, b) => (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : woven(a, b))
}

/** Entries counted by kind, state and holder, those most often met first. */
export async function ledgerTallies(
  db: Kysely<Tables>,
  dialect: Dialect,
  query: Pick<LedgerQuery, 'article' | 'story' | 'due'>,
): Promise<LedgerTally[]> {
  const tallies = new Map<string, { is: string; state: string; holder: string; n: number }>()
  const add = (is: string, state: string, holder: string, n: number) => {
    const key = `${is}\n${state}\n${holder}`
    const known = tallies.get(key) ?? { is, state, holder, n: 0 }
    tallies.set(key, { ...known, n: known.n + n })
  }
  for (const { is, state, holder, n } of await entryTallies(db, query)) add(is, state, holder, n)
  const { fates, articles } = await fatesOf(db, dialect)
  const touched = fates.size === 0 ? [] : await linksIn(db, 'ledger', articles)
  for (const { entry } of await entries(db, query, { only: touched.map((e) => e.id) }, ALL)) {
    const now = decided(entry, fates)
    add(entry.kind, entry.state, entry.holder ?? '', -1)
    add(now.kind, now.state, now.holder ?? '', 1)
  }
  const found = [...tallies.values()].filter((t) => t.n > 0).sort((a, b) => b.n - a.n || (a.holder < b.holder ? -1 : 1))
  const names = await actorNames(db, found.map((t) => t.holder)) // biome-ignore format: one line
  return found.map(({ is, state, holder, n }) => ({
    kind: is as LedgerTally['kind'],
    state: state as LedgerTally['state'],
    holder: holder === '' ? null : holder,
    holderName: holder === '' ? null : (names.get(holder) ?? holder),
    n,
  }))
}

const keyOf = (article: string, spans: readonly Span[]): string =>
  `${article} ${spans.map((s) => `${s.start}-${s.end}`).join(',')}`

/** What editors decided became of conditions and statements, by article and place. */
async function fatesOf(
  db: Kysely<Tables>,
  dialect: Dialect,
): Promise<{ readonly fates: ReadonlyMap<string, Fate>; readonly articles: readonly string[] }> {
  const fates = new Map<string, Fate>()
  const decisions = await holdingOfKinds(db, ['fate'])
  const names = [...new Set(decisions.flatMap((d) => (d.kind === 'fate' ? [d.on.article.name] : [])))]
  if (names.length === 0) return { fates, articles: [] }
  // Several articles may bear the name that the decision knew; each is found by the one that tells it apart.
  const bearing = await db
    .selectFrom('articles')
    .select('handle')
    .where('newest', '=', 1)
    .where('name', 'in', names)
    .execute()
  for (const { handle: article } of bearing) {
    for (const c of await conditions(db, { article, limit: ALL })) if (c.fate) fates.set(keyOf(article, c.trigger), c.fate) // biome-ignore format: one line
    for (const s of await statements(db, dialect, { article, limit: ALL })) if (s.fate) fates.set(keyOf(article, s.content), s.fate) // biome-ignore format: one line
  }
  return { fates, articles: bearing.map((row) => row.handle) }
}

// The latest decision on any report of it holds for the entry.
function decided(entry: LedgerEntry, fates: ReadonlyMap<string, Fate>): LedgerEntry {
  if (fates.size === 0) return entry
  const places = [keyOf(entry.article, entry.needs), ...entry.statements.map((s) => keyOf(s.article, s.content))]
  const fate = places
    .flatMap((place) => fates.get(place) ?? [])
    .sort((a, b) => (a.at < b.at ? 1 : -1))
    .at(0)
  return fate ? { ...entry, state: fate.state, by: fate.by, decision: fate.decision } : entry
}

async function shown(db: Kysely<Tables>, entries: readonly LedgerEntry[]): Promise<LedgerRow[]> {
  const names = await actorNames(db, entries.map((e) => e.holder)) // biome-ignore format: one line
  const rows = await db
    .selectFrom('articles')
    .innerJoin('readings', 'readings.article', 'articles.id')
    .select(['handle', 'outlet', 'title', 'published', 'readings.text'])
    .where('newest', '=', 1)
    .where('handle', 'in', [...new Set(entries.map((e) => e.article))])
    .execute()
  const articles = new Map(rows.map((r) => [r.handle, r]))
  const connectives = await connectivesOf(db, entries)
  const quoted = new Map((await quotes(db, entries.flatMap((e) => e.evidence))).map((q) => [q.spans, q])) // biome-ignore format: one line
  const out: LedgerRow[] = []
  for (const entry of entries) {
    const at = articles.get(entry.article)
    if (!at) continue
    const whole = hull([...entry.needs, ...entry.gives, ...(connectives.get(keyOf(entry.article, entry.needs)) ?? [])])!
    const evidence = entry.evidence.flatMap((e) => (quoted.has(e.spans) ? [{ ...e, quote: quoted.get(e.spans)! }] : []))
    out.push({
      ...entry,
      outlet: at.outlet,
      title: at.title,
      published: JSON.parse(at.published),
      holderName: entry.holder === null ? null : (names.get(entry.holder) ?? entry.holder),
      needsText: sliceAll(at.text, entry.needs),
      givesText: sliceAll(at.text, entry.gives),
      whole,
      wholeText: slice(at.text, whole),
      line: lineAt(at.text, whole.start),
      evidence,
    })
  }
  return out
}

/** What ties the conditions among some entries ("if", "only when"), by article and place: without it they read as done. */
async function connectivesOf(
  db: Kysely<Tables>,
  entries: readonly LedgerEntry[],
): Promise<ReadonlyMap<string, readonly Span[]>> {
  const handles = [...new Set(entries.flatMap((e) => (e.kind === 'condition' ? [e.article] : [])))]
  if (handles.length === 0) return new Map()
  const rows = await db
    .selectFrom('conditions')
    .innerJoin('articles', 'articles.id', 'conditions.article')
    .select(['articles.handle', 'conditions.body'])
    .where('articles.newest', '=', 1)
    .where('articles.handle', 'in', handles)
    .execute()
  return new Map(
    rows.map(({ handle, body }) => {
      const { trigger, connective } = JSON.parse(body) as Condition
      return [keyOf(handle, trigger), connective]
    }),
  )
}
