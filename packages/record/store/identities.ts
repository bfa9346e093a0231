import type { ActorId, Appearance, Decision, Identity, ReadArticle } from '@onrecord/format'
import type { Kysely, Transaction } from 'kysely'
import type { ActorsDecided, Identifying } from '../identifying.js'
import type { Tables } from '../shapes/tables.js'
import { appearances, bearers, company, saveAppearances, written } from './appearances.js'
import { keepAtHand, seeAtHand } from './at-hand.js'
import { holdingOfKinds } from './decisions/in-force.js'
import type { Dialect } from './dialect.js'
import { saveIdentities } from './identity-changes.js'
import { leave, markAllUnidentified, openKeys, steps } from './identity-rows.js'
import { unpackSource } from './reading-body.js'
import { set, setting } from './settings.js'

/** The part of the contract that keeps who is whom. */
export const identifying = (db: Kysely<Tables>, dialect: Dialect): Identifying => ({
  openIdentities: (by) => db.transaction().execute((trx) => open(trx, by)),
  unidentified: (limit) => unidentified(db, limit),
  saveAppearances: (of) => db.transaction().execute((trx) => saveAppearances(trx, of)),
  openKeys: async (limit) =>
    (await db.selectFrom('open_keys').select('key').distinct().orderBy('key').limit(limit).execute()).map((r) => r.key),
  bearers: (keys) => bearers(db, keys),
  written: (keys) => written(db, keys),
  appearances: (keys, most, isWanted) => appearances(db, keys, most, isWanted),
  company: (articles) => company(db, articles),
  saveIdentities: (of) => db.transaction().execute((trx) => saveIdentities(trx, dialect, of)),
  identities: ({ actor }) => identitiesInto(db, actor),
})

async function open(trx: Transaction<Tables>, by: string): Promise<ActorsDecided> {
  if ((await setting(trx, 'identified-by')) !== by) {
    await markAllUnidentified(trx)
    await set(trx, 'identified-by', by)
  }
  const gone = await trx
    .selectFrom('unidentified')
    .leftJoin('articles', (j) => j.onRef('articles.id', '=', 'unidentified.article').on('newest', '=', 1))
    .select('unidentified.article')
    .where('articles.id', 'is', null)
    .execute()
  for (const some of steps(gone.map((g) => g.article))) {
    await leave(trx, some)
    await trx.deleteFrom('identities').where('article', 'in', some).execute()
  }
  const rulings = await holdingOfKinds(trx, ['actor-merge', 'actor-rename', 'actor-split'])
  const decided = decidedOf(rulings, await partings(trx, rulings))
  const before = JSON.parse((await setting(trx, 'identified-ruled')) ?? '{"ruled":[],"parted":[]}') as ActorsDecided
  if (JSON.stringify(before) !== JSON.stringify(decided)) {
    const ids = [...before.ruled, ...decided.ruled, ...before.parted.flat(), ...decided.parted.flat()]
    for (const some of steps([...new Set(ids)])) {
      const named = trx.selectFrom('appearances').select('key').distinct().where('actor', 'in', some)
      const linked = trx.selectFrom('identities').select('key').distinct().where('into', 'in', some)
      await openKeys(trx, [...(await named.execute()), ...(await linked.execute())].map(({ key }) => ({ key, article: 0 }))) // biome-ignore format: one line
    }
    await set(trx, 'identified-ruled', JSON.stringify(decided))
  }
  return decided
}

/** Splits that part a name from the one it was linked to: in their articles somebody bears the other id by name. */
async function partings(trx: Transaction<Tables>, decisions: readonly Decision[]): Promise<ReadonlySet<string>> {
  const out = new Set<string>()
  for (const d of decisions) {
    if (d.kind !== 'actor-split') continue
    const there = await trx
      .selectFrom('decision_anchors')
      .innerJoin('appearances', 'appearances.article', 'decision_anchors.article')
      .select('decision')
      .where('decision', '=', d.id)
      .where('actor', '=', d.into.id)
      .executeTakeFirst()
    if (there) out.add(d.id)
  }
  return out
}

function decidedOf(decisions: readonly Decision[], partings: ReadonlySet<string>): ActorsDecided {
  const ruled = new Set<ActorId>()
  const parted = new Map<string, readonly [ActorId, ActorId]>()
  for (const d of decisions) {
    if (d.kind === 'actor-merge') for (const id of [...d.from, d.into.id]) ruled.add(id)
    if (d.kind === 'actor-rename') ruled.add(d.actor)
    if (d.kind !== 'actor-split') continue
    ruled.add(d.actor).add(d.into.id)
    if (partings.has(d.id)) parted.set(`${d.actor} ${d.into.id}`, [d.actor, d.into.id])
  }
  const sorted = [...parted].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair)
  return { ruled: [...ruled].sort(), parted: sorted }
}

async function unidentified(db: Kysely<Tables>, limit: number) {
  const due = await db
    .selectFrom('unidentified')
    .innerJoin('articles', (j) => j.onRef('articles.id', '=', 'unidentified.article').on('newest', '=', 1))
    .select(['articles.id', 'key', 'handle', 'digest'])
    .orderBy('unidentified.article')
    .limit(limit)
    .execute()
  const known = new Map(due.map((row) => [row.id, seeAtHand(db, row)]))
  const others = due.flatMap(({ id }) => (known.get(id) ? [] : [id]))
  const rows = others.length === 0 ? [] : await db.selectFrom('readings').select(['article', 'text', 'body']).where('article', 'in', others).execute() // biome-ignore format: one line
  for (const { article, text, body } of rows) known.set(article, unpackSource<ReadArticle>(text, body))
  const found = due.flatMap(({ id, key, handle, digest }) => {
    const article = known.get(id)
    return article ? [{ id, key, digest, article: { ...article, name: handle } }] : []
  })
  // They are linked next.
  keepAtHand(db, found)
  return found
}

async function identitiesInto(db: Kysely<Tables>, actor: ActorId): Promise<(Identity & { readonly named: string })[]> {
  const rows = await db
    .selectFrom('identities')
    .innerJoin('articles', 'articles.id', 'identities.article')
    .innerJoin('appearances', (j) =>
      j.onRef('appearances.article', '=', 'identities.article').onRef('appearances.actor', '=', 'identities.actor'),
    )
    .select(['handle', 'identities.actor', 'into', 'identities.body', 'appearances.body as appears'])
    .where('newest', '=', 1)
    .where('into', '=', actor)
    .orderBy('handle')
    .execute()
  return rows.map(({ handle, body, appears, ...row }) => ({
    ...row,
    article: handle,
    ...(JSON.parse(body) as Pick<Identity, 'name' | 'score' | 'why'>),
    named: (JSON.parse(appears) as Appearance).name,
  }))
}
