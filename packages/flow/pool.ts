import { Worker } from 'node:worker_threads'
import type { ReadArticle, Source } from '@onrecord/format'
import { lendEnglish } from '@onrecord/language/node'
import type { Materials } from './materials.js'
import { messageOf } from './message.js'
import type { Reading, ReadOptions } from './reading.js'

export interface PoolOptions extends ReadOptions {
  /** Threads that read; 0 reads everything here, where nothing can stop it. */
  readonly threads: number
  /** Whether a thread is started at once, since something is to be read for certain. */
  readonly early?: boolean
  /** Whether one article is likely all there is: where it is, and short, it is read here, which is a fifth faster. */
  readonly alone?: boolean
  /** Most seconds that an article of so many characters may take in a thread; `patience` where not given. */
  readonly patience?: (characters: number) => number
  /** Most megabytes of objects in a thread; `MEGABYTES` where not given. */
  readonly megabytes?: number
}

/** A minute, and a second more for each 5,000 characters: twenty times what an article takes on a slow machine. */
const patience = (characters: number): number => 60 + characters / 5000

/** Characters that wait for a thread before another is started, which takes about as long as to read so many. */
const A_START = 20_000
/** Characters of an article that may be read here where it is alone: the slowest of so many takes seconds, and nothing waits behind it. */
const ALONE = 20_000
/** Most megabytes of objects in a thread; what is taken grows with what may be taken. Its words and weights take some 30. */
const MEGABYTES = 192
/** Most megabytes of objects in the thread that reads again what did not fit. */
const MEGABYTES_AGAIN = 2048
/** Megabytes for what is short-lived: by Node's own measure a thread took some 40 more. */
const YOUNG_MEGABYTES = 8
/**
 * Articles handed out ahead of each thread, and characters in all: none waits for the next, also while this thread is busy for
 * some seconds with what was read.
 */
const AHEAD = 64
const CHARACTERS_AHEAD = 2_000_000

/**
 * Reads sources, giving back the readings in the order of the sources, whichever is read first. They are read by threads, which
 * can be ended, unless there shall be none. What is no source passes through in its place.
 */
export async function* readAll<Other extends object>(
  items: AsyncIterable<Source | Other>,
  isSource: (item: Source | Other) => item is Source,
  materials: Materials,
  options: PoolOptions,
): AsyncGenerator<Reading | Other> {
  // Whoever leaves reading to threads has no need of the reader.
  const here = async (source: Source) => (await import('./reading.js')).readOne(source, materials, options)
  if (options.threads > 0) {
    let iterator = items[Symbol.asyncIterator]()
    if (options.alone) {
      const first = await iterator.next()
      const isShort = !first.done && isSource(first.value) && first.value.text.length <= ALONE
      const second = isShort ? await iterator.next() : null
      if (isShort && second?.done) return yield await here(first.value as Source)
      iterator = behind([first, ...(second ? [second] : [])], iterator)
    }
    return yield* readByThreads(iterator, isSource, materials, options)
  }
  for await (const item of items) yield isSource(item) ? await here(item) : item
}

/** What was taken of an iterator already, and then the rest of it. */
function behind<T>(taken: IteratorResult<T>[], rest: AsyncIterator<T>): AsyncIterator<T> {
  return {
    next: async () => taken.shift() ?? rest.next(),
    return: async (value) => (await rest.return?.(value)) ?? { done: true, value },
  }
}

/** Threads that read what they are given, whoever gives it. */
export interface Readers {
  /** Reads a source in the thread that has least to do. */
  read(source: Source): Promise<Reading>
  /** Ends the threads; what they are reading is lost. */
  end(): Promise<void>
}

/** Starts threads that read, at least one. */
export function openReaders(materials: Materials, options: PoolOptions): Readers {
  const threads = Array.from({ length: Math.max(1, options.threads) }, () => new Thread(materials, options))
  return {
    read: (source) => leastBusy(threads)!.read(source),
    async end() {
      await Promise.all(threads.map((t) => t.end()))
    },
  }
}

async function* readByThreads<Other extends object>(
  iterator: AsyncIterator<Source | Other>,
  isSource: (item: Source | Other) => item is Source,
  materials: Materials,
  options: PoolOptions,
): AsyncGenerator<Reading | Other> {
  const threads: Thread[] = options.early ? [new Thread(materials, options).start()] : []
  const waiting: Promise<Reading | Other>[] = []
  const isAhead = () =>
    waiting.length >= options.threads * AHEAD || threads.reduce((n, t) => n + t.busy, 0) >= CHARACTERS_AHEAD
  let coming: Promise<IteratorResult<Source | Other>> | null = null
  try {
    for (let done = false; ; ) {
      if (!done && (waiting.length === 0 || !isAhead())) coming ??= iterator.next()
      const first = waiting[0]
      if (!coming && !first) return
      // Sources may be long in coming; what is read does not wait for them.
      const isRead = await Promise.race([
        ...(coming ? [coming.then(() => false)] : []),
        ...(first ? [first.then(() => true)] : []),
      ])
      if (isRead) {
        waiting.shift()
        yield await first!
        continue
      }
      const next: IteratorResult<Source | Other> = await coming!
      coming = null
      if (next.done) done = true
      else if (!isSource(next.value)) waiting.push(Promise.resolve(next.value))
      else {
        const least = leastBusy(threads)
        const isNew = least === undefined || (least.busy >= A_START && threads.length < options.threads)
        const thread = isNew ? new Thread(materials, options) : least
        if (isNew) threads.push(thread)
        waiting.push(thread.read(next.value))
      }
    }
  } finally {
    coming?.catch(() => {})
    await Promise.all(threads.map((t) => t.end()))
    await iterator.return?.()
  }
}

