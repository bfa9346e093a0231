import type { OnRecord } from '../contract.js'
import type { Comparison } from './types.js'

/** Two articles side by side, by name or key: what both report, what only one has, where they differ. Null where one is not on record. */
export async function compare(_record: OnRecord, _a: string, _b: string): Promise<Comparison | null> {
  return null
}
