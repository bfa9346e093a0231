import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { headers, type MsgHdrs } from '@nats-io/transport-node'
import { addressOf } from '@onrecord/flow'
import type { Source } from '@onrecord/format'
import type { Queue } from './connect.js'
import { idOf, pack } from './document.js'
import { QueueError } from './error.js'
import { DOCUMENTS, HEADER } from './names.js'
import { large } from './streams.js'

/** Times a message is sent that nobody confirms: while a cluster chooses another leader. */
const TRIES = 8
const WAIT = 500
/** Bytes of a message that are left to what is said beside the document. */
const ASIDE = 8192

/** Whether a document was queued, or waits (or was read within the hour) already. */
export type Put = 'queued' | 'known'

/** Queues a document for a worker to read. It is kept on the servers' disks when this resolves. */
export async function put(queue: Queue, source: Source): Promise<Put> {
  const queued = { address: addressOf(source), source }
  return send(queue, idOf(queued), source.uri, pack(queued))
}

/** Sends a packed document; `as` is what it is known again by. */
export async function send(queue: Queue, id: string, file: string, bytes: Uint8Array, as = id): Promise<Put> {
  const said = headers()
  said.set(HEADER.id, id)
  said.set(HEADER.file, encodeURI(file).slice(0, 2000))
  const most = (queue.connection.info?.max_payload ?? 1 << 20) - ASIDE
  if (bytes.length <= most) return publish(queue, as, said, bytes)
  // One that is too large goes beside the stream, under a name of its own, so that taking it away takes nobody else's.
  const name = `${id}-${randomUUID()}`
  const store = await large(queue)
  await store.putBlob({ name }, bytes)
  said.set(HEADER.large, name)
  const done = await publish(queue, as, said, new Uint8Array()).catch(async (error) => {
    await store.delete(name).catch(() => {})
    throw error
  })
  if (done === 'known') await store.delete(name)
  return done
}

async function publish({ client, where }: Queue, msgID: string, said: MsgHdrs, bytes: Uint8Array): Promise<Put> {
  for (let tries = 1; ; tries++) {
    try {
      const { duplicate } = await client.publish(DOCUMENTS.subject, bytes, { msgID, headers: said })
      return duplicate ? 'known' : 'queued'
    } catch (cause) {
      // Sent again under the same name: what did arrive is there once.
      if (tries === TRIES)
        throw new QueueError(`the queue at ${where} does not take documents (${(cause as Error).message}): see that its servers run`, { cause }) // biome-ignore format: one line
      await sleep(WAIT)
    }
  }
}
