/** Failures that one address, and all together, may have within a window before they have to wait. */
const EACH = 8
const ALL = 200
const WINDOW = 60_000
/** Addresses remembered. */
const MOST = 10_000

interface Failures {
  since: number
  n: number
}

/** Counts failed attempts, so that tokens can't be tried one after the other. */
export interface Throttle {
  /** Seconds that an address has to wait before it may try again; 0 where it may now. */
  wait(address: string): number
  failed(address: string): void
}

/** `now`: milliseconds of a clock that never goes back. */
export function throttle(now: () => number = () => performance.now()): Throttle {
  const each = new Map<string, Failures>()
  let all: Failures = { since: 0, n: 0 }
  const count = (f: Failures | undefined): Failures =>
    f && now() - f.since < WINDOW ? { since: f.since, n: f.n + 1 } : { since: now(), n: 1 }
  const left = (f: Failures | undefined, most: number): number =>
    f && f.n >= most && now() - f.since < WINDOW ? Math.ceil((WINDOW - (now() - f.since)) / 1000) : 0
  return {
    wait: (address) => Math.max(left(each.get(address), EACH), left(all, ALL)),
    failed(address) {
      const counted = count(each.get(address))
      each.delete(address)
      each.set(address, counted)
      if (each.size > MOST) each.delete(each.keys().next().value!)
      all = count(all)
    },
  }
}
