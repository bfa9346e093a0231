import { parentPort, workerData } from 'node:worker_threads'
import type { Source } from '@onrecord/format'
import type { KnownActor } from '@onrecord/knowledge'
import type { Place } from '@onrecord/language/node'
import { materials } from './materials.js'
import { type ReadOptions, readOne } from './reading.js'

// A thread of the pool: sources come in, readings go back, one at a time.
const { own, options, place } = workerData as {
  own: readonly KnownActor[]
  options: ReadOptions
  place?: Place
}
const ready = materials(own, { place })
parentPort?.on('message', (source: Source) => {
  const reading = readOne(source, ready, options)
  // The source stays where it came from.
  parentPort?.postMessage('article' in reading ? { article: reading.article } : { error: reading.error })
})
