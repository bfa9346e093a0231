import type { Decision, Span } from '@onrecord/format'
import type { Kysely, Selectable } from 'kysely'
import type { DecisionQuery, DecisionRow } from '../../contract.js'
import { withdrawals } from '../../decisions/order.js'
import type { DecisionAnchorTable } from '../../shapes/decision.js'
import type { Tables } from '../../shapes/tables.js'
import { PAGE } from '../page.js'
import { named } from '../scope.js'
import { withdrawing } from './in-force.js'

/** Decisions in the order they were made, each with where its words stand now and who withdrew it. */
export async function decisions(db: Kysely<Tables>, query: DecisionQuery = {}): Promise<DecisionRow[]> {
  let q = db.selectFrom('decisions').select('body')
  if (query.id !== undefined) q = q.where('id', '=', query.id)
  if (query.kind !== undefined) q = q.where('kind', '=', query.kind)
  if (query.by !== undefined) q = q.where('by', '=', query.by)
  if (query.since !== undefined) q = q.where('at', '>=', query.since)
  if (query.article !== undefined) {
    const articles = named(db, [query.article])
    q = q.where('id', 'in', (e) => e.selectFrom('decision_anchors').select('decision').where('article', 'in', articles))
  }
  if (query.actor !== undefined) {
    const { actor } = query
    q = q.where('id', 'in', (e) => e.selectFrom('decision_actors').select('decision').where('actor', '=', actor))
  }
  if (query.unplaced)
    q = q.where('id', 'in', (e) => e.selectFrom('decision_anchors').select('decision').where('spans', 'is', null))
  const found = (await q.orderBy('at').orderBy('id').execute()).map((r) => JSON.parse(r.body) as Decision)
  const gone = withdrawals([...found, ...(await withdrawing(db, found.map((d) => d.id)))]) // biome-ignore format: one line
  const kept = found.filter(
    (d) => (query.withdrawn === undefined || query.withdrawn === gone.has(d.id)) && !(query.unplaced && gone.has(d.id)),
  )
  const { offset = 0, limit = PAGE } = query
  const page = kept.slice(offset, offset + limit)
  const places = await placesOf(db, page.map((d) => d.id)) // biome-ignore format: one line
  return page.map((decision) => {
    const by = gone.get(decision.id)
    const of = places.get(decision.id) ?? []
    return {
      decision,
      withdrawn: by ? { by: by.by, at: by.at, decision: by.id } : null,
      places: of.map((a) => (a.handle === null ? null : { article: a.handle, spans: JSON.parse(a.spans!) as Span[] })),
      unplaced: by === undefined && of.some((a) => a.handle === null),
    }
  })
}

type Anchored = Pick<Selectable<DecisionAnchorTable>, 'spans'> & { readonly handle: string | null }

async function placesOf(db: Kysely<Tables>, ids: readonly string[]): Promise<Map<string, Anchored[]>> {
  const out = new Map<string, Anchored[]>()
  for (let i = 0; i < ids.length; i += 500) {
    const rows = await db
      .selectFrom('decision_anchors')
      .leftJoin('articles', 'articles.id', 'decision_anchors.article')
      .select(['decision', 'spans', 'handle'])
      .where('decision', 'in', ids.slice(i, i + 500))
      .orderBy('decision')
      .orderBy('anchor')
      .execute()
    for (const { decision, spans, handle } of rows)
      out.set(decision, [...(out.get(decision) ?? []), { spans, handle: spans === null ? null : handle }])
  }
  return out
}

/** How many decisions there are, those withdrawn and those that withdraw too. */
export async function countDecisions(db: Kysely<Tables>): Promise<number> {
  const row = await db.selectFrom('decisions').select((e) => e.fn.countAll<number>().as('n')).executeTakeFirst() // biome-ignore format: one line
  return Number(row?.n ?? 0)
}

/** Every decision as it was made, oldest first, a stretch in memory at a time. */
export async function* exportDecisions(db: Kysely<Tables>): AsyncGenerator<Decision> {
  for (let last = { at: '', id: '' }; ; ) {
    const rows = await db
      .selectFrom('decisions')
      .select(['at', 'id', 'body'])
      .where((e) => e(e.refTuple('at', 'id'), '>', e.tuple(last.at, last.id)))
      .orderBy('at')
      .orderBy('id')
      .limit(500)
      .execute()
    for (const { body } of rows) yield JSON.parse(body) as Decision
    const end = rows.at(-1)
    if (!end) return
    last = end
  }
}
