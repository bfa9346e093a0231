import type { Act } from '@onrecord/format'
import type { Attributed, Attribution, Context, SaidRange } from '../layers.js'

/** When it was said: from the sentence, the occasion, the article. */
export function said(_attribution: Attribution, _act: Act, layer: Attributed, _context: Context): SaidRange {
  return { from: null, to: layer.published.to }
}
