import type { Decision, DecisionId } from '@onrecord/format'
import type { Kysely } from 'kysely'
import { inForce } from '../../decisions/order.js'
import type { Tables } from '../../shapes/tables.js'

/** Ids asked for in one statement. */
const STEP = 500

/** Decisions by id; those not on record are left out. */
export async function decisionsById(db: Kysely<Tables>, ids: Iterable<DecisionId>): Promise<Decision[]> {
  const all = [...new Set(ids)]
  const out: Decision[] = []
  for (let i = 0; i < all.length; i += STEP) {
    const rows = await db.selectFrom('decisions').select('body').where('id', 'in', all.slice(i, i + STEP)).execute() // biome-ignore format: one line
    for (const { body } of rows) out.push(JSON.parse(body) as Decision)
  }
  return out
}

/** The decisions that withdraw any of these, those that withdraw them, and so on. */
export async function withdrawing(db: Kysely<Tables>, ids: Iterable<DecisionId>): Promise<Decision[]> {
  const out: Decision[] = []
  for (let of = [...ids]; of.length > 0; ) {
    const found: Decision[] = []
    for (let i = 0; i < of.length; i += STEP) {
      const rows = await db.selectFrom('decisions').select('body').where('of', 'in', of.slice(i, i + STEP)).execute() // biome-ignore format: one line
      for (const { body } of rows) found.push(JSON.parse(body) as Decision)
    }
    out.push(...found)
    of = found.map((d) => d.id)
  }
  return out
}

/** Which of these hold, in the order they take effect. */
export async function holding(db: Kysely<Tables>, decisions: readonly Decision[]): Promise<Decision[]> {
  return inForce([...decisions, ...(await withdrawing(db, decisions.map((d) => d.id)))]) // biome-ignore format: one line
}

/** All decisions of these kinds that hold. */
export async function holdingOfKinds(db: Kysely<Tables>, kinds: readonly Decision['kind'][]): Promise<Decision[]> {
  const rows = await db.selectFrom('decisions').select('body').where('kind', 'in', kinds).execute()
  return holding(db, rows.map((r) => JSON.parse(r.body) as Decision)) // biome-ignore format: one line
}

/** Whether anything was decided at all: a record without decisions pays for no more than this. */
export async function anyDecisions(db: Kysely<Tables>): Promise<boolean> {
  return (await db.selectFrom('decisions').select('id').limit(1).executeTakeFirst()) !== undefined
}
