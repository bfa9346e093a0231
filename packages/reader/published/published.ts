import type { Published } from '@onrecord/format'
import type { Analysed, Context } from '../layers.js'
import type { Tensed } from '../times/times.js'

/** When the article appeared: by its metadata, else worked out of its text. */
export function published(layer: Analysed, _found: readonly Tensed[], _context: Context): Published {
  const given = layer.source.published
  if (given) return { from: given, to: given, basis: 'given', evidence: [] }
  return { from: null, to: null, basis: 'unknown', evidence: [] }
}
