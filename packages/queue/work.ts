import { setTimeout as sleep } from 'node:timers/promises'
import type { Consumer, JsMsg } from '@nats-io/jetstream'
import { type Materials, materialsOf, stampOf, weaveRecord } from '@onrecord/flow'
import type { Added, OnRecord } from '@onrecord/record'
import { Adder } from './adder.js'
import type { Queue } from './connect.js'
import { type Queued, unpack } from './document.js'
import { HEADER, SILENCE, TRIES } from './names.js'
import { isPassing } from './passing.js'
import { DailyReaders } from './readers.js'
import { reject } from './rejected.js'
import { large, workers } from './streams.js'

export interface WorkOptions {
  readonly queue: Queue
  readonly record: OnRecord
  /** Threads that read. */
  readonly threads: number
  /** Whether this worker links the articles whenever nothing waits; one worker of all should. */
  readonly link?: boolean
  /** Whether to end when nothing waits. */
  readonly untilEmpty?: boolean
  /** Ends the work: what is being read is put on record first. */
  readonly signal?: AbortSignal
  /** Told of each document that was dealt with. */
  readonly onDone?: (did: Did) => void
  /** Told of each thing that goes wrong, one line for a person. */
  readonly onProblem?: (line: string) => void
}

/** What became of a document: put on record, given back to be tried again, or rejected. */
export interface Did {
  readonly file: string
  readonly did: Added | 'again' | 'rejected'
}

/** Documents taken for each thread, so that none waits for the next. */
const AHEAD = 2
/** How long a worker asks for a document before it asks anew, in ms. */
const ASKING = 2000
/** How long a document waits that could not be read, in ms, times the number of tries. */
const REST = 2000
/** How long a worker waits between tries when record or queue are away, in ms. */
const AWAY = 1000

/** A document that will never be on record, however often it is tried. */
class Hopeless extends Error {}

/**
 * Takes documents from a queue, reads them and puts them on record, until it is told to end. A document leaves the queue when
 * it is on record, so that it is given to another worker when this one dies; one that comes twice changes nothing.
 */
export async function work(options: WorkOptions): Promise<void> {
  const { queue, record, threads, signal, onProblem } = options
  const materials = await materialsOf(record)
  const readers = new DailyReaders(materials, threads)
  const consumer = await workers(queue)
  const told = new Map<'queue' | 'record', string>()
  const worker: Worker = {
    ...options,
    materials,
    readers,
    adder: new Adder(record),
    // The same fault is told once, however often it is met.
    away(what, line) {
      if (line !== null && told.get(what) !== line) onProblem?.(line)
      if (line === null) told.delete(what)
      else told.set(what, line)
    },
  }
  try {
    const ended = new AbortController()
    const slots = Array.from({ length: threads * AHEAD }, () => slot(worker, consumer, ended))
    const linking = options.link ? keepLinked(worker, ended.signal) : undefined
    await Promise.all(slots)
    ended.abort()
    await linking
    if (options.link && !signal?.aborted) await weaveRecord(record, materials)
  } finally {
    await readers.end()
  }
}

interface Worker extends WorkOptions {
  readonly materials: Materials
  readonly readers: DailyReaders
  readonly adder: Adder
  /** Tells that something is away, or back (null). */
  away(what: 'queue' | 'record', line: string | null): void
}

/** Deals with one document after the other. */
async function slot(worker: Worker, consumer: Consumer, ended: AbortController): Promise<void> {
  const { signal, untilEmpty, queue } = worker
  while (!signal?.aborted && !ended.signal.aborted) {
    let message: JsMsg | null
    try {
      message = await consumer.next({ expires: ASKING })
      worker.away('queue', null)
    } catch (error) {
      worker.away('queue', `the queue at ${queue.where} is away (${(error as Error).message}): waiting for it`)
      await sleep(AWAY)
      continue
    }
    if (message) await deal(worker, message)
    else if (untilEmpty && (await isEmpty(consumer))) return
  }
}

