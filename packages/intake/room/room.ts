import { Worker } from 'node:worker_threads'
import { LIMITS } from '../limits/limits.js'
import type { IntakeOptions } from '../options.js'
import { type IntakeProblem, refusal } from '../problem.js'
import type { Aside } from '../take.js'
import type { Asked, Told } from './messages.js'

/** A thread in which documents are read one at a time, so that none can take the program down or stop it. */
export interface Room {
  readonly aside: Aside
  close(): Promise<void>
}

/**
 * Opens a room: its thread is started with the first document, ended where one takes more time or memory than `options.limits` allow,
 * and started anew for the next. Such a document is a problem, and what came out of it before stays.
 */
export function openRoom(options: IntakeOptions = {}): Room {
  const limits = { ...LIMITS, ...options.limits }
  let thread: Promise<Worker> | null = null
  const end = async () => {
    const ended = thread
    thread = null
    await ended?.then((worker) => worker.terminate()).catch(() => {})
  }
  return {
    close: end,
    async *aside(bytes, format, origin, depth) {
      let worker: Worker
      try {
        thread ??= started(limits.megabytes)
        worker = await thread
      } catch (error) {
        thread = null
        yield refusal(
          origin.uri,
          'failed',
          `no thread could be started (${(error as Error).message})`,
          'try again later',
        )
        return
      }
      const asked: Asked = {
        bytes: new Uint8Array(bytes),
        origin,
        depth,
        options: { limits, format, ...(options.columns && { columns: options.columns }) },
      }
      let finished = false
      try {
        for await (const told of answers(worker, asked, limits.seconds)) {
          if (told.kind === 'item') yield told.item
          else if (told.kind === 'done') finished = true
          else yield problemOf(origin.uri, told, limits)
        }
      } finally {
        // Ended early, by a limit or by who listens: what the thread is in the midst of is nobody's.
        if (!finished) await end()
      }
    },
  }
}

function started(megabytes: number): Promise<Worker> {
  const isSource = import.meta.url.endsWith('.ts')
  const worker = new Worker(new URL(isSource ? './room-thread.mjs' : './room-worker.js', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
    ...(isSource && { execArgv: ['--conditions=source'] }),
  })
  // An error of a thread that is being ended has no one else to hear it.
  worker.on('error', () => {})
  // The program may end while the room is idle.
  worker.unref()
  return new Promise((ready, failed) => {
    worker.once('message', () => ready(worker)).once('error', failed)
    worker.once('exit', () => failed(new Error('it ended at once')))
  })
}

type Ended = { readonly kind: 'time' } | { readonly kind: 'memory' } | { readonly kind: 'died'; readonly why: string }

/** What a thread tells of a document until it is done with it, dies or has had its time. */
async function* answers(worker: Worker, asked: Asked, seconds: number): AsyncGenerator<Told | Ended> {
  const told: (Told | Ended)[] = []
  let wake = () => {}
  const tell = (t: Told | Ended) => {
    told.push(t)
    wake()
  }
  const died = (error: NodeJS.ErrnoException) =>
    tell(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? { kind: 'memory' } : { kind: 'died', why: error.message })
  const ended = () => tell({ kind: 'died', why: 'its thread ended' })
  const timer = setTimeout(() => tell({ kind: 'time' }), seconds * 1000)
  worker.on('message', tell).on('error', died).on('exit', ended)
  worker.ref()
  // The copy is handed over; a part of a larger buffer would take all of that along.
  worker.postMessage(asked, [asked.bytes.buffer as ArrayBuffer])
  try {
    for (;;) {
      const next = told.shift()
      if (next) {
        yield next
        if (next.kind !== 'item') return
      } else
        await new Promise<void>((go) => {
          wake = go
        })
    }
  } finally {
    clearTimeout(timer)
    worker.off('message', tell).off('error', died).off('exit', ended)
    worker.unref()
  }
}

function problemOf(
  uri: string,
  ended: Ended,
  { seconds, megabytes }: { seconds: number; megabytes: number },
): IntakeProblem {
  if (ended.kind === 'time')
    return refusal(
      uri,
      'time-limit',
      `it takes longer than ${seconds} s to read`,
      'split it, or allow more (--max-seconds)',
    )
  if (ended.kind === 'memory')
    return refusal(
      uri,
      'memory-limit',
      `it takes more than ${megabytes} MB to read`,
      'split it, or allow more (--max-memory)',
    )
  return refusal(
    uri,
    'failed',
    `the program failed on it (${ended.why.replace(/\s+/g, ' ')})`,
    'report it with the file, if you may',
  )
}
