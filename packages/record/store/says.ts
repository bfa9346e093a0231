import type { Act } from '@onrecord/format'
import { type Kysely, sql } from 'kysely'
import type { Says } from '../contract.js'
import { NO_DAY, type Tables } from '../shapes/tables.js'
import type { Dialect } from './dialect.js'

/** What an actor said and what is said of it, over its latest statements: the indexes alone are asked. */
export async function saysOf(db: Kysely<Tables>, dialect: Dialect, actor: string, latest: number): Promise<Says> {
  const some = (role: 'by' | 'about') => sql`
    select statement from parts where actor = ${actor} and role = ${role} and day_from < ${NO_DAY}
    order by day_from desc, tie desc, ord desc limit ${latest}`
  const narrow = sql.raw(dialect.narrow)
  const own = await sql<{ act: Act; outlet: string | null; n: number }>`
    select statements.act, statements.outlet, count(*) as n from (${some('by')}) as said
    inner join ${narrow} on statements.id = said.statement group by statements.act, statements.outlet`.execute(db)
  const others = async (role: 'by' | 'about', theirs: 'by' | 'about') => {
    const { rows } = await sql<{ actor: string; act: Act; n: number }>`
      select other.actor, statements.act, count(*) as n from (${some(role)}) as said
      inner join parts as other on other.statement = said.statement and other.role = ${theirs}
      inner join ${narrow} on statements.id = said.statement group by other.actor, statements.act`.execute(db)
    return rows.map((r) => ({ ...r, n: Number(r.n) }))
  }
  return {
    own: own.rows.map((r) => ({ ...r, n: Number(r.n) })),
    targets: await others('by', 'about'),
    speakers: (await others('about', 'by')).filter((r) => r.actor !== actor),
  }
}
