import fc from 'fast-check'
import { expect, test } from 'vitest'
import { narrowed, packColumns, unpackColumns } from './columns.js'

const lists = fc.tuple(
  fc.array(fc.nat(2 ** 16 - 1)).map((l) => Uint16Array.from(l)),
  fc.array(fc.nat()).map((l) => Uint32Array.from(l)),
  fc.array(fc.integer()).map((l) => Int32Array.from(l)),
  fc.array(fc.double()).map((l) => Float64Array.from(l)),
  fc.array(fc.float()).map((l) => Float32Array.from(l)),
)

test('columns come back as they were, from any place in a buffer', () => {
  fc.assert(
    fc.property(fc.string(), lists, fc.nat(9), (head, columns, offset) => {
      const packed = packColumns(head, columns)
      const within = new Uint8Array(packed.length + offset)
      within.set(packed, offset)
      expect(unpackColumns(within.subarray(offset))).toEqual({ head, columns })
    }),
  )
})

test('bytes of a machine with the other order of bytes are read', () => {
  // A head of no characters that count, numbers turned round one by one.
  const packed = packColumns('ab', [Uint16Array.of(1, 0x102, 3), Float64Array.of(0.5)])
  const turned = packed.slice()
  const turn = (at: number, width: number): void => void turned.subarray(at, at + width).reverse()
  for (let at = 0; at < 28; at += 4) turn(at, 4)
  for (let at = 32; at < 38; at += 2) turn(at, 2)
  turn(40, 8)
  expect(unpackColumns(turned)).toEqual({ head: 'ab', columns: [Uint16Array.of(1, 0x102, 3), Float64Array.of(0.5)] })
})

test('what is no note is refused', () => {
  expect(() => unpackColumns(new Uint8Array(16))).toThrow('not the columns of a note')
})

test.each([
  [[], Uint16Array],
  [[1, 65_535], Uint16Array],
  [[1, 65_536], Uint32Array],
])('%j take no more than they must', (list, kind) => {
  expect(narrowed(list)).toEqual(kind.from(list))
})
