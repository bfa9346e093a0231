import { lookup as resolve } from 'node:dns'
import { isIP } from 'node:net'
import { Agent, type Dispatcher, request } from 'undici'
import { isPublicAddress } from './address.js'
import { bodyOf, ENCODINGS, letGo } from './body.js'
import { FetchRefused, refusal } from './refused.js'
import { resting } from './resting.js'
import { robots } from './robots.js'

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
  const last = new Map<string, Promise<void>>()

  const once = async (url: URL, headers: Record<string, string>): Promise<Dispatcher.ResponseData> => {
    const bare = url.hostname.replace(/^\[|\]$/g, '')
    if (isIP(bare) && !allowPrivate && !isPublicAddress(bare))
      throw new FetchRefused(`${url.href} is an address of a private network: not fetched`)
    try {
      return await request(url, {
        dispatcher,
        headers: { 'user-agent': agent, accept: '*/*', 'accept-encoding': ENCODINGS, ...headers },
        signal: AbortSignal.timeout(timeout),
      })
    } catch (error) {
      throw refusal(url, error, timeout)
    }
  }

  const rulesOf = robots((url) => once(url, {}))
  const hosts = resting()

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
        hosts.check(url)
        try {
          const rule = ignoreRobots ? null : await rulesOf(url.origin)
          if (rule?.isDisallowed(url.href, agent))
            throw new FetchRefused(`${url.href}: its robots.txt asks not to fetch it`)
          await inTurn(url.host, Math.max(pause, 1000 * (rule?.getCrawlDelay(agent) ?? 0)))
          const answer = await once(url, headers)
          const { statusCode: status } = answer
          const to = answer.headers.location
          const moved = status >= 300 && status < 400 && status !== 304 && typeof to === 'string'
          if (moved) letGo(answer)
          const found = moved ? null : await answered(url, answer, maxBytes)
          hosts.went(url, null)
          if (found) return found
          url = parse(URL.canParse(to as string, url.href) ? new URL(to as string, url).href : String(to))
        } catch (error) {
          const refused = refusal(url, error, timeout)
          hosts.went(url, refused)
          throw refused
        }
      }
      throw new FetchRefused(`${address}: redirected more than ${REDIRECTS} times`)
    },
    close: () => dispatcher.close(),
  }
}

async function answered(url: URL, answer: Dispatcher.ResponseData, maxBytes: number): Promise<Fetched> {
  const { statusCode: status, headers } = answer
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
    letGo(answer)
    return { ...about, state: 'unchanged', bytes: new Uint8Array() }
  }
  if (status !== 200) {
    letGo(answer)
    const again = status === 429 || status >= 500
    throw new FetchRefused(`${url.href} answers ${status}${again ? ': try again later' : ''}`, { again, wait: secondsOf(one('retry-after')) ?? (status === 429 ? 60 : null) }) // biome-ignore format: one line
  }
  return { ...about, state: 'fetched', bytes: await bodyOf(url, answer, maxBytes) }
}

/** The seconds that `Retry-After` asks to wait, said as a number or as a date (RFC 9110, 10.2.3); null where it asks for none. */
function secondsOf(asked: string | null): number | null {
  if (asked === null) return null
  const seconds = /^\s*\d+\s*$/.test(asked) ? Number(asked) : (Date.parse(asked) - Date.now()) / 1000
  return seconds > 0 ? Math.ceil(seconds) : null
}

function parse(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url === null) throw new FetchRefused(`${address} is no address: give it whole, with https://`)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new FetchRefused(`${url.href}: only http and https are fetched`)
  return url
}
