import { availableParallelism } from 'node:os'
import type { Source } from '@onrecord/format'
import type { IntakeProblem } from '@onrecord/intake'
import { materials as load, type Materials } from './materials.js'
import { readAll } from './pool.js'
import type { Reading, ReadOptions } from './reading.js'

// What `onrecord read` needs and no more: neither the store nor the weaver is loaded for it.
export { localDay } from './local-day.js'
export { materials } from './materials.js'
export type { Reading } from './reading.js'

/** Reads sources without a record, in their order; intake's problems keep their place. */
export function readSources(
  items: AsyncIterable<Source | IntakeProblem>,
  options: ReadOptions & { readonly threads?: number; readonly materials?: Materials; readonly alone?: boolean },
): AsyncGenerator<Reading | IntakeProblem> {
  const isSource = (item: Source | IntakeProblem): item is Source => !('problem' in item)
  const { today, explain, threads = availableParallelism(), materials = load(), alone = false } = options
  return readAll(items, isSource, materials, { today, explain, threads, early: !alone, alone })
}
