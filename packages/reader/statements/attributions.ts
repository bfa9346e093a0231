import type { Attributed, Context, Peopled } from '../layers.js'

/** Finds attributions: source, cue and content. */
export function attributions(layer: Peopled, _context: Context): Attributed {
  return { ...layer, attributions: [] }
}
