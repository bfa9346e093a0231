import type { Transaction } from 'kysely'
import type { Tables } from '../shapes/tables.js'
import { markDue } from './weaving.js'

/** Gives the newest editions of one name names that links can tell apart: where several bear it, `name@12345678` by their keys. */
export async function settleHandles(trx: Transaction<Tables>, name: string): Promise<void> {
  const rows = await trx
    .selectFrom('articles')
    .select(['id', 'key', 'handle'])
    .where('newest', '=', 1)
    .where('name', '=', name)
    .execute()
  for (const { id, key, handle } of rows) {
    const due = rows.length === 1 ? name : `${name}@${key.slice(0, 8)}`
    if (due === handle) continue
    await trx.updateTable('articles').set({ handle: due }).where('id', '=', id).execute()
    await markDue(trx, [id])
  }
}
