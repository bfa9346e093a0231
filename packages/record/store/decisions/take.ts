import type { Decision, DecisionId } from '@onrecord/format'
import type { Transaction } from 'kysely'
import { actorsOf, anchorsOf } from '../../decisions/anchors-of.js'
import { isOnLinks } from '../../decisions/stories.js'
import type { Tables } from '../../shapes/tables.js'
import type { Dialect } from '../dialect.js'
import { decisionsById } from './in-force.js'
import { overlayLinks } from './overlay-links.js'
import { quotesRemoved, removeFor } from './remove.js'
import { settle } from './settle.js'

/** What taking decisions did. */
export interface Taken {
  readonly added: readonly DecisionId[]
  /** On record already. */
  readonly known: readonly DecisionId[]
  /** Not taken: they quote what was removed for good. */
  readonly refused: readonly DecisionId[]
}

/** Puts decisions on record and lays them over what they are about, all or none. What is on record already stays as it is. */
export async function take(trx: Transaction<Tables>, dialect: Dialect, decisions: readonly Decision[]): Promise<Taken> {
  const known = new Set((await decisionsById(trx, decisions.map((d) => d.id))).map((d) => d.id)) // biome-ignore format: one line
  const [added, refused]: [Decision[], DecisionId[]] = [[], []]
  const fresh = [...new Map(decisions.map((d) => [d.id, d])).values()].filter((d) => !known.has(d.id))
  // Removals first: what quotes a text that goes is not taken at all.
  for (const d of fresh)
    if (d.kind === 'remove') {
      await put(trx, d)
      await removeFor(trx, dialect, d)
      added.push(d)
    }
  for (const d of fresh) {
    if (d.kind === 'remove') continue
    const texts = anchorsOf(d).map((a) => a.article.text)
    if (await quotesRemoved(trx, d, texts)) refused.push(d.id)
    else {
      await put(trx, d)
      added.push(d)
    }
  }
  await layOver(trx, dialect, added)
  return { added: added.map((d) => d.id), known: [...known], refused }
}

async function put(trx: Transaction<Tables>, d: Decision): Promise<void> {
  const { id, kind, by, at } = d
  const of = d.kind === 'withdraw' ? d.of : null
  await trx
    .insertInto('decisions')
    .values({ id, kind, by, at, of, body: JSON.stringify(d) })
    .execute()
  const anchors = anchorsOf(d).map(({ article: { text, url, name } }, anchor) => ({
    decision: id, anchor, text, url, name, article: null, spans: null,
  })) // biome-ignore format: a row
  for (let i = 0; i < anchors.length; i += 1000)
    await trx.insertInto('decision_anchors').values(anchors.slice(i, i + 1000)).execute() // biome-ignore format: one line
  const actors = actorsOf(d).map((actor) => ({ decision: id, actor }))
  if (actors.length > 0) await trx.insertInto('decision_actors').values(actors).execute()
  if (d.kind === 'remove') {
    const digests = [...new Set([...d.texts, d.address])].map((digest) => ({ digest, decision: id }))
    await trx.insertInto('removals').values(digests).execute()
  }
}

/** Makes everything anew that decisions, or those they withdraw, are about. */
async function layOver(trx: Transaction<Tables>, dialect: Dialect, decisions: readonly Decision[]): Promise<void> {
  const all = await withWithdrawn(trx, decisions)
  const renaming = all.filter((d) => d.kind === 'actor-merge' || d.kind === 'actor-rename')
  const articles = renaming.length > 0 ? await articlesNaming(trx, renaming.flatMap(actorsOf)) : [] // biome-ignore format: one line
  await settle(trx, dialect, all.map((d) => d.id), articles) // biome-ignore format: one line
  if (all.some((d) => isOnLinks(d) || anchorsOf(d).length > 0)) await overlayLinks(trx)
}

/** Decisions with those they withdraw, and those that these withdrew. */
async function withWithdrawn(trx: Transaction<Tables>, decisions: readonly Decision[]): Promise<Decision[]> {
  const all = new Map<DecisionId, Decision>()
  for (let next = [...decisions]; next.length > 0; ) {
    for (const d of next) all.set(d.id, d)
    const of = next.flatMap((d) => (d.kind === 'withdraw' ? [d.of] : [])).filter((id) => !all.has(id))
    next = await decisionsById(trx, of)
  }
  return [...all.values()]
}

/** Numbers of the articles that name actors, or any that decisions ever made one with them. */
async function articlesNaming(trx: Transaction<Tables>, actors: readonly string[]): Promise<number[]> {
  const merges = await trx.selectFrom('decisions').select('body').where('kind', '=', 'actor-merge').execute()
  const groups = merges.map((r) => actorsOf(JSON.parse(r.body) as Decision))
  const ids = new Set(actors)
  for (let size = 0; size < ids.size; ) {
    size = ids.size
    for (const group of groups) if (group.some((id) => ids.has(id))) for (const id of group) ids.add(id)
  }
  const rows = await trx
    .selectFrom('mentions')
    .select('article')
    .distinct()
    .where('actor', 'in', [...ids])
    .execute()
  return rows.map((r) => r.article)
}
