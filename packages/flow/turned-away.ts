import type { Source } from '@onrecord/format'
import { type IntakeProblem, isProblem } from '@onrecord/intake'
import type { OnRecord, RejectedFrom, Rejection } from '@onrecord/record'

type Item = Source | IntakeProblem

/** Where an item came from, and what that is called in problems. */
interface Known {
  readonly from: RejectedFrom
  readonly called: string
}

/** Remembers of items where they came from, so that what is turned away can be tried again. */
export class Origins {
  readonly #known = new WeakMap<Item, Known>()

  /** Passes items on that come from one source, which problems call by the name `called`. */
  async *from(items: AsyncIterable<Item>, from: RejectedFrom, called: string = from.source): AsyncGenerator<Item> {
    for await (const item of items) {
      this.#known.set(item, { from, called })
      yield item
    }
  }

  of(item: Item): Known | null {
    return this.#known.get(item) ?? null
  }
}

/** Rejections held back until they are written together. */
const TOGETHER = 100
const PAGE = 1000

/**
 * Keeps the record's list of documents turned away in step with one `add`: what is turned away is put on it, and what was on it and
 * comes from a source that is passed without being turned away again is taken off at the end.
 */
export class TurnedAway {
  readonly #record: OnRecord
  readonly #origins: Origins | undefined
  readonly #waiting: Rejection[] = []
  readonly #again = new Set<string>()
  readonly #passed = new Set<string>()
  #last: string | null = null

  constructor(record: OnRecord, origins: Origins | undefined) {
    this.#record = record
    this.#origins = origins
  }

  /** Tells of an item that was dealt with. */
  passed(item: Item): void {
    const from = this.#origins?.of(item)?.from
    if (!from) return
    this.#last = from.source
    this.#passed.add(from.source)
  }

  /** Puts an item on the list: a problem with its own words, an article that could not be read with `error`. */
  async note(item: Item, error = ''): Promise<void> {
    const known = this.#origins?.of(item)
    if (!known) return
    const { from, called } = known
    const told = isProblem(item)
      ? { at: item.file, place: item.place, code: item.problem, reason: item.message, remedy: item.remedy }
      : { at: item.uri, place: null, code: 'unread', reason: `it could not be read (${error})`, remedy: 'report it with the file, if you may' } // biome-ignore format: one line
    const { at, ...words } = told
    const shown = from.kind === 'handed-over' ? (from.said.name ?? from.source) : from.source
    const file = at.startsWith(called) ? shown + at.slice(called.length) : at
    this.#waiting.push({ from, file, ...words })
    if (this.#waiting.length >= TOGETHER) await this.#write()
  }

  /** Writes what waits, and takes off what came in. Where the `add` was interrupted its last source is not done. */
  async end(interrupted: boolean): Promise<void> {
    await this.#write()
    if (interrupted && this.#last !== null) this.#passed.delete(this.#last)
    if (this.#passed.size === 0) return
    const gone: string[] = []
    for (let offset = 0; ; offset += PAGE) {
      const rows = await this.#record.rejected({ limit: PAGE, offset })
      for (const { id, source } of rows) if (this.#passed.has(source) && !this.#again.has(id)) gone.push(id)
      if (rows.length < PAGE) break
    }
    if (gone.length > 0) await this.#record.dismiss(gone)
  }

  async #write(): Promise<void> {
    for (const id of await this.#record.reject(this.#waiting.splice(0))) this.#again.add(id)
  }
}
