import { FetchRefused } from './refused.js'

/** Failures in a row after which a host is left alone, as if it had asked for it. */
const FAILURES = 3
/** Milliseconds a host is left alone for the first time, and at most. */
const FIRST = 60_000
const LONGEST = 24 * 3600 * 1000

/** Which hosts want to be left alone. */
export interface Resting {
  /** Throws `FetchRefused` where the host is left alone now. */
  check(url: URL): void
  /** Tells how a request to the host went: null where it was answered. */
  went(url: URL, failure: FetchRefused | null): void
}

/**
 * Hosts that ask for it (429, or `Retry-After`) are left alone as long as they ask; those that failed or did not answer three times in a
 * row for a minute, twice as long each further time. A day at most.
 */
export function resting(now: () => number = Date.now): Resting {
  const hosts = new Map<string, { failures: number; until: number }>()
  return {
    check({ host, href }) {
      const left = (hosts.get(host)?.until ?? 0) - now()
      if (left > 0)
        throw new FetchRefused(`${href}: ${host} is left alone for ${Math.ceil(left / 1000)} s, it is busy: try again later`, { again: true, wait: Math.ceil(left / 1000) }) // biome-ignore format: one line
    },
    went({ host }, failure) {
      if (!failure?.again) {
        hosts.delete(host)
        return
      }
      const failures = (hosts.get(host)?.failures ?? 0) + 1
      const backedOff = failures < FAILURES ? 0 : FIRST * 2 ** Math.min(failures - FAILURES, 12)
      const wait = Math.min(LONGEST, Math.max(1000 * (failure.wait ?? 0), backedOff))
      hosts.set(host, { failures, until: now() + wait })
    },
  }
}
