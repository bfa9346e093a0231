import type { Act } from '@onrecord/format'
import type { Kysely } from 'kysely'
import type { Says } from '../contract.js'
import { NO_DAY, type Tables } from '../shapes/tables.js'
import { othersIn } from './edition-rows.js'

/** What an actor said and what is said of it, over its latest statements: they lie beside each other. */
export async function saysOf(db: Kysely<Tables>, actor: string, latest: number): Promise<Says> {
  const said = await latestOf(db, actor, 'by', latest)
  const own = new Map<string, Says['own'][number]>()
  for (const { act, outlet } of said) {
    const key = `${act} ${outlet ?? ''}`
    own.set(key, { act: act as Act, outlet, n: (own.get(key)?.n ?? 0) + 1 })
  }
  const about = await latestOf(db, actor, 'about', latest)
  return {
    own: [...own.values()],
    targets: tied(said),
    speakers: tied(about).filter((r) => r.actor !== actor),
  }
}

const latestOf = (db: Kysely<Tables>, actor: string, role: 'by' | 'about', latest: number) =>
  db
    .selectFrom('parts')
    .select(['act', 'outlet', 'others'])
    .where('actor', '=', actor)
    .where('role', '=', role)
    .where('day_from', '<', NO_DAY)
    .orderBy('day_from', 'desc')
    .orderBy('tie', 'desc')
    .orderBy('ord', 'desc')
    .limit(latest)
    .execute()

/** The others of each, by act. */
function tied(rows: readonly { readonly act: string; readonly others: string }[]): Says['targets'] {
  const tallies = new Map<string, Says['targets'][number]>()
  for (const { act, others } of rows)
    for (const actor of othersIn(others)) {
      const key = `${act} ${actor}`
      tallies.set(key, { actor, act: act as Act, n: (tallies.get(key)?.n ?? 0) + 1 })
    }
  return [...tallies.values()]
}
