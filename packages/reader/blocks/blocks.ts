import type { Source } from '@onrecord/format'
import type { Blocks, Context } from '../layers.js'

/** Cuts the text into headline, subheadings, body, captions and furniture. */
export function blocks(source: Source, _context: Context): Blocks {
  return { source, blocks: source.text.trim() ? [{ kind: 'body', start: 0, end: source.text.length }] : [] }
}
