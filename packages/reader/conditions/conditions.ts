import type { Conditioned, Context, Stated } from '../layers.js'

/** Finds conditions: trigger, consequence, connective, and whose they are. */
export function conditions(layer: Stated, _context: Context): Conditioned {
  return { ...layer, conditions: [] }
}
