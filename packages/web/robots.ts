import robotsModule from 'robots-parser'
import type { Dispatcher } from 'undici'
import { bodyOf, letGo } from './body.js'
import { FetchRefused } from './refused.js'

// Its types tell of a default export; its code is the function itself.
const robotsParser = robotsModule as unknown as typeof robotsModule.default

export type Rules = ReturnType<typeof robotsParser>

/** Of longer rules the rest is left out (RFC 9309, 2.5). */
const LONGEST = 512 * 1024
/** Redirects that are followed to rules (RFC 9309, 2.3.1.2). */
const REDIRECTS = 5
/** Rules are asked for again after a day (RFC 9309, 2.4). */
const FRESH = 24 * 3600 * 1000

/**
 * What sites ask of robots, asked for once a day and site. `ask` sends one request, whose address it has checked; where it or the
 * server fails, so does asking for the rules, and nothing of the site is fetched (RFC 9309, 2.3.1.4).
 */
export function robots(
  ask: (url: URL) => Promise<Dispatcher.ResponseData>,
  now: () => number = Date.now,
): (origin: string) => Promise<Rules> {
  const known = new Map<string, { readonly rules: Promise<Rules>; readonly since: number }>()
  const read = async (origin: string): Promise<Rules> => {
    const own = new URL('/robots.txt', origin)
    for (let url = own, hop = 0; hop <= REDIRECTS; hop++) {
      const answer = await ask(url)
      const { statusCode: status } = answer
      if (status < 300) return robotsParser(own.href, Buffer.from(await bodyOf(url, answer, LONGEST, true)).toString())
      letGo(answer)
      // A server that fails to say, or is asked too often, is asked later; one that has no rules has none (2.3.1.3).
      if (status >= 500 || status === 429)
        throw new FetchRefused(`${url.href} answers ${status}: try again later`, { again: true })
      const to = answer.headers.location
      if (status >= 400 || typeof to !== 'string' || !URL.canParse(to, url.href)) break
      url = new URL(to, url)
    }
    return robotsParser(own.href, '')
  }
  return (origin) => {
    const before = known.get(origin)
    if (before && now() - before.since < FRESH) return before.rules
    const rules = read(origin)
    known.set(origin, { rules, since: now() })
    rules.catch(() => known.delete(origin))
    return rules
  }
}
