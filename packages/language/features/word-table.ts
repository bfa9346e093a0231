import { unpack } from '../net/container.js'
import { type Shelf, shelf } from '../net/shelf.js'
import { type KeyTable, tableOn } from './key-table.js'

/** What is known of words from plain text: the groups of words that stand among the same neighbours. */
export interface WordTable {
  /** Fine group of the word at an index of `table`; `fine[-1]` is not asked for. */
  readonly table: KeyTable
  readonly fine: Uint16Array
  readonly coarse: Uint8Array
  /** How often a word is written with a capital within a sentence, 0 never to 3 mostly. */
  readonly capital: Uint8Array
}

/** Opens the weights `words` on a shelf. */
export function wordTable(bytes: Uint8Array, on: Shelf = shelf()): WordTable {
  const { arrays } = unpack(on.keep('words', () => bytes))
  return {
    table: tableOn(on, 'words table', arrays.keys as Int32Array),
    fine: arrays.fine as Uint16Array,
    coarse: arrays.coarse as Uint8Array,
    capital: arrays.capital as Uint8Array,
  }
}
