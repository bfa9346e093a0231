import { type Fate, hull, type LedgerEntry, type Span, slice, sliceAll } from '@onrecord/format'
import type { Kysely } from 'kysely'
import type { LedgerQuery, LedgerRow } from '../contract.js'
import type { Tables } from '../shapes/tables.js'
import { conditions } from './conditions.js'
import { holdingOfKinds } from './decisions/in-force.js'
import type { Dialect } from './dialect.js'
import { lineAt } from './lines.js'
import { linksOf } from './links.js'
import { PAGE } from './page.js'
import { quotes } from './quotes.js'
import { articlesOfStory } from './scope.js'
import { statements } from './statements.js'
import { actorNames } from './texts.js'

/** Statements or conditions of one article that are looked through for fates. */
const ALL = 100_000

/** Entries of the ledger, with what editors decided of them. */
export async function ledger(
  db: Kysely<Tables>,
  dialect: Dialect,
  { kind, state, holder, article, story, due, order = 'made', limit = PAGE, offset = 0 }: LedgerQuery = {},
): Promise<LedgerRow[]> {
  const keys = [
    ...(kind === undefined ? [] : [['kind', kind] as const]),
    ...(holder === undefined ? [] : [['actor', holder] as const]),
    ...(article === undefined ? [] : [['article', article] as const]),
  ]
  const within =
    story === undefined ? null : new Set((await articlesOfStory(db, story).execute()).map((row) => row.value))
  const fates = await fatesOf(db, dialect)
  const entries = (await linksOf(db, 'ledger', keys))
    .filter((e) => within === null || within.has(e.article) || e.statements.some((s) => within.has(s.article)))
    .map((e) => decided(e, fates))
    .filter((e) => state === undefined || e.state === state)
    .filter((e) => due === undefined || (e.due !== null && e.due <= due))
  if (order === 'latest') entries.reverse()
  if (order === 'due') entries.sort((a, b) => (a.due ?? '9') < (b.due ?? '9') ? -1 : (a.due ?? '9') > (b.due ?? '9') ? 1 : 0) // biome-ignore format: one line
  return shown(db, entries.slice(offset, offset + limit))
}

const keyOf = (article: string, spans: readonly Span[]): string =>
  `${article} ${spans.map((s) => `${s.start}-${s.end}`).join(',')}`

/** What editors decided became of conditions and statements, by article and place. */
async function fatesOf(db: Kysely<Tables>, dialect: Dialect): Promise<ReadonlyMap<string, Fate>> {
  const fates = new Map<string, Fate>()
  const decisions = await holdingOfKinds(db, ['fate'])
  const names = [...new Set(decisions.flatMap((d) => (d.kind === 'fate' ? [d.on.article.name] : [])))]
  if (names.length === 0) return fates
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
  return fates
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
  const out: LedgerRow[] = []
  for (const entry of entries) {
    const at = articles.get(entry.article)
    if (!at) continue
    const whole = hull([...entry.needs, ...entry.gives])!
    const evidence = []
    for (const e of entry.evidence) for (const quote of await quotes(db, [e])) evidence.push({ ...e, quote })
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
