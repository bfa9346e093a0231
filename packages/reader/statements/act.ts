import type { Act } from '@onrecord/format'
import type { Attributed, Attribution, Context } from '../layers.js'

/** Which of the fourteen acts an attribution is, from its cue, mood, negation and content. */
export function act(_attribution: Attribution, _layer: Attributed, _context: Context): Act {
  return 'say'
}
