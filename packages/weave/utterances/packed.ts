import { packColumns, unpackColumns } from '../loom/columns.js'
import type { Places, SaidNote } from './noted.js'

/** The columns of a note, in the order they are kept in. */
const COLUMNS = ['terms', 'weights', 'sorts', 'wordings', 'own', 'counts', 'words', 'ranks', 'figures', 'starts', 'rows'] as const // biome-ignore format: one line

/** What is noted of the statements of an article, as bytes. */
export const packSaid = (note: SaidNote): Uint8Array =>
  packColumns([note.name, ...note.ids], COLUMNS.map((name) => note[name])) // biome-ignore format: one line

/** The note that was packed. */
export function unpackSaid(bytes: Uint8Array): SaidNote {
  const { head, columns } = unpackColumns(bytes)
  const [name, ...ids] = head as readonly [string, ...string[]]
  const [terms, weights, sorts, wordings, own, counts, words, ranks, figures, starts, rows] = columns
  return {
    name,
    ids,
    terms: terms as Int32Array,
    weights: weights as Uint16Array,
    sorts: sorts as Int32Array,
    wordings: wordings as Uint16Array,
    own: own as Places,
    counts: counts as Places,
    words: words as Places,
    ranks: ranks as Float64Array,
    figures: figures as Float64Array,
    starts: starts as Places,
    rows: rows as Places,
  }
}
