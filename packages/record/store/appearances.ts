import type { ActorId, Appearance } from '@onrecord/format'
import type { Kysely, Transaction } from 'kysely'
import type { Bearing } from '../identifying.js'
import type { Tables } from '../shapes/tables.js'
import { countBearers, leave, openKeys, steps } from './identity-rows.js'
import { insert } from './insert.js'

/** Digits of an article's key that its persons are ordered by. */
const DIGITS = 16

/** Keeps who stands in articles, in place of what was known of them, and marks their keys. */
export async function saveAppearances(
  trx: Transaction<Tables>,
  of: readonly { readonly key: string; readonly appearances: readonly Appearance[] }[],
): Promise<void> {
  const ids = new Map<string, number>()
  const newest = trx.selectFrom('articles').select(['id', 'key']).where('newest', '=', 1)
  for (const some of steps(of))
    for (const { id, key } of await newest.where('key', 'in', some.map((a) => a.key)).execute()) ids.set(key, id) // biome-ignore format: one line
  for (const some of steps([...ids.values()])) await leave(trx, some)
  const rows = of.flatMap(({ key, appearances }) => {
    const article = ids.get(key)
    return article === undefined ? [] : appearances.map((a) => rowOf(article, key, a))
  })
  await insert(trx, 'appearances', rows)
  await countBearers(trx, rows, 1)
  await openKeys(trx, rows.map((r) => ({ key: r.key, article: r.article }))) // biome-ignore format: one line
  for (const some of steps([...ids.values()])) await settleIdentities(trx, some, rows)
}

function rowOf(article: number, of: string, { article: _, actor, key, callings, ...rest }: Appearance) {
  return {
    article,
    actor,
    key,
    rank: `${callings.length > 0 ? 0 : 1}${of.slice(0, DIGITS)}`,
    callings: JSON.stringify(callings),
    body: JSON.stringify(rest),
  }
}

/** Who is named no more counts as nobody; who counts as another is found by the key they have now. */
async function settleIdentities(
  trx: Transaction<Tables>,
  articles: readonly number[],
  rows: readonly { readonly article: number; readonly actor: ActorId; readonly key: string }[],
): Promise<void> {
  const known = await trx.selectFrom('identities').select(['article', 'actor', 'key']).where('article', 'in', articles).execute() // biome-ignore format: one line
  if (known.length === 0) return
  const keys = new Map(rows.map((r) => [`${r.article} ${r.actor}`, r.key]))
  for (const { article, actor, key: before } of known) {
    const key = keys.get(`${article} ${actor}`)
    if (key === before) continue
    if (key === undefined)
      await trx.deleteFrom('identities').where('article', '=', article).where('actor', '=', actor).execute()
    else
      await trx.updateTable('identities').set({ key }).where('article', '=', article).where('actor', '=', actor).execute() // biome-ignore format: one line
  }
}

/** By whom names with these keys are borne. */
export async function bearers(db: Kysely<Tables>, keys: readonly string[]): Promise<Bearing[]> {
  const out: Bearing[] = []
  for (const some of steps(keys)) {
    const rows = await db.selectFrom('bearers').selectAll().where('key', 'in', some).execute()
    for (const row of rows) out.push({ ...row, callings: JSON.parse(row.callings) as string[] })
  }
  return out
}

/** How names with these keys are written, each by the first of its appearances. */
export async function written(
  db: Kysely<Tables>,
  keys: readonly string[],
): Promise<Pick<Appearance, 'key' | 'actor' | 'name'>[]> {
  const out: Pick<Appearance, 'key' | 'actor' | 'name'>[] = []
  for (const some of steps(keys)) {
    const names = db.selectFrom('bearers').select(['key', 'actor']).distinct().where('key', 'in', some).as('names')
    const rows = await db
      .selectFrom(names)
      .select((e) => [
        'names.key',
        'names.actor',
        e
          .selectFrom('appearances')
          .select('body')
          .whereRef('appearances.key', '=', 'names.key')
          .whereRef('appearances.actor', '=', 'names.actor')
          .orderBy('rank')
          .limit(1)
          .as('body'),
      ])
      .execute()
    for (const { key, actor, body } of rows)
      if (body !== null) out.push({ key, actor, name: (JSON.parse(body) as Appearance).name })
  }
  return out
}

/** Appearances with these keys, of each name that is wanted the `most` that come first by their ranks. */
export async function appearances(
  db: Kysely<Tables>,
  keys: readonly string[],
  most: number,
  isWanted: (key: string, actor: ActorId) => boolean = () => true,
): Promise<Appearance[]> {
  const out: Appearance[] = []
  const all = db
    .selectFrom('appearances')
    .innerJoin('articles', 'articles.id', 'appearances.article')
    .select(['articles.key as article', 'actor', 'appearances.key', 'callings', 'body'])
  const take = async (rows: Promise<{ article: string; actor: ActorId; key: string; callings: string; body: string }[]>) => {
    for (const { body, callings, ...row } of await rows)
      out.push({ ...row, callings: JSON.parse(callings) as string[], ...(JSON.parse(body) as Omit<Appearance, 'callings' | keyof typeof row>) }) // biome-ignore format: one line
  } // biome-ignore format: one line
  for (const [key, bearing] of namesOf(await bearers(db, keys))) {
    const names = [...bearing].filter(([actor]) => isWanted(key, actor))
    const of = all.where('appearances.key', '=', key)
    const few = names.filter(([, n]) => n <= most).map(([actor]) => actor)
    for (const some of steps(few)) await take(of.where('actor', 'in', some).execute())
    for (const [actor, n] of names)
      if (n > most) await take(of.where('actor', '=', actor).orderBy('rank').limit(most).execute())
  }
  return out
}

/** How often names are borne, by their keys. */
function namesOf(of: readonly Bearing[]): Map<string, Map<ActorId, number>> {
  const out = new Map<string, Map<ActorId, number>>()
  for (const { key, actor, n } of of) {
    const names = out.get(key) ?? new Map<ActorId, number>()
    out.set(key, names.set(actor, (names.get(actor) ?? 0) + n))
  }
  return out
}

/** Who stands in articles (keys). */
export async function company(
  db: Kysely<Tables>,
  articles: readonly string[],
): Promise<{ readonly article: string; readonly actor: ActorId }[]> {
  const out: { article: string; actor: ActorId }[] = []
  const all = db.selectFrom('appearances').innerJoin('articles', 'articles.id', 'appearances.article')
  for (const some of steps(articles))
    for (const row of await all.select(['articles.key as article', 'actor']).where('articles.key', 'in', some).execute()) // biome-ignore format: one line
      out.push(row)
  return out
}
