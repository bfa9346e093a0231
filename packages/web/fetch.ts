import { lookup as resolve } from 'node:dns'
import { isIP } from 'node:net'
import robotsModule from 'robots-parser'
import { Agent, type Dispatcher, request } from 'undici'
import { isPublicAddress } from './address.js'

// Its types tell of a default export; its code is the function itself.
const robotsParser = robotsModule as unknown as typeof robotsModule.default

/** What an address gave. */
export interface Fetched {
  /** The last address, behind all redirects. */
  readonly url: string
  /** `unchanged`: the server says that what was fetched before still stands. */
  readonly state: 'fetched' | 'unchanged'
  readonly bytes: Uint8Array
  readonly type: string | null
  readonly charset: string | null
  /** To be sent with the next request for it. */
  readonly etag: string | null
  readonly lastModified: string | null
}

/** Thrown where an address may not or can't be fetched; the message names it, says why and what to do. */
export class FetchRefused extends Error {
  /** Whether it may do later: the server was busy or could not be reached. */
  readonly again: boolean
  /** Seconds the server asks to wait. */
  readonly wait: number | null
  constructor(message: string, { again = false, wait = null }: { again?: boolean; wait?: number | null } = {}) {
    super(message)
    this.again = again
    this.wait = wait
  }
}

export interface FetcherOptions {
  /** Sent as User-Agent; robots.txt is obeyed by its first word. */
  readonly agent: string
  /** Lets addresses of this machine and of private networks be fetched. */
  readonly allowPrivate?: boolean
  readonly maxBytes?: number
  /** Milliseconds for one request, all of it. */
  readonly timeout?: number
  /** Milliseconds between two requests to one host, more where its robots.txt asks for it. */
  readonly pause?: number
  /** Leaves robots.txt aside: for an address a person asked for by hand. */
  readonly ignoreRobots?: boolean
}

/** What is known of an earlier fetch, for a conditional request (RFC 9110, 13). */
interface Before {
  readonly etag?: string | null
  readonly lastModified?: string | null
}

export interface Fetcher {
  /** Fetches an http or https address. Throws `FetchRefused`. */
  get(url: string, before?: Before): Promise<Fetched>
  close(): Promise<void>
}

const REDIRECTS = 5
const PAUSE = 1000

/**
 * A polite and careful client: every address is resolved once and connected to as resolved, so that a name can't turn to a
 * private address behind the check (DNS rebinding), redirects are followed by hand and checked alike; robots.txt (RFC 9309)
 * is obeyed, requests to one host follow each other with a pause.
 */
