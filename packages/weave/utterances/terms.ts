import { NumberSet } from '../words/number-set.js'
import { ACTOR, type SaidNote, WEIGHTS } from './noted.js'

/** Terms of a statement or of a clause of it, each once, in the order of the text. */
export class Terms {
  readonly hashes: readonly number[]
  /** What each weighs, and whether it is an actor. */
  readonly weights: readonly number[]
  readonly actors: readonly boolean[]
  /** What they weigh together. */
  readonly mass: number
  #set: NumberSet | undefined

  /** Terms by their places in a note. */
  constructor({ terms, weights }: SaidNote, places: readonly number[]) {
    this.hashes = places.map((t) => terms[t]!)
    this.weights = places.map((t) => WEIGHTS[weights[t]! & (ACTOR - 1)]!)
    this.actors = places.map((t) => weights[t]! >= ACTOR)
    let mass = 0
    for (const w of this.weights) mass += w
    this.mass = mass
  }

  get size(): number {
    return this.hashes.length
  }

  has(hash: number): boolean {
    this.#set ??= NumberSet.of(this.hashes)
    return this.#set.has(hash)
  }
}
