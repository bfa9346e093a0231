import { plainRooms, type Room, roomOf } from '../net/rooms.js'
import type { Shelf } from '../net/shelf.js'

/** Finds what is kept for a 32-bit key: an open-addressed table over typed arrays. Keys must differ from each other. */
export interface KeyTable {
  readonly size: number
  /** What is kept for a key, or -1 where it is none of the keys. */
  find(key: number): number
  /** A bit for each key, at what `key ^ (key >>> 15)` leaves of `filterMask`: most that are no keys are turned away by it. */
  readonly filter: Room<Int32Array>
  readonly filterMask: number
  /** Key and what is kept for it plus 1 (0 where nobody is) side by side, from `key & mask` on up to the first empty place. */
  readonly slots: Room<Int32Array>
  readonly mask: number
}

/** Bits of the filter for each key: a key that is not in the list is mostly turned away by one look at a small array. */
const FILTER_BITS = 16

/** Bytes that the table of so many keys takes. */
const tableBytes = (keys: number): number => 8 * powerOf2(keys * 2) + powerOf2(keys * FILTER_BITS) / 8

/** The table of keys on a shelf, as `rows.ts` says; made by whoever comes first. */
export function tableOn(shelf: Shelf, name: string, keys: Int32Array, shifts: Uint8Array | null = null): KeyTable {
  const bytes = shelf.keep(name, (room) => {
    const place = room(tableBytes(keys.length))
    shelf.rows.table(roomOf(keys), shifts && roomOf(shifts), tableIn(place, keys.length))
    return place
  })
  return tableIn(bytes, keys.length)
}

/** The table of so many keys that stands in some bytes. */
function tableIn({ buffer, byteOffset }: Uint8Array, size: number): KeyTable {
  let at = byteOffset
  return emptyTable(size, (length) => {
    const data = new Int32Array(buffer, at, length)
    at += data.byteLength
    return roomOf(data)
  })
}

/** The table of `keys` with what `kept` says for the key at an index, a whole number from 0 on. */
export function keyTable(keys: Int32Array, kept: (index: number) => number): KeyTable {
  const table = emptyTable(keys.length)
  fillTable(table, keys, kept)
  return table
}

/** A table with room for so many keys, at most half full. `room` gives places of zeros. */
function emptyTable(size: number, room = plainRooms().large): KeyTable {
  const mask = powerOf2(size * 2) - 1
  const filterMask = powerOf2(size * FILTER_BITS) - 1
  const filterRoom = room((filterMask + 1) >> 5)
  const slotRoom = room((mask + 1) * 2)
  const filter = filterRoom.data
  const slots = slotRoom.data
  return {
    size,
    filter: filterRoom,
    filterMask,
    slots: slotRoom,
    mask,
    find(key) {
      const bit = (key ^ (key >>> 15)) & filterMask
      if ((filter[bit >> 5]! & (1 << (bit & 31))) === 0) return -1
      let at = key & mask
      for (;;) {
        const place = slots[at * 2 + 1]!
        if (place === 0) return -1
        if (slots[at * 2] === key) return place - 1
        at = (at + 1) & mask
      }
    },
  }
}

/** Puts keys into an empty table that has room for them. */
export function fillTable(
  { filter: { data: filter }, filterMask, slots: { data: slots }, mask }: KeyTable,
  keys: Int32Array,
  kept: (index: number) => number,
): void {
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!
    const bit = (key ^ (key >>> 15)) & filterMask
    filter[bit >> 5]! |= 1 << (bit & 31)
    let at = key & mask
    while (slots[at * 2 + 1] !== 0) at = (at + 1) & mask
    slots[at * 2] = key
    slots[at * 2 + 1] = kept(i) + 1
  }
}

/** The least power of 2 that is at least `n` and 32. */
function powerOf2(n: number): number {
  let power = 32
  while (power < n) power *= 2
  return power
}