const leastBusy = (threads: readonly Thread[]): Thread | undefined =>
  threads.reduce<Thread | undefined>((a, b) => (a && a.busy <= b.busy ? a : b), undefined)

type Answer = { readonly article: ReadArticle } | { readonly error: string }

interface Asked {
  readonly source: Source
  readonly answer: (reading: Reading) => void
}

/**
 * A thread that reads. An article whose reading takes more memory than a thread has is read again by one that has more. One that
 * fails there, or is ended over an article that takes too long, costs that article; a new one reads the others.
 */
class Thread {
  #worker: Worker | null = null
  /** Whether the worker has more memory than others, for one article. */
  #again = false
  readonly #asked: Asked[] = []
  readonly #data: { readonly own: Materials['own']; readonly options: ReadOptions }
  readonly #patience: (characters: number) => number
  readonly #megabytes: number
  #timer: NodeJS.Timeout | undefined
  /** Why the thread is being ended, where it is. */
  #why: string | null = null

  constructor({ own }: Materials, options: PoolOptions) {
    const { today, explain } = options
    this.#data = { own, options: { today, explain } }
    this.#patience = options.patience ?? patience
    this.#megabytes = options.megabytes ?? MEGABYTES
  }

  /** Characters it has to read; what it takes grows with them. */
  get busy(): number {
    return this.#asked.reduce((n, { source }) => n + source.text.length + 1, 0)
  }

  /** Starts before there is anything to read. */
  start(): this {
    this.#worker = this.#open(this.#megabytes)
    return this
  }

  read(source: Source): Promise<Reading> {
    return new Promise((answer) => {
      this.#asked.push({ source, answer })
      if (!this.#worker) this.#go(false)
      else if (!this.#again) {
        this.#worker.postMessage(source)
        if (this.#asked.length === 1) this.#watch()
      }
    })
  }

  async end(): Promise<void> {
    this.#asked.length = 0
    clearTimeout(this.#timer)
    await this.#worker?.terminate()
  }

  /** Starts a worker on what is asked, where anything is: all of it, or the first `again` with more memory. */
  #go(again: boolean): void {
    this.#again = again
    this.#worker = null
    const asked = again ? this.#asked.slice(0, 1) : this.#asked
    if (asked.length === 0) return
    this.#worker = this.#open(again ? MEGABYTES_AGAIN : this.#megabytes)
    for (const { source } of asked) this.#worker.postMessage(source)
    this.#watch()
  }

  /** Gives the article that is first in line its time. */
  #watch(): void {
    clearTimeout(this.#timer)
    const first = this.#asked[0]
    if (!first) return
    const seconds = this.#patience(first.source.text.length)
    const end = () => {
      if (this.#asked[0] !== first) return
      this.#why = `it takes longer than ${Math.round(seconds)} s to read; split it`
      void this.#worker?.terminate()
    }
    // Where this thread was busy all the time the answer may be there and not yet taken.
    this.#timer = setTimeout(() => setImmediate(end), seconds * 1000)
  }

  #open(megabytes: number): Worker {
    const lent = lendEnglish()
    const isSource = import.meta.url.endsWith('.ts')
    const worker = new Worker(new URL(isSource ? './reading-thread.mjs' : './reading-worker.js', import.meta.url), {
      workerData: { ...this.#data, place: lent?.place },
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
      ...(isSource && { execArgv: ['--conditions=source'] }),
    })
    let full = false
    worker.on('message', (answer: Answer) => {
      const asked = this.#asked.shift()
      if (this.#again) {
        this.#go(false)
        void worker.terminate()
      } else this.#watch()
      asked?.answer({ source: asked.source, ...answer })
    })
    worker.on('error', (error: NodeJS.ErrnoException) => {
      full = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      this.#why = messageOf(error)
    })
    worker.on('exit', () => {
      lent?.end()
      if (this.#worker !== worker) return
      clearTimeout(this.#timer)
      const why = this.#why ?? 'the thread that read it ended'
      this.#why = null
      if (full && !this.#again) return this.#go(true)
      const first = this.#asked.shift()
      this.#go(false)
      first?.answer({ source: first.source, error: why })
    })
    return worker
  }
}
