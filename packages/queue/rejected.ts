import type { JsMsg, StoredMsg } from '@nats-io/jetstream'
import { headers } from '@nats-io/transport-node'
import type { Queue } from './connect.js'
import { HEADER, REJECTED } from './names.js'
import { send } from './put.js'
import { large } from './streams.js'

/** A document that no worker could put on record. */
export interface Rejected {
  /** Its number on the list. */
  readonly number: number
  readonly file: string
  readonly reason: string
  /** When it was rejected (ISO 8601). */
  readonly at: string
}

/** Puts a document on the list. */
export async function reject({ client }: Queue, message: JsMsg, reason: string): Promise<void> {
  const said = headers()
  for (const name of [HEADER.id, HEADER.file, HEADER.large]) {
    const value = message.headers?.get(name)
    if (value) said.set(name, value)
  }
  said.set(HEADER.reason, encodeURI(reason).slice(0, 2000))
  // Its place in the stream tells it: one that is rejected by two workers at once is on the list once.
  await client.publish(REJECTED.subject, message.data, { headers: said, msgID: `rejected-${message.seq}` })
}

/** The documents that were rejected, the first first. */
export async function* rejected(queue: Queue): AsyncGenerator<Rejected> {
  for await (const { seq, header, time } of messages(queue))
    yield {
      number: seq,
      file: decodeURI(header.get(HEADER.file)),
      reason: decodeURI(header.get(HEADER.reason)),
      at: time.toISOString(),
    }
}

/** Queues rejected documents again, all or those of these numbers. Gives how many. */
export async function retry(queue: Queue, numbers: readonly number[] = []): Promise<number> {
  let n = 0
  for await (const { seq, header, data } of messages(queue)) {
    if (numbers.length > 0 && !numbers.includes(seq)) continue
    const name = header.get(HEADER.large)
    const store = name ? await large(queue) : null
    const bytes = store ? ((await store.getBlob(name)) ?? data) : data
    const id = header.get(HEADER.id)
    // Under a name of its own, since the first one is known still.
    await send(queue, id, decodeURI(header.get(HEADER.file)), bytes, `${id}-again-${seq}`)
    await drop(queue, seq, store && name)
    n++
  }
  return n
}

/** Takes rejected documents off the list. Gives how many were on it. */
export async function dismiss(queue: Queue, numbers: readonly number[] = []): Promise<number> {
  let n = 0
  for await (const { seq, header } of messages(queue)) {
    if (numbers.length > 0 && !numbers.includes(seq)) continue
    await drop(queue, seq, header.get(HEADER.large))
    n++
  }
  return n
}

async function drop(queue: Queue, seq: number, object: string | null): Promise<void> {
  await queue.manager.streams.deleteMessage(REJECTED.stream, seq)
  if (object) await (await large(queue)).delete(object)
}

async function* messages({ manager }: Queue): AsyncGenerator<StoredMsg> {
  const { state } = await manager.streams.info(REJECTED.stream)
  for (let seq = state.first_seq; seq <= state.last_seq; seq++) {
    // Those that were taken off leave gaps.
    const message = await manager.streams.getMessage(REJECTED.stream, { seq }).catch(() => null)
    if (message) yield message
  }
}
