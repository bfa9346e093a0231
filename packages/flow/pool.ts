import { Worker } from 'node:worker_threads'
import type { ReadArticle, Source } from '@onrecord/format'
import type { Materials } from './materials.js'
import { messageOf } from './message.js'
import { type Reading, type ReadOptions, readOne } from './reading.js'

export interface PoolOptions extends ReadOptions {
  /** Threads that read beside this one; 0 reads everything here. */
  readonly threads: number
  /** Most seconds that an article of so many characters may take in a thread; `patience` where not given. */
  readonly patience?: (characters: number) => number
}

/** A minute, and a second more for each 5,000 characters: twenty times what an article takes on a slow machine. */
const patience = (characters: number): number => 60 + characters / 5000

/** Articles read here before threads are started: they take about as long to start as these to be read. */
const ALONE = 6
/** An article longer than this is never read here, where nothing could stop it. */
const LONG = 200_000
/** Most megabytes of memory a thread may take, its words and weights included. */
const MEGABYTES = 2048
/** Megabytes for what is short-lived: by Node's own measure a thread took some 40 more. */
const YOUNG_MEGABYTES = 8
/** Articles handed out ahead of each thread, so that none waits for the next. */
const AHEAD = 4

/**
 * Reads sources, giving back the readings in the order of the sources, whichever is read first. Few articles are read
 * here; for more, threads are started. What is no source passes through in its place.
 */
export async function* readAll<Other extends object>(
  items: AsyncIterable<Source | Other>,
  isSource: (item: Source | Other) => item is Source,
  materials: Materials,
  options: PoolOptions,
): AsyncGenerator<Reading | Other> {
  const iterator = items[Symbol.asyncIterator]()
  try {
    for (let n = 0; n < ALONE || options.threads === 0; n++) {
      const next = await iterator.next()
      if (next.done) return
      if (isSource(next.value) && next.value.text.length > LONG && options.threads > 0) {
        yield* readByThreads(startingWith(next.value, iterator), isSource, materials, options)
        return
      }
      yield isSource(next.value) ? readOne(next.value, materials, options) : next.value
    }
    yield* readByThreads(iterator, isSource, materials, options)
  } finally {
    await iterator.return?.()
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
    read: (source) => threads.reduce((a, b) => (b.busy < a.busy ? b : a)).read(source),
    async end() {
      await Promise.all(threads.map((t) => t.end()))
    },
  }
}

/** The rest of what an iterator gives, with what was taken from it back at its front. */
async function* startingWith<T>(first: T, rest: AsyncIterator<T>): AsyncGenerator<T> {
  yield first
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

async function* readByThreads<Other extends object>(
  iterator: AsyncIterator<Source | Other>,
  isSource: (item: Source | Other) => item is Source,
  materials: Materials,
  options: PoolOptions,
): AsyncGenerator<Reading | Other> {
  const threads: Thread[] = []
  const waiting: Promise<Reading | Other>[] = []
  try {
    for (let done = false; !done || waiting.length > 0; ) {
      while (!done && waiting.length < options.threads * AHEAD) {
        const next = await iterator.next()
        if (next.done) done = true
        else if (!isSource(next.value)) waiting.push(Promise.resolve(next.value))
        else {
          const idle = threads.find((t) => t.busy === 0)
          const thread =
            idle ??
            (threads.length < options.threads
              ? threads[threads.push(new Thread(materials, options)) - 1]!
              : threads.reduce((a, b) => (b.busy < a.busy ? b : a)))
          waiting.push(thread.read(next.value))
        }
      }
      const first = waiting.shift()
      if (first) yield await first
    }
  } finally {
    await Promise.all(threads.map((t) => t.end()))
  }
}

type Answer = { readonly article: ReadArticle } | { readonly error: string }

interface Asked {
  readonly source: Source
  readonly answer: (reading: Reading) => void
}

/**
 * A thread that reads. One that dies (out of memory) or is ended over an article that takes too long costs that article; a new one
 * reads the others.
 */
class Thread {
  #worker: Worker | null = null
  readonly #asked: Asked[] = []
  readonly #data: { readonly own: Materials['own']; readonly options: ReadOptions }
  readonly #patience: (characters: number) => number
  #timer: NodeJS.Timeout | undefined
  /** Why the thread is being ended, where it is. */
  #why: string | null = null

  constructor({ own }: Materials, { today, explain, patience: given = patience }: PoolOptions) {
    this.#data = { own, options: { today, explain } }
    this.#patience = given
  }

  get busy(): number {
    return this.#asked.length
  }

  read(source: Source): Promise<Reading> {
    return new Promise((answer) => this.#ask({ source, answer }))
  }

  #ask(asked: Asked): void {
    this.#asked.push(asked)
    this.#worker ??= this.#start()
    this.#worker.postMessage(asked.source)
    if (this.#asked.length === 1) this.#watch()
  }

  /** Gives the article that is first in line its time. */
  #watch(): void {
    clearTimeout(this.#timer)
    const first = this.#asked[0]
    if (!first) return
    const seconds = this.#patience(first.source.text.length)
    this.#timer = setTimeout(() => {
      this.#why = `it takes longer than ${Math.round(seconds)} s to read; split it`
      void this.#worker?.terminate()
    }, seconds * 1000)
  }

  async end(): Promise<void> {
    this.#asked.length = 0
    clearTimeout(this.#timer)
    await this.#worker?.terminate()
  }

  #start(): Worker {
    const isSource = import.meta.url.endsWith('.ts')
    const worker = new Worker(new URL(isSource ? './reading-thread.mjs' : './reading-worker.js', import.meta.url), {
      workerData: this.#data,
      resourceLimits: { maxOldGenerationSizeMb: MEGABYTES, maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
      ...(isSource && { execArgv: ['--conditions=source'] }),
    })
    worker.on('message', (answer: Answer) => {
      const asked = this.#asked.shift()
      this.#watch()
      asked?.answer({ source: asked.source, ...answer })
    })
    worker.on('error', (error) => {
      this.#why = messageOf(error)
    })
    worker.on('exit', () => {
      this.#worker = null
      const [first, ...rest] = this.#asked.splice(0)
      clearTimeout(this.#timer)
      const why = this.#why ?? 'the thread that read it ended'
      this.#why = null
      first?.answer({ source: first.source, error: why })
      for (const asked of rest) this.#ask(asked)
    })
    return worker
  }
}
