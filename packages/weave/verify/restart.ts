import type { Spoken } from './spoken.js'

/** Words of a false start at most. */
const LONGEST = 6

/**
 * Whether words of a transcript are a start that its speaker took back ("they will have — they will have chosen"): a dash
 * stands by them, and they begin again what comes behind or end on the word before. Reports leave such words out, rightly.
 */
export function isRestart(list: readonly Spoken[], from: number, to: number, text: string): boolean {
  const n = to - from
  const [before, after] = [list[from - 1], list[to]]
  if (n > LONGEST || !before || !after) return false
  if (!/[—–]|--/.test(text.slice(before.end, after.start))) return false
  const next = new Set(list.slice(to, to + n + 1).map((w) => w.lower))
  return list[to - 1]!.lower === before.lower || list.slice(from, to).some((w) => next.has(w.lower))
}
