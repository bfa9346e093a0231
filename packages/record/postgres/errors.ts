import { RecordError } from '../error.js'

/** What errors name: the server as a person knows it, and the parts of its address that a remedy needs. */
export interface Server {
  readonly where: string
  readonly host: string
  readonly port: number
  readonly user: string
  readonly database: string
}

/** What the client library says where the connection broke, which bears no code. */
const BROKEN =
  /connection terminated|connection error|not queryable|socket|client was closed|timeout exceeded when trying to connect/i
const UNREACHABLE = new Set([
  'ECONNREFUSED', 'ENOENT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'ECONNRESET', 'EPIPE',
]) // biome-ignore format: a table

/** A server's error as one line for a person that names the server and what to do; what is not known is given back as it came. */
export function readable(error: unknown, { where, host, port, user, database }: Server): unknown {
  if (!(error instanceof Error) || error instanceof RecordError) return error
  const code = codeOf(error)
  const as = (kind: RecordError['code'], message: string) => new RecordError(kind, message, { cause: error })
  const at = host.startsWith('/') ? `in ${host}` : `at ${host}:${port}`
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return as('server', `there is no machine called ${host}: check the address of the record (${where})`)
  if (code === 'ECONNREFUSED' || code === 'ENOENT')
    return as('server', `no PostgreSQL answers ${at}: start it, or name another record (${where})`)
  if (code === '57P03') return as('server', `PostgreSQL ${at} is starting or stopping: try again in a moment`)
  if (/^(08|57P0)/.test(code) || UNREACHABLE.has(code) || (code === '' && BROKEN.test(error.message)))
    return as(
      'server',
      `the connection to PostgreSQL ${at} broke off (${error.message}): see that it runs, then try again`,
    )
  if (/^28/.test(code) || /password must be a string/i.test(error.message))
    return as('refused', `PostgreSQL ${at} does not let ${user} in: check user and password in the address, PGPASSWORD or ~/.pgpass`) // biome-ignore format: one line
  if (code === '3D000')
    return as(
      'missing',
      `there is no database ${database} on the PostgreSQL ${at}: make it with \`createdb ${database}\``,
    )
  if (code === '42501')
    return as('refused', `${user} may not do this in ${database} ${at} (${error.message}): let its owner grant it`)
  if (code === '53100')
    return as('full', `PostgreSQL ${at}: its disk is full; free some space and run the same command again`)
  if (code === '53300') return as('server', `PostgreSQL ${at} has no connection left: raise its max_connections, or run fewer workers`) // biome-ignore format: one line
  if (code === '25006')
    return as('read-only', `PostgreSQL ${at} takes no changes (a replica, or set so): name the server that does`)
  if (code === '55P03') return as('locked', `${where} is being written by another program: try again when it is done`)
  if (code === '40001' || code === '40P01')
    return as('conflict', `${where}: others wrote the same at the same time: try again`)
  if (code === '22021' || /invalid byte sequence/i.test(error.message))
    return as('text', `${where}: the text holds the character U+0000, which PostgreSQL cannot keep: take it out`)
  if (/^XX00[12]$/.test(code)) return as('damaged', `${where} is damaged (${error.message}): put a dump back`)
  return error
}

const codeOf = (error: Error): string => {
  const { code, errors } = error as { code?: string; errors?: readonly { code?: string }[] }
  // Where a name has several addresses, each has an error of its own.
  return code ?? errors?.find((e) => e.code)?.code ?? ''
}
