import type { OnRecord } from '@onrecord/record'
import { materialsOf } from './materials.js'
import { weaveRecord } from './weave-record.js'

/** How long nothing must have been decided before links are woven anew, in ms: an editor decides in bursts. */
const QUIET = 1500

/** Links a record anew some time after it is told to; what it is told meanwhile is taken along. */
export interface Relinker {
  soon(): void
  /** Ends it; what is being woven is finished. */
  close(): Promise<void>
}

/** Keeps the links of a record that is served in step with what is decided on it. Language and knowledge are loaded when first needed. */
export function relinker(record: OnRecord, onError: (error: unknown) => void): Relinker {
  let timer: NodeJS.Timeout | undefined
  let weaving = Promise.resolve()
  const weave = async () => {
    try {
      // A record that was never woven has nothing to keep in step.
      if ((await record.wovenState()).woven === null) return
      await weaveRecord(record, await materialsOf(record))
    } catch (error) {
      onError(error)
    }
  }
  return {
    soon() {
      clearTimeout(timer)
      timer = setTimeout(() => {
        weaving = weaving.then(weave)
      }, QUIET)
    },
    async close() {
      clearTimeout(timer)
      await weaving
    },
  }
}
