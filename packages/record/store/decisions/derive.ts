import type { ActorId } from '@onrecord/format'
import type { Transaction } from 'kysely'
import { actorRulings, withActors } from '../../decisions/actors.js'
import { type DecidedReading, decideReading } from '../../decisions/reading.js'
import type { Tables } from '../../shapes/tables.js'
import { countActors } from '../actor-counts.js'
import type { Dialect } from '../dialect.js'
import { change, digest, EMPTY_SET } from '../digest.js'
import { revise, rewrite } from '../edition-changes.js'
import { identitiesOf } from '../identity-rows.js'
import { packReading, readingDigest, unpack } from '../reading-body.js'
import { set, setting } from '../settings.js'
import { counting } from '../totals.js'
import { markDue } from '../weaving.js'
import { anyDecisions, decisionsById, holding, holdingOfKinds } from './in-force.js'

/**
 * Makes everything that is asked of a newest edition anew out of its reading, the persons linked and the decisions in force: its
 * rows, words and counts, and where the decisions' words stand in it. The reading itself stays as it was read. All rows are
 * put in place of those it has, or where nothing but who is whom is otherwise those alone that name one of `who` (ids of before and now).
 */
export async function derive(
  trx: Transaction<Tables>,
  dialect: Dialect,
  id: number,
  who?: ReadonlySet<ActorId>,
): Promise<void> {
  const row = await trx
    .selectFrom('articles')
    .innerJoin('readings', 'readings.article', 'articles.id')
    .select(['key', 'digest', 'name', 'text', 'body', 'decided'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const reading = unpack(row.text, row.body, row.name)
  const persons = await identitiesOf(trx, id)
  const linked = persons ? withActors(reading, persons) : reading
  const decided = (await anyDecisions(trx)) ? await decidedReading(trx, id, linked) : null
  const article = decided?.article ?? linked
  const edition = { id, key: row.key, article }
  // What decisions make of it may be otherwise anywhere.
  const { gone, come } = await (who ? revise(trx, dialect, edition, decided ? null : who) : rewrite(trx, dialect, edition)) // biome-ignore format: one line
  await countActors(trx, gone, come)
  const packed = article === reading ? null : packReading(article)
  const made = packed?.digest ?? readingDigest(article)
  await counting(trx, [id], () =>
    trx
      .updateTable('articles')
      .set({ statements: article.statements.length, conditions: article.conditions.length, digest: made })
      .where('id', '=', id)
      .execute(),
  )
  if (packed || row.decided !== null)
    await trx
      .updateTable('readings')
      .set({ decided: packed?.body ?? null })
      .where('article', '=', id)
      .execute()
  await markArticles(trx, row.digest === '' ? [] : [[row.key, row.digest]], [[row.key, made]])
  if (row.digest !== made) await markDue(trx, [id])
}

/** A newest edition: its key and its reading's digest. */
export type Mark = readonly [key: string, digest: string]
type Marks = readonly Mark[]

/** Keeps the digest of all newest editions in step with those that went and came. */
export async function markArticles(trx: Transaction<Tables>, gone: Marks, come: Marks): Promise<void> {
  const now = (await setting(trx, 'articles')) ?? EMPTY_SET
  const marks = (list: Marks) => list.map(([key, made]) => digest(key, made))
  await set(trx, 'articles', change(now, marks(gone), marks(come)))
}

/** The reading with what holds of it laid over, and the places kept; null where nothing is laid over it. */
async function decidedReading(
  trx: Transaction<Tables>,
  id: number,
  reading: DecidedReading['article'],
): Promise<DecidedReading | null> {
  const anchors = await trx
    .selectFrom('decision_anchors')
    .select(['decision', 'anchor'])
    .where('article', '=', id)
    .orderBy('decision')
    .orderBy('anchor')
    .execute()
  const mine = new Map<string, number[]>()
  for (const { decision, anchor } of anchors) mine.set(decision, [...(mine.get(decision) ?? []), anchor])
  const actors = actorRulings(await holdingOfKinds(trx, ['actor-merge', 'actor-rename']))
  if (mine.size === 0 && withActors(reading, actors) === reading) return null
  const decisions = await holding(trx, await decisionsById(trx, mine.keys()))
  const decided = decideReading(reading, { decisions, mine: (d) => mine.get(d) ?? [], actors })
  await trx.updateTable('decision_anchors').set({ spans: null }).where('article', '=', id).execute()
  for (const { decision, anchor, spans } of decided.placed)
    await trx
      .updateTable('decision_anchors')
      .set({ spans: JSON.stringify(spans) })
      .where('decision', '=', decision)
      .where('anchor', '=', anchor)
      .execute()
  return decided
}
