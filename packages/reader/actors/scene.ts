import type { DayRange } from '@onrecord/format'
import type { Knowledge, KnownActor, Likeness } from '@onrecord/knowledge'
import type { Analysis, Quotations } from '@onrecord/language'
import type { Cast } from './cast.js'
import type { Found } from './found.js'
import type { Referent } from './referent.js'
import type { Words } from './words.js'

/** One mention as the walk met it. */
export interface Met {
  readonly who: Referent
  /** Token that stands for it: a name's last word, a role's noun, a pronoun. */
  readonly token: number
  readonly sentence: number
  readonly subject: boolean
  readonly quoted: boolean
  readonly pronoun: boolean
  /** Whether it names somebody for the first time. */
  readonly fresh: boolean
}

/** What the walk through an article carries along. */
export interface Scene {
  readonly analysis: Analysis
  readonly quotations: Quotations
  readonly knowledge: Knowledge
  readonly words: Words
  /** The article's day or days; open where it is not known. */
  readonly when: DayRange
  readonly cast: Cast
  readonly found: readonly Found[]
  readonly linked: readonly (Referent | null)[]
  /** How sure it is whose each name is, and why. */
  readonly links: ReadonlyMap<Found, Likeness>
  /** The state an article is at home in: its outlet's, else the one it names most. */
  readonly home: KnownActor | null
  /** Mentions so far, in order of the walk. */
  readonly met: Met[]
  /** States whose capital or seat is named as the place where something happens, in order. */
  readonly places: { readonly state: KnownActor; readonly token: number; readonly sentence: number }[]
  /** Those last spoken of together, and in which sentence. */
  pair: { readonly who: readonly Referent[]; readonly sentence: number } | null
}

/** Mentions from the latest back, as far as `sentences` before sentence `at`. */
export function* recent(scene: Scene, at: number, sentences: number): Generator<Met> {
  for (let i = scene.met.length - 1; i >= 0; i--) {
    const m = scene.met[i]!
    if (m.sentence < at - sentences) break
    yield m
  }
}
