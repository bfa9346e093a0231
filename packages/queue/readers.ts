import { localDay, type Materials, openReaders, type Readers, type Reading } from '@onrecord/flow'
import type { Source } from '@onrecord/format'

/** Threads that read, for as long as a worker runs: every document as of the day on which it is read. */
export class DailyReaders {
  readonly #materials: Materials
  readonly #threads: number
  #day = ''
  #readers: Readers | null = null
  #reading = 0

  constructor(materials: Materials, threads: number) {
    this.#materials = materials
    this.#threads = threads
  }

  async read(source: Source): Promise<Reading> {
    const today = localDay()
    // What is being read is read to its end first: threads keep the day they were started on.
    if (!this.#readers || (this.#day !== today && this.#reading === 0)) {
      const old = this.#readers
      this.#readers = openReaders(this.#materials, { today, explain: true, threads: this.#threads })
      this.#day = today
      await old?.end()
    }
    this.#reading++
    try {
      return await this.#readers.read(source)
    } finally {
      this.#reading--
    }
  }

  async end(): Promise<void> {
    await this.#readers?.end()
  }
}
