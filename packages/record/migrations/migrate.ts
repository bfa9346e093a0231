import type { Kysely } from 'kysely'
import { RecordError } from '../error.js'
import type { Tables } from '../shapes/tables.js'
import type { Dialect } from '../store/dialect.js'
import { first } from './0001-first.js'
import { decisions } from './0002-decisions.js'
import { rejections } from './0003-rejections.js'
import { identities } from './0004-identities.js'
import { tallies } from './0005-tallies.js'
import { worth } from './0006-worth.js'
import { loom } from './0007-loom.js'
import { counted } from './0008-counted.js'
import { links } from './0009-links.js'
import { narrow } from './0010-narrow.js'
import { bearers } from './0011-bearers.js'
import { parts } from './0012-parts.js'
import { outlets } from './0013-outlets.js'
import { packed } from './0014-packed.js'
import { stretches } from './0015-stretches.js'

/** Every change of shape, oldest first; a record's schema number is how many of them it has been through. */
const MIGRATIONS = [
  first,
  decisions,
  rejections,
  identities,
  tallies,
  worth,
  loom,
  counted,
  links,
  narrow,
  bearers,
  parts,
  outlets,
  packed,
  stretches,
] as const

/** The schema this program writes. */
const SCHEMA = MIGRATIONS.length

/**
 * Brings a record to this program's schema, all steps in one transaction; `before` is called with the old schema's number
 * before an existing record is changed, `told` with a line that says how long it took. Throws where the record is of a newer one.
 */
export async function migrate(
  db: Kysely<Tables>,
  dialect: Dialect,
  where: string,
  before: (schema: number) => Promise<void>,
  told: (line: string) => void = () => {},
): Promise<void> {
  const known = async (trx: Kysely<Tables>) => {
    const row = await trx.selectFrom('settings').select('value').where('name', '=', 'schema').executeTakeFirst()
    return row ? Number(row.value) : 0
  }
  const isNew = !(await dialect.hasTables(db))
  const schema = isNew ? 0 : await known(db)
  if (schema > SCHEMA)
    throw new RecordError(
      'newer',
      `${where} was written by a newer Onrecord (its schema is ${schema}, this program knows ${SCHEMA}): update Onrecord`,
    )
  if (schema === SCHEMA) return
  if (!isNew) await before(schema)
  const begun = performance.now()
  await db.transaction().execute(async (trx) => {
    // Another process may have come first while this one waited for the lock.
    await trx.schema
      .createTable('settings')
      .ifNotExists()
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('value', 'text', (c) => c.notNull())
      .execute()
    for (const step of MIGRATIONS.slice(await known(trx))) await step(trx, dialect)
    await trx
      .insertInto('settings')
      .values({ name: 'schema', value: String(SCHEMA) })
      .onConflict((c) => c.column('name').doUpdateSet({ value: String(SCHEMA) }))
      .execute()
  })
  if (!isNew) told(`${where} was brought from schema ${schema} to ${SCHEMA} in ${((performance.now() - begun) / 1000).toFixed(1)} s`) // biome-ignore format: one line
}
