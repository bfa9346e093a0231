import type { Kysely } from 'kysely'
import type { Tables } from '../shapes/tables.js'

/** What the record keeps once: the digest of its articles, of those that were woven and what with, the user's own actors, what is watched and up to where each editor looked. */
export type SettingName =
  | 'articles'
  | 'woven'
  | 'woven-by'
  | 'own-actors'
  | 'watches'
  | `looked ${string}`
  | 'feeds'
  | 'identified-by'
  | 'identified-ruled'
  | 'loom'
  | 'loom-newest'
  | 'loom-turn'

export async function setting(db: Kysely<Tables>, name: SettingName): Promise<string | null> {
  const row = await db.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst()
  return row?.value ?? null
}

export async function set(db: Kysely<Tables>, name: SettingName, value: string): Promise<void> {
  await db
    .insertInto('settings')
    .values({ name, value })
    .onConflict((c) => c.column('name').doUpdateSet({ value }))
    .execute()
}