async function isEmpty(consumer: Consumer): Promise<boolean> {
  const info = await consumer.info().catch(() => null)
  return info !== null && info.num_pending === 0 && info.num_ack_pending === 0
}

/** Puts a document on record and takes it off the queue; gives it back, or rejects it, where that can't be done. */
async function deal(worker: Worker, message: JsMsg): Promise<void> {
  const file = decodeURI(message.headers?.get(HEADER.file) ?? '')
  const tries = message.info.deliveryCount
  // Nobody else gets it while this worker says that it has it.
  const beating = setInterval(() => message.working(), SILENCE / 3)
  try {
    if (tries > TRIES) {
      await turnAway(
        worker,
        message,
        file,
        `it was given out ${tries - 1} times, and each time its worker ended before it was on record`,
      )
      return
    }
    const did = await onRecord(worker, message)
    await settle(worker, message)
    worker.onDone?.({ file, did })
  } catch (error) {
    const reason = (error as Error).message
    const isText = (error as { code?: string }).code === 'text'
    const isLast = error instanceof Hopeless || isText || (tries >= TRIES && !worker.signal?.aborted)
    // Where not even the list can be written it is given back.
    if (
      isLast &&
      (await turnAway(worker, message, file, reason)
        .then(() => true)
        .catch(() => false))
    )
      return
    message.nak(REST * tries)
    worker.onDone?.({ file, did: 'again' })
  } finally {
    clearInterval(beating)
  }
}

async function onRecord(
  { queue, record, materials, readers, adder, signal, away }: Worker,
  message: JsMsg,
): Promise<Added> {
  const { address, source } = await queued(queue, message)
  const stamp = stampOf(materials.language, materials.knowledge)
  // A server that is away is waited for with the document in hand: to give it back would count as if it were at fault.
  const patiently = async <T>(does: () => Promise<T>): Promise<T> => {
    for (;;) {
      try {
        const done = await does()
        away('record', null)
        return done
      } catch (error) {
        if (!isPassing(error) || signal?.aborted) throw error
        away('record', `${error.message}; waiting for it`)
        await sleep(AWAY)
      }
    }
  }
  if (await patiently(() => record.has(address, source.text, stamp, source))) return 'unchanged'
  const reading = await readers.read(source)
  if ('error' in reading) throw new Error(`it could not be read (${reading.error})`)
  return patiently(() => adder.add({ article: reading.article, stamp, origin: { address, source } }))
}

async function queued(queue: Queue, message: JsMsg): Promise<Queued> {
  const name = message.headers?.get(HEADER.large)
  const bytes = name ? await (await large(queue)).getBlob(name) : message.data
  if (!bytes) throw new Hopeless('the document itself is gone from the queue: queue it again')
  try {
    return unpack(bytes)
  } catch {
    throw new Hopeless('it is no document of `onrecord queue add`')
  }
}

/** Takes a document off the queue. Where that is not heard it comes again, and is found on record. */
async function settle({ queue }: Worker, message: JsMsg): Promise<void> {
  const name = message.headers?.get(HEADER.large)
  const heard = await message.ackAck().catch(() => false)
  if (name && heard) await (await large(queue)).delete(name).catch(() => {})
}

async function turnAway(worker: Worker, message: JsMsg, file: string, reason: string): Promise<void> {
  await reject(worker.queue, message, reason)
  await message.ackAck().catch(() => false)
  worker.onProblem?.(`${file}: ${reason}`)
  worker.onDone?.({ file, did: 'rejected' })
}

/** How often it is looked at whether links are behind, in ms. */
const LOOKING = 5000

/** Links the articles whenever nothing waits to be read. */
async function keepLinked({ queue, record, materials, onProblem }: Worker, ended: AbortSignal): Promise<void> {
  const consumer = await workers(queue)
  while (!ended.aborted) {
    await sleep(LOOKING, undefined, { signal: ended }).catch(() => {})
    if (ended.aborted || !(await isEmpty(consumer))) continue
    await weaveRecord(record, materials).catch((error) =>
      onProblem?.(`the articles could not be linked (${(error as Error).message})`),
    )
  }
}
