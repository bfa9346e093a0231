import {
  AckPolicy,
  type Consumer,
  JetStreamApiError,
  RetentionPolicy,
  StorageType,
  type StreamConfig,
} from '@nats-io/jetstream'
import { type ObjectStore, Objm } from '@nats-io/obj'
import { nanos } from '@nats-io/transport-node'
import type { Queue } from './connect.js'
import { QueueError } from './error.js'
import { DOCUMENTS, KNOWN_AGAIN, LARGE, REJECTED, SILENCE, WORKERS } from './names.js'
import { patiently } from './patience.js'

/** Copies a queue's servers keep of each document: as many as may be lost, and as many again and one. */
export type Replicas = 1 | 3 | 5

/** Makes the streams where they are missing. Those that are there stay as they are. */
export async function ensureStreams({ manager, where }: Queue, replicas: Replicas = 1): Promise<void> {
  const kept = { storage: StorageType.File, num_replicas: replicas }
  try {
    await make(DOCUMENTS.stream, { ...kept, subjects: [DOCUMENTS.subject], retention: RetentionPolicy.Workqueue, duplicate_window: nanos(KNOWN_AGAIN) }) // biome-ignore format: one line
    await make(REJECTED.stream, { ...kept, subjects: [REJECTED.subject], retention: RetentionPolicy.Limits })
    const known = await found(() => manager.consumers.info(DOCUMENTS.stream, WORKERS))
    // That a document was given out too often is said by the worker that gets it next: it is counted here without end.
    const handing = { durable_name: WORKERS, ack_policy: AckPolicy.Explicit, ack_wait: nanos(SILENCE), max_deliver: -1, max_ack_pending: 10_000 } // biome-ignore format: one line
    if (!known) await patiently(() => manager.consumers.add(DOCUMENTS.stream, handing))
  } catch (cause) {
    throw new QueueError(`the streams of the queue at ${where} cannot be made (${(cause as Error).message})`, { cause })
  }

  async function make(name: string, config: Partial<StreamConfig>): Promise<void> {
    const known = await found(() => manager.streams.info(name))
    if (!known) await patiently(() => manager.streams.add({ name, ...config }))
  }
}

/** What is asked for, or null where it is not there. */
const found = <T>(asked: () => Promise<T>): Promise<T | null> =>
  patiently(() =>
    asked().catch((error) => {
      if (error instanceof JetStreamApiError && error.status === 404) return null
      throw error
    }),
  )

/** What workers take documents from. */
export const workers = ({ client }: Queue): Promise<Consumer> =>
  patiently(() => client.consumers.get(DOCUMENTS.stream, WORKERS))

/** Where documents lie that are too large for a message; made when the first comes, with as many copies as the others have. */
export async function large(queue: Queue): Promise<ObjectStore> {
  const { config } = await patiently(() => queue.manager.streams.info(DOCUMENTS.stream))
  const kept = { storage: StorageType.File, replicas: config.num_replicas }
  return patiently(() => new Objm(queue.client).create(LARGE, kept))
}
