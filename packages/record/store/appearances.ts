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
  for (const { key, appearances } of of) {
    const articles = trx.selectFrom('articles').select('id').where('key', '=', key).where('newest', '=', 1)
    const article = (await articles.executeTakeFirst())?.id
    if (article === undefined) continue
    await leave(trx, [article])
    const rows = appearances.map(({ article: _, actor, key: name, callings, ...rest }) => ({
      article,
      actor,
      key: name,
      rank: `${callings.length > 0 ? 0 : 1}${key.slice(0, DIGITS)}`,
      callings: JSON.stringify(callings),
      body: JSON.stringify(rest),
    }))
    await insert(trx, 'appearances', rows)
    await countBearers(trx, rows, 1)
    await openKeys(trx, rows.map((r) => ({ key: r.key, article }))) // biome-ignore format: one line
    await settleIdentities(trx, article, new Map(rows.map((r) => [r.actor, r.key])))
  }
}

/** Who is named no more counts as nobody; who counts as another is found by the key they have now. */
async function settleIdentities(
  trx: Transaction<Tables>,
  article: number,
  keys: ReadonlyMap<ActorId, string>,
): Promise<void> {
  const known = await trx.selectFrom('identities').select(['actor', 'key']).where('article', '=', article).execute()
  for (const row of known) {
    const key = keys.get(row.actor)
    if (key === row.key) continue
    if (key === undefined)
      await trx.deleteFrom('identities').where('article', '=', article).where('actor', '=', row.actor).execute()
    else
      await trx.updateTable('identities').set({ key }).where('article', '=', article).where('actor', '=', row.actor).execute() // biome-ignore format: one line
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
