import { parentPort, workerData } from 'node:worker_threads'
import type { Source } from '@onrecord/format'
import type { KnownActor } from '@onrecord/knowledge'
import { materials } from './materials.js'
import { type ReadOptions, readOne } from './reading.js'

// A thread of the pool: sources come in, readings go back, one at a time.
const { own, options } = workerData as { own: readonly KnownActor[]; options: ReadOptions }
const ready = materials(own)
parentPort?.on('message', (source: Source) => {
  const reading = readOne(source, ready, options)
  // The source stays where it came from.
  parentPort?.postMessage('article' in reading ? { article: reading.article } : { error: reading.error })
})
