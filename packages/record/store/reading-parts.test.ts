import type { ReadArticle } from '@onrecord/format'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pack } from './reading-body.js'
import { unpackParts } from './reading-parts.js'

const packed = (members: object) => pack(members as ReadArticle)
const members = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ stringUnit: 'grapheme' }))

it('parts are what the reading has, whatever stands in it and beside them', () => {
  fc.assert(
    fc.property(members, fc.jsonValue(), fc.jsonValue(), (others, actors, events) => {
      const all = { ...others, actors, text: '', events }
      const { actors: _a, events: _e, ...left } = unpackParts(packed(all), ['actors', 'events'])
      expect({ actors: _a, events: _e }).toEqual(JSON.parse(JSON.stringify({ actors, events })))
      expect(left).toEqual({})
    }),
  )
})

it('of lists those elements that hold a text are given, in order', () => {
  const names = fc.constantFrom('a', 'b', 'a"', '\\"a', 'ä', '"a","b"', '],{')
  fc.assert(
    fc.property(fc.array(fc.record({ id: names, x: fc.array(names) })), names, (actors, naming) => {
      const found = unpackParts(packed({ actors }), ['actors'], naming).actors
      // Others may come with them: those in which the text stands within another.
      expect(actors).toEqual(expect.arrayContaining(found as never))
      const holds = (all: typeof actors) => all.filter((a) => a.id === naming || a.x.includes(naming))
      expect(holds(found as never)).toEqual(holds(actors))
    }),
  )
})

it('what is not in lists is given whole', () => {
  const published = { from: '2025-01-01', basis: 'given' }
  expect(unpackParts(packed({ published, actors: [{ id: 'b' }] }), ['published', 'actors'], 'a')).toEqual({ published, actors: [] }) // biome-ignore format: one line
})
