import { fillTable } from '../features/key-table.js'
import { plainRooms } from './rooms.js'
import type { Rows } from './rows.js'

/** Rows with plain numbers, for machines without WebAssembly or without its vectors. */
export function plainRows(): Rows {
  return {
    ...plainRooms(),
    table: (keys, shifts, into) => fillTable(into, keys.data, shifts ? (i) => (i << 5) | shifts.data[i]! : (i) => i),
    find(table, keys, count, found) {
      let n = 0
      for (let i = 0; i < count; i++) {
        const kept = table.find(keys.data[i]!)
        if (kept >= 0) found.data[n++] = kept
      }
      return n
    },
    gather(x, rows, count, size, sums) {
      for (let i = 0; i < count; i++) {
        const from = (rows.data[i]! >> 5) * size
        const shift = rows.data[i]! & 31
        for (let k = 0; k < size; k++) sums.data[k]! += x.data[from + k]! << shift
      }
    },
    weigh(x, places, by, count, size, sums) {
      for (let i = 0; i < count; i++) {
        const from = places.data[i]!
        const weight = by.data[i]!
        for (let k = 0; k < size; k++) sums.data[k]! += x.data[from + k]! * weight
      }
    },
  }
}
