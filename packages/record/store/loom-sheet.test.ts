import { thingOf } from '@onrecord/format/loom'
import { expect, it } from 'vitest'
import { packSheet, unpackSheet } from './loom-sheet.js'

const keys = [
  { key: 123_456_789_012, thing: thingOf(7, 3), rank: 42 },
  { key: 9, thing: thingOf(7, 3), rank: 42 },
  { key: 10, thing: thingOf(7, 3), rank: 43 },
  { key: 5, thing: thingOf(7, 65_535), rank: 281_474_976_710_655 },
]

it.each([
  ['bytes', (b: Uint8Array) => b],
  ['a buffer of their own, as SQLite gives them', (b: Uint8Array) => b.slice().buffer as ArrayBuffer],
  ['a part of a buffer, as PostgreSQL gives them', (b: Uint8Array) => Buffer.concat([Buffer.alloc(3), b]).subarray(3)],
] as const)('keys come back as they were, out of %s', (_, as) => {
  expect(unpackSheet(7, as(packSheet(keys)))).toEqual(keys)
})

it('more keys of one thing than a group holds come back as they were', () => {
  const many = Array.from({ length: 70_000 }, (_, key) => ({ key, thing: thingOf(7, 1), rank: 1 }))
  expect(unpackSheet(7, packSheet(many))).toEqual(many)
})
