import { parentPort } from 'node:worker_threads'
import { inMemory } from '../input.js'
import { take } from '../take.js'
import type { Asked, Told } from './messages.js'

// A room's thread: documents come in one at a time, what is in them goes back.
const tell = (told: Told) => parentPort?.postMessage(told)
parentPort?.on('message', async ({ bytes, origin, depth, options }: Asked) => {
  for await (const item of take(inMemory(bytes), origin, { options, depth, aside: null })) tell({ kind: 'item', item })
  tell({ kind: 'done' })
})
// Ready: what a document takes is counted from here on.
parentPort?.postMessage('ready')
