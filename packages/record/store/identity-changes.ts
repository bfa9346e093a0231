import type { ActorId, Identity } from '@onrecord/format'
import type { Transaction } from 'kysely'
import { actorRulings } from '../decisions/actors.js'
import type { KeyIdentities } from '../identifying.js'
import type { IdentityTable } from '../shapes/identity.js'
import type { Tables } from '../shapes/tables.js'
import { derive } from './decisions/derive.js'
import { holdingOfKinds } from './decisions/in-force.js'
import type { Dialect } from './dialect.js'
import { steps } from './identity-rows.js'

/** Puts who counts as whom in place of what was so for all that have these keys, and makes the articles concerned anew. */
export async function saveIdentities(
  trx: Transaction<Tables>,
  dialect: Dialect,
  of: readonly KeyIdentities[],
): Promise<void> {
  const touched: Touched = new Map()
  const numbers = await numbersOf(trx, of.flatMap((k) => k.identities)) // biome-ignore format: one line
  // Of most nothing was so before, and nobody else's keys are written here.
  const were = await keysIn(trx, 'identities', of)
  const ruled = await keysIn(trx, 'name_rules', of)
  for (const one of of) {
    const found = one.identities.flatMap((i) => {
      const article = numbers.get(i.article)
      return article === undefined ? [] : [rowOf(article, i.actor, one.key, i)]
    })
    await replace(trx, were.has(one.key) ? await before(trx, one) : [], found, touched)
    if (one.borne.length > 0 || ruled.has(one.key)) await rule(trx, one, touched)
  }
  const rulings = touched.size > 0 ? actorRulings(await holdingOfKinds(trx, ['actor-merge', 'actor-rename'])) : null
  for (const [id, who] of [...touched].sort(([a], [b]) => a - b))
    await derive(trx, dialect, id, new Set([...who].flatMap((one) => [one, rulings!.of(one)])))
  for (const some of steps(of)) await trx.deleteFrom('open_keys').where('key', 'in', some.map((k) => k.key)).execute() // biome-ignore format: one line
}

/** Articles in which somebody counts as another than before, and the ids of those: by name, before and now. */
type Touched = Map<number, Set<ActorId>>

const touch = (touched: Touched, article: number, ...who: readonly (ActorId | undefined)[]): void => {
  const all = touched.get(article) ?? new Set()
  touched.set(article, all)
  for (const id of who) if (id !== undefined) all.add(id)
}

type Row = Pick<IdentityTable, keyof IdentityTable>

const rowOf = (article: number, actor: ActorId, key: string, { into, name, score, why }: Omit<Identity, 'article' | 'actor'>): Row => ({
  article, actor, into, key, body: JSON.stringify({ name, score, why }),
}) // biome-ignore format: a row

async function numbersOf(trx: Transaction<Tables>, list: readonly Identity[]): Promise<Map<string, number>> {
  const ids = new Map<string, number>()
  for (const some of steps([...new Set(list.map((i) => i.article))])) {
    const rows = await trx.selectFrom('articles').select(['id', 'key']).where('key', 'in', some).execute()
    for (const { id, key } of rows) ids.set(key, id)
  }
  return ids
}

/** Those of some keys that a table has rows of. */
async function keysIn(
  trx: Transaction<Tables>,
  table: 'identities' | 'name_rules',
  of: readonly KeyIdentities[],
): Promise<Set<string>> {
  const out = new Set<string>()
  for (const some of steps(of.map((k) => k.key)))
    for (const { key } of await trx.selectFrom(table).select('key').distinct().where('key', 'in', some).execute())
      out.add(key)
  return out
}

/** What was so of the names of a key of which each appearance was looked at; where no name is left out, of all. */
async function before(trx: Transaction<Tables>, { key, whole, borne }: KeyIdentities): Promise<Row[]> {
  const all = trx.selectFrom('identities').selectAll().where('key', '=', key)
  if (borne.length === 0) return all.execute()
  const out: Row[] = []
  for (const some of steps(whole)) out.push(...(await all.where('actor', 'in', some).execute()))
  return out
}

/** Takes out what is not so any more and puts in what is. Where only the reasons are others the article is shown as it was. */
async function replace(
  trx: Transaction<Tables>,
  before: readonly Row[],
  found: readonly Row[],
  touched: Touched,
): Promise<void> {
  const placeOf = ({ article, actor }: Row): string => `${article} ${actor}`
  const was = new Map(before.map((row) => [placeOf(row), row]))
  const now = new Map(found.map((row) => [placeOf(row), row]))
  for (const [place, row] of was) {
    if (now.has(place)) continue
    touch(touched, row.article, row.actor, row.into)
    await trx.deleteFrom('identities').where('article', '=', row.article).where('actor', '=', row.actor).execute()
  }
  for (const [place, row] of now) {
    const old = was.get(place)
    const { into, key, body } = row
    if (old?.into === into && old.body === body && old.key === key) continue
    if (old?.into !== into || nameOf(old) !== nameOf(row)) touch(touched, row.article, row.actor, into, old?.into)
    await trx
      .insertInto('identities')
      .values(row)
      .onConflict((c) => c.columns(['article', 'actor']).doUpdateSet({ into, key, body }))
      .execute()
  }
}

const nameOf = ({ body }: Row): string => (JSON.parse(body) as Pick<Identity, 'name'>).name

/** The names that many bear: where it is otherwise than it was all of them are gone through, else those that came. */
async function rule(trx: Transaction<Tables>, { key, borne }: KeyIdentities, touched: Touched): Promise<void> {
  const rules = await trx.selectFrom('name_rules').select(['actor', 'body']).where('key', '=', key).execute()
  const known = new Map(rules.map((r) => [r.actor, r.body]))
  for (const { actor, as } of borne) {
    const body = as === null ? '' : JSON.stringify(as)
    const isSame = known.get(actor) === body
    known.delete(actor)
    if (isSame && as === null) continue
    const all = trx.selectFrom('appearances').select('appearances.article').where('appearances.key', '=', key).where('actor', '=', actor) // biome-ignore format: one line
    const came = all.innerJoin('open_keys', (j) => j.onRef('open_keys.article', '=', 'appearances.article').on('open_keys.key', '=', key)) // biome-ignore format: one line
    const there = (await (isSame ? came : all).execute()).map((r) => r.article)
    const own = trx.selectFrom('identities').selectAll().where('key', '=', key).where('actor', '=', actor)
    const was: Row[] = isSame ? [] : await own.execute()
    if (isSame) for (const some of steps(there)) was.push(...(await own.where('article', 'in', some).execute()))
    await replace(trx, was, as === null ? [] : there.map((article) => rowOf(article, actor, key, as)), touched)
    if (isSame) continue
    await trx
      .insertInto('name_rules')
      .values({ key, actor, body })
      .onConflict((c) => c.columns(['key', 'actor']).doUpdateSet({ body }))
      .execute()
  }
  // What fewer bear by now is looked at as a whole.
  for (const actor of known.keys())
    await trx.deleteFrom('name_rules').where('key', '=', key).where('actor', '=', actor).execute()
}
