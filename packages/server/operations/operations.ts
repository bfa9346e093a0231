import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { OnRecord } from '@onrecord/record'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { problem } from '../problem.js'
import { Registry } from './registry.js'

/** Something that happened, for whoever runs the server: said in fields, written by who is given it. */
export interface Entry {
  readonly level: 'debug' | 'info' | 'warn' | 'error'
  readonly what: string
  readonly [field: string]: string | number | boolean | null | undefined
}
export type Log = (entry: Entry) => void

/** Milliseconds that counts of the record are kept: counting a large one takes time. */
const COUNTED = 30_000

interface Watched {
  readonly record: OnRecord
  readonly version: string
  readonly log: Log
  /** Whether the server is being ended. */
  readonly stopping: () => boolean
  /** Whose request it is. */
  readonly client: (c: Context) => string
}

/** What whoever runs the server asks it: whether it lives, whether it is ready, its figures; and what it tells by itself. */
export function operations({ record, version, log, stopping, client }: Watched) {
  const figures = new Registry()
  const requests = figures.counter('onrecord_http_requests_total', 'Requests answered.')
  const times = figures.times('onrecord_http_request_seconds', 'Time to answer a request.')
  const failedLogin = figures.counter('onrecord_login_failures_total', 'Attempts with a wrong token.')
  const faults = figures.counter('onrecord_faults_total', 'Requests that failed inside.')
  let counts: { readonly articles: number; readonly statements: number; readonly rejected: number; readonly isLinked: boolean; at: number } | null = null // biome-ignore format: one line
  figures.gauge('onrecord_articles', 'Articles on record.', () => counts?.articles ?? null)
  figures.gauge('onrecord_statements', 'Statements on record.', () => counts?.statements ?? null)
  figures.gauge('onrecord_rejected_documents', 'Documents that did not come in.', () => counts?.rejected ?? null)
  figures.gauge('onrecord_links_current', 'Whether links are of the articles on record.', () => counts && Number(counts.isLinked)) // biome-ignore format: one line
  ofProcess(figures, version)

  async function count(): Promise<void> {
    if (counts && Date.now() - counts.at < COUNTED) return
    const [{ articles, statements }, rejected, woven] = await Promise.all([record.counts(), record.countRejected(), record.wovenState()]) // biome-ignore format: one line
    counts = { articles, statements, rejected, isLinked: woven.articles === woven.woven, at: Date.now() }
  }

  /** Counts and tells of every request, less what was asked for: searches are nobody else's. */
  const watch: MiddlewareHandler = async (c, next) => {
    const begun = performance.now()
    await next()
    const seconds = (performance.now() - begun) / 1000
    const { status } = c.res
    const { method, path } = c.req
    const route = matchedRoutes(c).find((r) => r.method !== 'ALL' && !r.path.endsWith('*'))?.path ?? 'other'
    requests({ method, route, status: String(status) })
    times({ route }, seconds)
    if (status >= 500) faults()
    const level =
      status >= 500 ? 'error' : path === '/healthz' || path === '/readyz' || path === '/metrics' ? 'debug' : 'info'
    log({ level, what: 'request', method, path, status, ms: Math.round(seconds * 1000), client: client(c) })
  }

  /** Whether the process lives, and whether it can answer: for a supervisor, who knows no token. They tell nothing else. */
  const health = new Hono()
    .get('/healthz', (c) => c.text('ok\n'))
    .get('/readyz', async (c) => {
      if (stopping()) return problem(c, 503, 'The server is being ended.')
      try {
        await record.wovenState()
        return c.text('ready\n')
      } catch (error) {
        log({ level: 'error', what: 'not ready', why: error instanceof Error ? error.message : String(error) })
        return problem(c, 503, 'The record cannot be read; the server’s own output says why.')
      }
    })
  const metrics = new Hono().get('/metrics', async (c) => {
    await count()
    return c.body(figures.text(), 200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' })
  })
  const wrongToken = (address: string) => {
    failedLogin()
    log({ level: 'warn', what: 'wrong token', client: address })
  }
  return { watch, health, metrics, wrongToken }
}

/** Figures of the process itself, under the names that Prometheus' clients give them. */
function ofProcess(figures: Registry, version: string): void {
  const lag = monitorEventLoopDelay({ resolution: 20 })
  lag.enable()
  const begun = Date.now() / 1000 - process.uptime()
  figures.gauge('process_start_time_seconds', 'When the process started, seconds since 1970.', () => begun)
  figures.gauge('process_resident_memory_bytes', 'Memory the process holds.', () => process.memoryUsage.rss())
  figures.gauge('process_cpu_seconds_total', 'Processor time the process took.', () => cpuSeconds(), 'counter')
  figures.gauge('nodejs_eventloop_lag_p99_seconds', 'How late the process is, since it was last asked.', () => {
    const seconds = lag.percentile(99) / 1e9
    lag.reset()
    return seconds
  })
  figures.counter('onrecord_build_info', 'The program that runs.')({ version, node: process.versions.node })
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
