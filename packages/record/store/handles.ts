import type { Transaction } from 'kysely'
import type { Tables } from '../shapes/tables.js'
import { markDue } from './weaving.js'

/** Names asked for in one statement. */
const STEP = 500

/** Gives the newest editions of names ones that links can tell apart: where several bear one, `name@12345678` by their keys. */
export async function settleHandles(trx: Transaction<Tables>, names: Iterable<string>): Promise<void> {
  const all = [...names]
  for (let i = 0; i < all.length; i += STEP) {
    const bearing = new Map<string, { id: number; key: string; handle: string }[]>()
    const rows = await trx
      .selectFrom('articles')
      .select(['id', 'key', 'handle', 'name'])
      .where('newest', '=', 1)
      .where('name', 'in', all.slice(i, i + STEP))
      .execute()
    for (const row of rows) bearing.set(row.name, [...(bearing.get(row.name) ?? []), row])
    for (const [name, same] of bearing)
      for (const { id, key, handle } of same) {
        const due = same.length === 1 ? name : `${name}@${key.slice(0, 8)}`
        if (due === handle) continue
        await trx.updateTable('articles').set({ handle: due }).where('id', '=', id).execute()
        await markDue(trx, [id])
      }
  }
}
