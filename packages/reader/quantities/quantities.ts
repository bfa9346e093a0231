import type { Context, Counted, Dated } from '../layers.js'

/** Finds numbers and what they count. */
export function quantities(layer: Dated, _context: Context): Counted {
  return { ...layer, quantities: [] }
}