export function fetcher({
  agent,
  allowPrivate = false,
  maxBytes = 64 * 1024 * 1024,
  timeout = 30_000,
  pause = PAUSE,
  ignoreRobots = false,
}: FetcherOptions): Fetcher {
  const dispatcher = new Agent({
    connect: { lookup: (host, options, done) => resolve(host, { ...options, all: true }, (error, found) => {
      const list = error ? [] : found
      const bad = allowPrivate ? undefined : list.find((a) => !isPublicAddress(a.address))
      if (error) done(error, '', 0)
      else if (bad) done(new FetchRefused(`${host} is ${bad.address}, an address of a private network: not fetched`), '', 0)
      else if (options.all) (done as unknown as (e: null, a: typeof list) => void)(null, list)
      else done(null, list[0]!.address, list[0]!.family)
    }) },
  }) // biome-ignore format: the lookup is the point
  const rules = new Map<string, Promise<ReturnType<typeof robotsParser>>>()
  const last = new Map<string, Promise<void>>()

  const once = async (url: URL, headers: Record<string, string>): Promise<Dispatcher.ResponseData> => {
    const bare = url.hostname.replace(/^\[|\]$/g, '')
    if (isIP(bare) && !allowPrivate && !isPublicAddress(bare))
      throw new FetchRefused(`${url.href} is an address of a private network: not fetched`)
    try {
      return await request(url, {
        dispatcher,
        headers: { 'user-agent': agent, accept: '*/*', ...headers },
        signal: AbortSignal.timeout(timeout),
      })
    } catch (error) {
      throw refusal(url, error, timeout)
    }
  }

  const robots = (origin: string) => {
    const known = rules.get(origin)
    if (known) return known
    const read = (async () => {
      const address = new URL('/robots.txt', origin)
      const answer = await once(address, {})
      const found = answer.statusCode < 300
      const text = found ? await answer.body.text() : ''
      if (!found) await answer.body.dump()
      // A server that fails to say is asked later; one that has no rules has none (RFC 9309, 2.3.1).
      if (answer.statusCode >= 500) throw new FetchRefused(`${address.href} answers ${answer.statusCode}: try again later`, { again: true }) // biome-ignore format: one line
      return robotsParser(address.href, text)
    })()
    rules.set(origin, read)
    read.catch(() => rules.delete(origin))
    return read
  }

  const inTurn = (host: string, wait: number): Promise<void> => {
    const before = last.get(host) ?? Promise.resolve()
    last.set(host, before.then(() => new Promise((done) => setTimeout(done, wait)))) // biome-ignore format: one line
    return before
  }

  return {
    async get(address, before = {}) {
      const headers: Record<string, string> = {}
      if (before.etag) headers['if-none-match'] = before.etag
      if (before.lastModified) headers['if-modified-since'] = before.lastModified
      let url = parse(address)
      for (let hop = 0; hop <= REDIRECTS; hop++) {
        const rule = ignoreRobots ? null : await robots(url.origin)
        if (rule?.isDisallowed(url.href, agent))
          throw new FetchRefused(`${url.href}: its robots.txt asks not to fetch it`)
        await inTurn(url.host, Math.max(pause, 1000 * (rule?.getCrawlDelay(agent) ?? 0)))
        const answer = await once(url, headers)
        const { statusCode: status } = answer
        const to = answer.headers.location
        if (status >= 300 && status < 400 && status !== 304 && typeof to === 'string') {
          await answer.body.dump()
          url = parse(new URL(to, url).href)
          continue
        }
        return await answered(url, answer, maxBytes)
      }
      throw new FetchRefused(`${address}: redirected more than ${REDIRECTS} times`)
    },
    close: () => dispatcher.close(),
  }
}

async function answered(url: URL, answer: Dispatcher.ResponseData, maxBytes: number): Promise<Fetched> {
  const { statusCode: status, headers, body } = answer
  const one = (name: string): string | null => [headers[name]].flat()[0] ?? null
  const type = one('content-type')
  const about = {
    url: url.href,
    type: type === null ? null : type.replace(/;.*/s, '').trim().toLowerCase(),
    charset: /charset="?([^";\s]+)/i.exec(type ?? '')?.[1] ?? null,
    etag: one('etag'),
    lastModified: one('last-modified'),
  }
  if (status === 304) {
    await body.dump()
    return { ...about, state: 'unchanged', bytes: new Uint8Array() }
  }
  if (status !== 200) {
    await body.dump()
    const again = status === 429 || status >= 500
    const wait = Number(one('retry-after'))
    throw new FetchRefused(`${url.href} answers ${status}${again ? ': try again later' : ''}`, { again, wait: Number.isFinite(wait) && wait > 0 ? wait : null }) // biome-ignore format: one line
  }
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of body as AsyncIterable<Uint8Array>) {
    size += part.byteLength
    if (size > maxBytes) {
      body.destroy()
      throw new FetchRefused(`${url.href} is larger than ${Math.round(maxBytes / 1024 / 1024)} MB: not fetched`)
    }
    parts.push(part)
  }
  return { ...about, state: 'fetched', bytes: Buffer.concat(parts) }
}

function parse(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url === null) throw new FetchRefused(`${address} is no address: give it whole, with https://`)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new FetchRefused(`${url.href}: only http and https are fetched`)
  return url
}

function refusal(url: URL, error: unknown, timeout: number): FetchRefused {
  for (let e = error as (Error & { cause?: unknown }) | undefined; e; e = e.cause as typeof e)
    if (e instanceof FetchRefused) return e
  const { name, code, message } = error as Error & { code?: string }
  if (name === 'TimeoutError') return new FetchRefused(`${url.href} took longer than ${timeout / 1000} s: try again later`, { again: true }) // biome-ignore format: one line
  return new FetchRefused(`${url.href} can’t be reached (${code ?? message}): look at the address and the connection`, { again: true }) // biome-ignore format: one line
}
