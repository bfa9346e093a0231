import type { OnRecord } from './contract.js'
import { isServer } from './postgres/address.js'
import { type Opening, open as openFile } from './sqlite/open.js'
import { repair as repairFile } from './sqlite/repair.js'

/**
 * Opens a record: one kept in a file, or on a PostgreSQL server where its name is an address (`postgres://user@host/database`).
 * Makes it where it is missing, unless `create` is false; copies an older one that is kept in a file before it is brought up to
 * date, unless `copy` is false. Throws a RecordError, whose message is one line for a person.
 */
export async function open(record: string, options: Opening = {}): Promise<OnRecord> {
  if (!isServer(record)) return openFile(record, options)
  const { openPostgres } = await import('./postgres/open.js')
  return openPostgres(record, options)
}

/** Makes a record whole again as far as can be; gives what was done, a line each. A server looks after its files itself. */
export async function repair(record: string): Promise<string[]> {
  if (!isServer(record)) return repairFile(record)
  const opened = await open(record, { create: false })
  try {
    return await opened.rebuild()
  } finally {
    await opened.close()
  }
}
