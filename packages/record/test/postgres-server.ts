import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Debian keeps a server's programs by version; `ONRECORD_POSTGRES_BIN` names another folder. */
const ROOT = '/usr/lib/postgresql'
const [version] = existsSync(ROOT) ? readdirSync(ROOT).sort((a, b) => Number(b) - Number(a)) : []
const BIN = process.env.ONRECORD_POSTGRES_BIN ?? (version ? join(ROOT, version, 'bin') : '')

/** Whether a server can be started here. */
export const hasPostgres = BIN !== '' && existsSync(join(BIN, 'initdb'))

/** A server of a test's own, on a port of this machine, in a folder that goes with it. */
export interface PostgresServer {
  readonly port: number
  /** An address on it; `schema` names a record of its own. */
  address(schema?: string): string
  start(): Promise<void>
  /** Ends it: as an administrator would (`fast`), or as the power does (`immediate`). */
  stop(how?: 'fast' | 'immediate'): Promise<void>
  /** Ends it and takes its folder away. */
  remove(): Promise<void>
}

const PASSWORD = 'a:word/of its own'

/** Makes and starts a server. It won't run as root: then it runs as `postgres`, as Debian sets it up. */
export async function postgresServer(settings: readonly string[] = []): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-postgres-'))
  const data = join(folder, 'data')
  writeFileSync(join(folder, 'password'), PASSWORD)
  chmodSync(folder, 0o755)
  const isRoot = process.getuid?.() === 0
  if (isRoot) execFileSync('chown', ['-R', 'postgres', folder])
  const as = (program: string, args: readonly string[]): [string, string[]] =>
    isRoot
      ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', join(BIN, program), ...args]]
      : [join(BIN, program), [...args]]
  const made = spawnSync(...as('initdb', ['-D', data, '-U', 'onrecord', '-A', 'scram-sha-256', '--pwfile', join(folder, 'password'), '-E', 'UTF8', '--no-sync'])) // biome-ignore format: one line
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`)
  const port = await freePort()
  let running: ChildProcess | null = null
  const server: PostgresServer = {
    port,
    address: (schema) =>
      `postgres://onrecord:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/postgres${schema === undefined ? '' : `?schema=${schema}`}`,
    async start() {
      const log = join(folder, 'log')
      const set = ['max_connections=60', ...settings].flatMap((s) => ['-c', s])
      running = spawn(...as('postgres', ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, ...set]), {
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      let said = ''
      running.stderr!.on('data', (part: Buffer) => {
        said += part
        writeFileSync(log, part, { flag: 'a' })
      })
      for (let tries = 0; ; tries++) {
        if (spawnSync(join(BIN, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(port)]).status === 0) return
        if (running.exitCode !== null || tries > 300) throw new Error(`postgres does not start: ${said}`)
        await sleep(100)
      }
    },
    async stop(how = 'fast') {
      const child = running
      if (!child || child.exitCode !== null) return
      const gone = new Promise((end) => child.once('exit', end))
      // The first line of this file is the number of its first process.
      const [pid] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
      process.kill(Number(pid), how === 'fast' ? 'SIGINT' : 'SIGQUIT')
      await gone
      running = null
    },
    async remove() {
      await server.stop('immediate')
      rmSync(folder, { recursive: true, force: true })
    },
  }
  await server.start()
  return server
}

/** Ports are taken from here: below those that systems give to whoever connects, of which one may be taken again at any moment. */
const PORTS = { from: 12_000, to: 30_000 } as const
const given = new Set<number>()

/** A port of this machine that nobody listens on, another each time. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = PORTS.from + Math.floor(Math.random() * (PORTS.to - PORTS.from))
    if (given.has(port) || !(await isFree(port))) continue
    given.add(port)
    return port
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer().on('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
