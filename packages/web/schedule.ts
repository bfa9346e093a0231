/** A feed is asked again at the earliest and at the latest after so many seconds. */
const SOONEST = 60
const LATEST = 24 * 3600

/**
 * Seconds until an address is tried again: `every` where all went well; after failures in a row twice as long each time
 * (exponential back-off), never sooner than the server asks, a day at most.
 */
export function nextTry(every: number, failures: number, asked: number | null): number {
  const backedOff = Math.max(SOONEST, every) * 2 ** Math.min(failures, 12)
  return Math.min(LATEST, Math.max(backedOff, asked ?? 0))
}
