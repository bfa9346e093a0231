import fc from 'fast-check'
import type { Room } from '../net/rooms.js'

/** A number for each place. */
export type Small = (i: number) => number

/** How large what is reckoned with is, each function in its own way. */
export interface Size {
  readonly rows: number
  readonly outs: number
  readonly inner: number
}

export const SIZE = fc.record({
  rows: fc.integer({ min: 1, max: 7 }),
  outs: fc.integer({ min: 1, max: 9 }),
  inner: fc.integer({ min: 1, max: 6 }),
})

/** Numbers of 13 bits. */
export const NUMBERS = fc.array(fc.integer({ min: -4095, max: 4095 }), { minLength: 1, maxLength: 60 })

/** Fills a room with numbers from a list, over and over. */
export function filled<N extends { length: number; [i: number]: number }>(room: Room<N>, by: Small): Room<N> {
  for (let i = 0; i < room.data.length; i++) room.data[i] = by(i)
  return room
}
