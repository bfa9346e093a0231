import type { OccasionKind } from '@onrecord/format'

/** How well two articles' words for an event agree. `remarks` is said of any event at which one speaks aloud. */
export type KindMatch = 'same' | 'compatible' | 'different'

const ALOUD: ReadonlySet<OccasionKind> = new Set([
  'press conference',
  'speech',
  'interview',
  'remarks',
  'summit',
  'meeting',
  'vote',
])
/** Events that hold others: a press conference at a summit, a speech at a meeting. */
const HOLDS: ReadonlySet<OccasionKind> = new Set(['summit', 'meeting', 'vote'])

export function kindMatch(a: OccasionKind | null, b: OccasionKind | null): KindMatch {
  if (a === b && a !== null) return 'same'
  if (a === null || b === null) return 'compatible'
  if (!ALOUD.has(a) || !ALOUD.has(b)) return 'different'
  return a === 'remarks' || b === 'remarks' || HOLDS.has(a) || HOLDS.has(b) ? 'compatible' : 'different'
}

/** Of two kinds told of one event the one that says more. */
export function moreTelling(a: OccasionKind | null, b: OccasionKind | null): OccasionKind | null {
  if (a === null || b === null) return a ?? b
  return rank(b) < rank(a) ? b : a
}

const ORDER: readonly OccasionKind[] = [
  'press conference', 'interview', 'speech', 'call', 'post', 'document', 'vote', 'meeting', 'summit', 'remarks',
] // biome-ignore format: one line reads better
const rank = (kind: OccasionKind): number => ORDER.indexOf(kind)
