import type { Statement } from '@onrecord/format'
import type { Attributed, Attribution, Context } from '../layers.js'

/** Who speaks, to whom, and about whom. */
export function speaker(
  _attribution: Attribution,
  _layer: Attributed,
  _context: Context,
): Pick<Statement, 'speaker' | 'speakers' | 'addressee' | 'targets'> {
  return { speaker: null, speakers: [], addressee: null, targets: [] }
}
