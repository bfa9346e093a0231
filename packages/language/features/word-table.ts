import { unpack } from '../net/container.js'
import { kernel } from '../net/kernel.js'
import { type KeyTable, tableBytes } from './key-table.js'

/** What is known of words from plain text: the groups of words that stand among the same neighbours. */
export interface WordTable {
  /** Fine group of the word at an index of `table`; `fine[-1]` is not asked for. */
  readonly table: KeyTable
  readonly fine: Uint16Array
  readonly coarse: Uint8Array
  /** How often a word is written with a capital within a sentence, 0 never to 3 mostly. */
  readonly capital: Uint8Array
}

/** Bytes between what stands in a kernel's memory. */
const SPARE = 1024

/** Opens the weights `words`. */
export function wordTable(bytes: Uint8Array): WordTable {
  const { arrays } = unpack(bytes)
  const keys = arrays.keys as Int32Array
  return {
    table: kernel(tableBytes(keys.length) + SPARE).table(keys),
    fine: arrays.fine as Uint16Array,
    coarse: arrays.coarse as Uint8Array,
    capital: arrays.capital as Uint8Array,
  }
}
