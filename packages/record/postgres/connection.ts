import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  PostgresDialect,
  PostgresDriver,
  type PostgresPool,
  type PostgresPoolClient,
  type TransactionSettings,
} from 'kysely'
import pg from 'pg'
import { parseAddress, shown } from './address.js'
import { Compiler } from './compiler.js'
import { readable, type Server } from './errors.js'

/** Connections one program holds at most. */
const CONNECTIONS = 10
/** How long a connection may take to come about, in ms. */
const PATIENCE_CONNECTING = 10_000
/** How long a transaction waits for another program's, in seconds. */
const PATIENCE = 60

/** A server, ready to be asked. */
export interface Connection {
  readonly dialect: PostgresDialect
  readonly server: Server
  readonly schema: string
  /** Begins a transaction that writes: there is one at a time. */
  readonly begin: string
  /** A connection of one's own, to be released; its errors are as they come. */
  client(): Promise<pg.PoolClient>
}

/** 64-bit numbers fit into JavaScript's: counts, ids and the 48 bits of a tie. */
const types = new pg.TypeOverrides()
types.setTypeParser(pg.types.builtins.INT8, Number)

/** Kysely's PostgreSQL dialect on one server: errors are readable, queries mean what they mean in a file, and one transaction writes at a time. */
export function connect(address: string): Connection {
  const { connection, schema } = parseAddress(address)
  const pool = new pg.Pool({
    connectionString: connection,
    types,
    max: CONNECTIONS,
    connectionTimeoutMillis: PATIENCE_CONNECTING,
    application_name: 'onrecord',
    keepAlive: true,
  })
  const { host, port, user = '', database = '' } = new pg.Client({ connectionString: connection })
  const server: Server = { where: shown({ host, port, user, database }, schema), host, port, user, database }
  // A connection that breaks while nobody uses it is replaced with the next that is asked for.
  pool.on('error', () => {})
  const ready = new WeakSet<pg.PoolClient>()
  const client = async () => {
    const one = await pool.connect()
    if (!ready.has(one)) {
      // One that breaks while it is used says so to whoever asks it.
      one.on('error', () => {})
      await one.query(`set search_path to "${schema}"`)
      ready.add(one)
    }
    return one
  }
  const lock = `select pg_advisory_xact_lock(hashtextextended('onrecord ${schema}', 0))`
  const begin = `begin; set local lock_timeout = '${PATIENCE}s'; ${lock}`
  return { dialect: new OneWriter(guarded(pool, client, server), begin), server, schema, begin, client }
}

/** The pool as kysely uses it, with readable errors. */
function guarded(pool: pg.Pool, client: () => Promise<pg.PoolClient>, server: Server): PostgresPool {
  // Kysely knows a connection again by the client it got.
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  const guard = (one: pg.PoolClient): PostgresPoolClient => ({
    query: (async (sql: string, parameters: unknown[]) => {
      try {
        return await one.query(sql, parameters)
      } catch (error) {
        throw readable(error, server)
      }
      // Kysely asks for rows alone: without a cursor there is no other way to call it.
    }) as unknown as PostgresPoolClient['query'],
    release: () => one.release(),
  })
  return {
    async connect() {
      try {
        const one = await client()
        const guardedOne = known.get(one) ?? guard(one)
        known.set(one, guardedOne)
        return guardedOne
      } catch (error) {
        throw readable(error, server)
      }
    },
    end: () => pool.end(),
  }
}

/**
 * One transaction writes at a time, as in a file: counts and digests that every article has a part in would let
 * concurrent ones fail against each other far more often than they wait. Whoever only asks waits for nobody.
 */
class OneWriter extends PostgresDialect {
  readonly #pool: PostgresPool
  readonly #begin: string
  constructor(pool: PostgresPool, begin: string) {
    super({ pool })
    this.#pool = pool
    this.#begin = begin
  }
  override createDriver(): Driver {
    return new OneWriterDriver(this.#pool, this.#begin)
  }
  override createQueryCompiler(): Compiler {
    return new Compiler()
  }
}

class OneWriterDriver extends PostgresDriver {
  readonly #begin: string
  constructor(pool: PostgresPool, begin: string) {
    super({ pool })
    this.#begin = begin
  }

  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    if (settings.accessMode === 'read only') return super.beginTransaction(connection, settings)
    try {
      await connection.executeQuery(CompiledQuery.raw(this.#begin))
    } catch (error) {
      await this.rollbackTransaction(connection)
      throw error
    }
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // Where the connection broke the server rolls back by itself; the reason is what is to be told.
    await super.rollbackTransaction(connection).catch(() => {})
  }
}
