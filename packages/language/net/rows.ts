import type { KeyTable } from '../features/key-table.js'
import type { Room, Rooms } from './rooms.js'

/**
 * Finds rows of weights by the features they belong to, and adds them up. Tables and rows stand on a shelf (`shelf.ts`); rooms are this
 * thread's own. All of it are whole numbers, or added and multiplied in a fixed order: the same everywhere.
 */
export interface Rows extends Rooms {
  /**
   * Puts keys, which must differ from each other, into an empty table that has room for them: it keeps the index of each, or, where
   * `shifts` says by how many bits the row of each is to be shifted, the index before five bits of that, as `gather` asks for rows.
   */
  table(keys: Room<Int32Array>, shifts: Room<Uint8Array> | null, into: KeyTable): void
  /** Writes what a table keeps for the first `count` of some keys, in their order, into `found`; gives how many of them it knows. */
  find(table: KeyTable, keys: Room<Int32Array>, count: number, found: Room<Int32Array>): number
  /**
   * Adds `count` rows of `size` bytes to sums: those of the numbers `rows[i] >> 5`, each shifted left by as many bits as the last five
   * bits of `rows[i]` say. `size` is a multiple of 8.
   */
  gather(x: Room<Int8Array>, rows: Room<Int32Array>, count: number, size: number, sums: Room<Int32Array>): void
  /** Adds `count` rows of `size` bytes to sums: those at `places[i]`, multiplied with `by[i]`. `size` is a multiple of 8. */
  weigh(
    x: Room<Int8Array>,
    places: Room<Int32Array>,
    by: Room<Float64Array>,
    count: number,
    size: number,
    sums: Room<Float64Array>,
  ): void
}
