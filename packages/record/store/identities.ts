import type { ActorId, Appearance, Decision, Identity } from '@onrecord/format'
import type { Kysely, Transaction } from 'kysely'
import type { ActorsDecided, Identifying } from '../identifying.js'
import type { Tables } from '../shapes/tables.js'
import { derive } from './decisions/derive.js'
import { holdingOfKinds } from './decisions/in-force.js'
import type { Dialect } from './dialect.js'
import { leave, openKeys, steps } from './identity-rows.js'
import { unpack } from './reading-body.js'
import { set, setting } from './settings.js'

/** The part of the contract that keeps who is whom. */
export const identifying = (db: Kysely<Tables>, dialect: Dialect): Identifying => ({
  openIdentities: (by) => db.transaction().execute((trx) => open(trx, by)),
  unidentified: (limit) => unidentified(db, limit),
  saveAppearances: (of) => db.transaction().execute((trx) => saveAppearances(trx, of)),
  openKeys: async (limit) =>
    (await db.selectFrom('open_keys').select('key').orderBy('key').limit(limit).execute()).map((r) => r.key),
  appearances: (query) => appearances(db, query),
  saveIdentities: (keys, list) => db.transaction().execute((trx) => saveIdentities(trx, dialect, keys, list)),
  identities: ({ actor }) => identitiesInto(db, actor),
})

async function open(trx: Transaction<Tables>, by: string): Promise<ActorsDecided> {
  if ((await setting(trx, 'identified-by')) !== by) {
    await trx.deleteFrom('identified').execute()
    await set(trx, 'identified-by', by)
  }
  const gone = await trx
    .selectFrom('identified')
    .leftJoin('articles', (j) => j.onRef('articles.id', '=', 'identified.article').on('newest', '=', 1))
    .select('identified.article')
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
      const named = trx.selectFrom('appearances').select('key').where('actor', 'in', some)
      const linked = trx
        .selectFrom('appearances')
        .innerJoin('identities', (j) =>
          j.onRef('identities.article', '=', 'appearances.article').onRef('identities.actor', '=', 'appearances.actor'),
        )
        .select('key')
        .where('into', 'in', some)
      await openKeys(trx, [...(await named.execute()), ...(await linked.execute())].map((r) => r.key)) // biome-ignore format: one line
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
  // Readings are large: those of the many that are known are not gone through.
  const ids = await db
    .selectFrom('articles')
    .leftJoin('identified', (j) =>
      j
        .onRef('identified.article', '=', 'articles.id')
        .onRef('identified.stamp', '=', 'articles.stamp')
        .onRef('identified.source', '=', 'articles.source'),
    )
    .select('articles.id')
    .where('newest', '=', 1)
    .where('identified.article', 'is', null)
    .orderBy('articles.id')
    .limit(limit)
    .execute()
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('articles')
    .innerJoin('readings', 'readings.article', 'articles.id')
    .select(['key', 'handle', 'text', 'body'])
    .where('articles.id', 'in', ids.map((r) => r.id)) // biome-ignore format: one line
    .orderBy('articles.id')
    .execute()
  return rows.map(({ key, handle, text, body }) => ({ key, article: unpack(text, body, handle) }))
}

async function saveAppearances(
  trx: Transaction<Tables>,
  of: readonly { readonly key: string; readonly appearances: readonly Appearance[] }[],
): Promise<void> {
  for (const { key, appearances } of of) {
    const row = await trx
      .selectFrom('articles')
      .select(['id', 'stamp', 'source'])
      .where('key', '=', key)
      .where('newest', '=', 1)
      .executeTakeFirst()
    if (!row) continue
    await leave(trx, [row.id])
    const rows = appearances.map(({ article: _, actor, key, ...rest }) => ({
      article: row.id, actor, key, body: JSON.stringify(rest),
    })) // biome-ignore format: a row
    for (const some of steps(rows)) await trx.insertInto('appearances').values([...some]).execute() // biome-ignore format: one line
    await trx.insertInto('identified').values({ article: row.id, stamp: row.stamp, source: row.source }).execute()
    await openKeys(trx, rows.map((r) => r.key)) // biome-ignore format: one line
  }
}

async function appearances(
  db: Kysely<Tables>,
  query: Parameters<Identifying['appearances']>[0],
): Promise<Appearance[]> {
  const out: Appearance[] = []
  for (const some of steps('keys' in query ? query.keys : query.articles)) {
    const rows = await db
      .selectFrom('appearances')
      .innerJoin('articles', 'articles.id', 'appearances.article')
      .select(['articles.key as article', 'actor', 'appearances.key', 'body'])
      .where('keys' in query ? 'appearances.key' : 'articles.key', 'in', some)
      .execute()
    for (const { body, ...row } of rows) out.push({ ...row, ...JSON.parse(body) })
  }
  return out
}

async function saveIdentities(
  trx: Transaction<Tables>,
  dialect: Dialect,
  keys: readonly string[],
  list: readonly Identity[],
): Promise<void> {
  const ids = new Map<string, number>()
  for (const some of steps([...new Set(list.map((i) => i.article))])) {
    const rows = await trx.selectFrom('articles').select(['id', 'key']).where('key', 'in', some).execute()
    for (const { id, key } of rows) ids.set(key, id)
  }
  const now = new Map<string, { article: number; actor: string; into: string; body: string }>()
  for (const { article, actor, into, ...rest } of list) {
    const id = ids.get(article)
    if (id !== undefined) now.set(`${id} ${actor}`, { article: id, actor, into, body: JSON.stringify(rest) })
  }
  const touched = new Set<number>()
  for (const some of steps(keys)) {
    const rows = await trx
      .selectFrom('identities')
      .innerJoin('appearances', (j) =>
        j.onRef('identities.article', '=', 'appearances.article').onRef('identities.actor', '=', 'appearances.actor'),
      )
      .select(['identities.article', 'identities.actor', 'into', 'identities.body'])
      .where('appearances.key', 'in', some)
      .execute()
    for (const row of rows) {
      const key = `${row.article} ${row.actor}`
      const then = now.get(key)
      if (then?.into === row.into && then.body === row.body) {
        now.delete(key)
        continue
      }
      touched.add(row.article)
      await trx.deleteFrom('identities').where('article', '=', row.article).where('actor', '=', row.actor).execute()
    }
  }
  for (const row of now.values()) {
    touched.add(row.article)
    await trx
      .insertInto('identities')
      .values(row)
      .onConflict((c) => c.columns(['article', 'actor']).doUpdateSet({ into: row.into, body: row.body }))
      .execute()
  }
  for (const id of [...touched].sort((a, b) => a - b)) await derive(trx, dialect, id)
  for (const some of steps(keys)) await trx.deleteFrom('open_keys').where('key', 'in', some).execute()
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
