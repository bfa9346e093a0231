import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import wabt from 'wabt'
import { tableOn } from '../features/key-table.js'
import { filled, NUMBERS, SIZE, type Size, type Small } from '../testing/numbers.js'
import { roomOf } from './rooms.js'
import { commonShelf, plainShelf, type Shelf, shelf } from './shelf.js'
import { ROWS, rowsModule } from './vector-rows.js'

/** What each function gives, by name, for some size and numbers. */
const FUNCTIONS: Readonly<Record<string, (on: Shelf, size: Size, number: Small) => Iterable<number>>> = {
  find(on, { rows, outs, inner }, number) {
    const list = [...new Set(Array.from({ length: outs * inner }, (_, i) => Math.imul(number(i * 3), 7919)))]
    const place = on.keep('keys', (room) => {
      const bytes = room(5 * list.length)
      new Int32Array(bytes.buffer, bytes.byteOffset, list.length).set(list)
      bytes.set(
        list.map((key) => key & 31),
        4 * list.length,
      )
      return bytes
    })
    const keys = new Int32Array(place.buffer, place.byteOffset, list.length)
    const table = tableOn(on, 'table', keys, rows % 2 ? place.subarray(4 * list.length) : null)
    expect(list.map(table.find)).toEqual(list.map((key, i) => (rows % 2 ? (i << 5) | (key & 31) : i)))
    const asked = filled(on.rows.large(8 * rows), (i) => Math.imul(number(i), i % 2 ? 7919 : 104_729))
    const found = on.rows.large(8 * rows)
    const n = on.rows.find(table, asked, 8 * rows, found)
    return [n, ...found.data.subarray(0, n)]
  },
  gather(on, { rows, outs, inner }, number) {
    const size = 8 * inner
    const x = bytesOn(on, outs * size, number)
    const noted = filled(on.rows.large(rows), (i) => (Math.abs(number(i)) % outs) * 32 + (Math.abs(number(i + 1)) % 12))
    const sums = filled(on.rows.large(size), number)
    on.rows.gather(x, noted, rows - 1, size, sums)
    return sums.data
  },
  weigh(on, { rows, outs, inner }, number) {
    const size = 8 * inner
    const x = bytesOn(on, outs * size, number)
    const places = filled(on.rows.large(rows), (i) => (Math.abs(number(i)) % outs) * size)
    const by = filled(on.rows.doubles(rows), (i) => number(i) / 777)
    const sums = filled(on.rows.doubles(size), (i) => number(i) / 99)
    on.rows.weigh(x, places, by, rows - 1, size, sums)
    return sums.data
  },
}

/** Bytes that stand on a shelf. */
function bytesOn(on: Shelf, length: number, number: Small) {
  const bytes = on.keep('x', (room) => room(length))
  return filled(roomOf(new Int8Array(bytes.buffer, bytes.byteOffset, length)), number)
}

const KINDS: Readonly<Record<string, () => Shelf>> = {
  'a memory of its own': () => shelf(1 << 20),
  'memory that threads have in common': () => commonShelf(),
}

describe('rows', () => {
  it.each([[true], [false]])('are what rows.wat says, for memory that is had in common: %s', async (isShared) => {
    const text = readFileSync(fileURLToPath(new URL('rows.wat', import.meta.url)), 'utf8')
    const meant = isShared ? text : text.replace(' shared)', ')')
    const { buffer } = (await wabt()).parseWat('rows.wat', meant, { threads: true }).toBinary({})
    expect(Buffer.from(rowsModule(isShared)).equals(Buffer.from(buffer))).toBe(true)
    if (isShared) expect(ROWS).toBe(Buffer.from(buffer).toString('base64'))
  })

  for (const [kind, make] of Object.entries(KINDS))
    for (const [name, run] of Object.entries(FUNCTIONS))
      it(`${name}: the same with vectors, in ${kind}, and without`, () => {
        fc.assert(
          fc.property(SIZE, NUMBERS, (size, list) => {
            const number = (i: number): number => list[i % list.length]!
            expect([...run(make(), size, number)]).toEqual([...run(plainShelf(), size, number)])
          }),
          { numRuns: 60 },
        )
      })
})
