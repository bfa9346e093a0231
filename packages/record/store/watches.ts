import type { Looked, Watch } from '@onrecord/format'
import type { Kysely } from 'kysely'
import type { Tables } from '../shapes/tables.js'
import { type SettingName, set, setting } from './settings.js'

/** What is watched, by name. */
export const watches = async (db: Kysely<Tables>): Promise<Watch[]> =>
  JSON.parse((await setting(db, 'watches')) ?? '[]')

/** Watches these and nothing else. What was looked at of others goes, so that a name given anew begins anew. */
export const saveWatches = (db: Kysely<Tables>, all: readonly Watch[]): Promise<void> =>
  db.transaction().execute(async (trx) => {
    const kept = new Set([RECORD, ...all.map(({ name }) => name)])
    for (const { setting, watch } of await marks(trx))
      if (!kept.has(watch)) await trx.deleteFrom('settings').where('name', '=', setting).execute()
    await set(trx, 'watches', JSON.stringify([...all].sort((a, b) => (a.name < b.name ? -1 : 1))))
  })

/** Up to where somebody has looked, by the watch's name. */
export const looked = async (db: Kysely<Tables>, by: string): Promise<Looked[]> =>
  (await marks(db)).filter((each) => each.by === by).map(({ watch, mark, at }) => ({ watch, mark, at }))

/** A setting for each editor and watch, so that two who look at the same moment do not undo each other. */
export const saveLooked = (db: Kysely<Tables>, by: string, { watch, mark, at }: Looked): Promise<void> =>
  db.transaction().execute((trx) => set(trx, settingOf(by, watch), JSON.stringify({ mark, at })))

/** What the whole record is looked at as: no watch has this name. */
const RECORD = ''
const PREFIX = 'looked '
const settingOf = (by: string, watch: string): SettingName => `${PREFIX}${JSON.stringify([by, watch])}`

interface Mark extends Looked {
  readonly setting: string
  readonly by: string
}

async function marks(db: Kysely<Tables>): Promise<Mark[]> {
  const rows = await db.selectFrom('settings').selectAll().where('name', 'like', `${PREFIX}%`).orderBy('name').execute()
  return rows.map(({ name, value }) => {
    const [by, watch] = JSON.parse(name.slice(PREFIX.length)) as [string, string]
    return { setting: name, by, watch, ...(JSON.parse(value) as Pick<Looked, 'mark' | 'at'>) }
  })
}
