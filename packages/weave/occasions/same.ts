import type { OccasionKind } from '@onrecord/format'
import { type Agreement, agreement } from '../dates.js'
import { type Lexis, massOf, type Term } from '../words/lexis.js'
import type { Instance } from './instance.js'
import { type KindMatch, kindMatch } from './kinds.js'

/** What of an instance it is weighed by. */
export type Weighed = Pick<Instance, 'speaker' | 'kind' | 'scope' | 'when' | 'host' | 'where' | 'terms' | 'around'>

/** What speaks for two articles telling of one occasion. */
export interface InstancePair<T extends Weighed = Instance> {
  readonly a: T
  readonly b: T
  readonly dates: Agreement
  readonly kinds: KindMatch
  readonly places: 'same' | 'different' | 'unknown'
  readonly labels: readonly Term[]
  readonly logit: number
}

const DATES: Readonly<Record<Agreement, number>> = { 'same day': 1.4, near: 0.6, open: -1.5, apart: -9 }
/** An event is named by words of this weight at least; being named is as much as this for what is said on its days. */
const NAMED = 0.4
const THERE = 0.6
const PLACES = { same: 1, different: -1.2, unknown: 0 } as const
const PRECISE = 1e9
/** Nobody gives two press conferences on a day, but many speeches, posts and statements: those need more to go by. */
const ONCE_A_DAY: ReadonlySet<OccasionKind | null> = new Set(['press conference', 'summit', 'vote'])

/**
 * Weighs two instances from different articles (or of different speakers at one event that many speak at). Null where
 * they cannot be one. `shared` says how many sayings both report; weights set by hand, in log-odds.
 */
export function weighInstances<T extends Weighed>(a: T, b: T, shared: number, lexis: Lexis): InstancePair<T> | null {
  const many = a.scope === 'many' && b.scope === 'many'
  if (a.speaker !== b.speaker && !many) return null
  const dates = agreement(a.when, b.when)
  const kinds = kindMatch(a.kind, b.kind)
  if (dates === 'apart' || (kinds === 'different' && shared === 0)) return null
  const places = placeMatch(a, b)
  if ((a.kind === null || b.kind === null) && shared === 0) {
    // Who speaks at an event in one report, and in another that names the event too, on its days.
    const [told, other] = a.kind === null ? [b, a] : [a, b]
    const labels = [...told.terms].filter((t) => other.around.has(t))
    const there = told.kind !== null && told.scope === 'many' && (dates === 'same day' || dates === 'near')
    if (!there || massOf(labels, lexis) < NAMED) return null
    return { a, b, dates, kinds, places, labels, logit: THERE }
  }
  const labels = [...a.terms].filter((t) => b.terms.has(t))
  const hosts = a.host === null || b.host === null ? 0 : a.host === b.host ? 1.2 : -2.5
  const kind = kinds === 'same' ? (ONCE_A_DAY.has(a.kind) ? 1.2 : 0.2) : kinds === 'compatible' ? 0.3 : -2
  const label = Math.min(1.4, 2 * massOf(labels, lexis))
  // Different speakers are at one event only where both name it.
  if (a.speaker !== b.speaker && label < 0.8) return null
  const sum = -1.8 + DATES[dates] + kind + PLACES[places] + hosts + label + Math.min(3, 1.7 * shared)
  // Weights that come to nothing come to exactly that: by itself 0.6 + 1.2 is less than 1.8.
  const logit = Math.round(sum * PRECISE) / PRECISE
  return { a, b, dates, kinds, places, labels, logit }
}

const placeMatch = (a: Weighed, b: Weighed): InstancePair['places'] =>
  a.where === null || b.where === null ? 'unknown' : a.where === b.where ? 'same' : 'different'
