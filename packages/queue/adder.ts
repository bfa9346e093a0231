import type { Added, Arrival, OnRecord } from '@onrecord/record'
import { isPassing } from './passing.js'

/** Most readings in one transaction: others wait for its end. */
const MOST = 20

interface Waiting {
  readonly arrival: Arrival
  readonly done: (did: Added) => void
  readonly failed: (error: unknown) => void
}

/** Puts readings on record: those that come while others are being put there go together in one transaction, which takes less time. */
export class Adder {
  readonly #record: OnRecord
  readonly #waiting: Waiting[] = []
  #isAdding = false

  constructor(record: OnRecord) {
    this.#record = record
  }

  /** Resolves when the reading is on record. */
  add(arrival: Arrival): Promise<Added> {
    return new Promise((done, failed) => {
      this.#waiting.push({ arrival, done, failed })
      if (!this.#isAdding) void this.#addAll()
    })
  }

  async #addAll(): Promise<void> {
    this.#isAdding = true
    while (this.#waiting.length > 0) await this.#together(this.#waiting.splice(0, MOST))
    this.#isAdding = false
  }

  async #together(some: readonly Waiting[]): Promise<void> {
    try {
      const did = await this.#record.addAll(some.map((w) => w.arrival))
      for (const [i, { done }] of some.entries()) done(did[i]!)
    } catch (error) {
      // Where one of them is at fault the others are not to suffer for it.
      if (some.length > 1 && !isPassing(error)) for (const one of some) await this.#together([one])
      else for (const { failed } of some) failed(error)
    }
  }
}
