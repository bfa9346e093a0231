import { RecordError } from '../error.js'

/** Where a record is kept on a PostgreSQL server. */
export interface Address {
  /** What the client library goes by, password and all. */
  readonly connection: string
  /** The schema that holds the record's tables, so that nothing of other programs is in their way. */
  readonly schema: string
}

/** The schema where the address names none. */
const SCHEMA = 'onrecord'

/** Whether a record's name is an address of a server rather than a file. */
export const isServer = (record: string): boolean => /^postgres(ql)?:\/\//i.test(record)

/**
 * Reads `postgres://user:password@host:port/database?schema=name`, with what else PostgreSQL's own addresses may hold
 * (`sslmode`, `host` for a socket's folder). What is left out comes from PGHOST, PGUSER, PGPASSWORD and their like.
 * Throws a RecordError where it is none.
 */
export function parseAddress(address: string): Address {
  let url: URL
  try {
    url = new URL(address)
  } catch (cause) {
    throw new RecordError('refused', 'the address of the record is written postgres://user@host:5432/database', {
      cause,
    })
  }
  const schema = url.searchParams.get('schema') ?? SCHEMA
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema))
    throw new RecordError('refused', `a schema is named in small letters, digits and _: ${JSON.stringify(schema)}`)
  url.searchParams.delete('schema')
  return { connection: url.href, schema }
}

/** An address as a person sees it: without its password. */
export function shown(
  {
    host,
    port,
    database,
    user,
  }: { host: string; port: number; database?: string | undefined; user?: string | undefined },
  schema: string,
): string {
  const at = host.startsWith('/') ? `/${database}?host=${host}` : `${host}:${port}/${database}`
  const named = schema === SCHEMA ? '' : `${at.includes('?') ? '&' : '?'}schema=${schema}`
  return `postgres://${user}@${at}${named}`
}
