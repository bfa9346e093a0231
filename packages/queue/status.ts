import type { Queue } from './connect.js'
import { DOCUMENTS, REJECTED, WORKERS } from './names.js'

/** How far a queue is. */
export interface Status {
  /** Documents nobody has taken yet. */
  readonly waiting: number
  /** Documents a worker has. */
  readonly beingRead: number
  /** Of those, given out more than once. */
  readonly again: number
  /** Documents that were put on record or rejected since the queue was made. */
  readonly done: number
  readonly rejected: number
  /** Bytes of all that wait, but for what is too large for a message. */
  readonly bytes: number
  /** Servers that keep a copy and are there, of those that should. */
  readonly servers: { readonly there: number; readonly of: number }
}

/** How far a queue is. */
export async function status({ manager }: Queue): Promise<Status> {
  const documents = await manager.streams.info(DOCUMENTS.stream)
  const { num_pending, num_ack_pending, num_redelivered } = await manager.consumers.info(DOCUMENTS.stream, WORKERS)
  const { state, cluster } = documents
  const replicas = cluster?.replicas ?? []
  return {
    waiting: num_pending,
    beingRead: num_ack_pending,
    again: num_redelivered,
    done: state.last_seq - state.messages,
    rejected: (await manager.streams.info(REJECTED.stream)).state.messages,
    bytes: state.bytes,
    servers: { there: 1 + replicas.filter((r) => r.current && !r.offline).length, of: documents.config.num_replicas },
  }
}
