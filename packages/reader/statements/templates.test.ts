import { describe, expect, it } from 'vitest'
import { Features } from './features.js'
import { Scored, type Table } from './model.js'
import { places, templates } from './templates.js'

const AT = places(['word', 'tag', 'place'] as const)
const ALL = templates(AT, [
  [1, 'word'],
  [2, 'word', 'tag'],
  [3, 'tag', 'word'],
  [4, 'word', 'tag', 'place'],
  [5, 'nothing'],
])

/** Puts a word, its tag and its place into an example and takes all templates. */
function filled<F extends Features>(f: F, word: number, tag: number, place: number): F {
  f.clear()
  f.values[AT.word] = word
  f.values[AT.tag] = tag
  f.values[AT.place] = place
  f.take(ALL)
  return f
}

describe('templates', () => {
  it('tell templates, values and their order apart', () => {
    const { ids, n } = filled(new Features(), 7, 9, -2)
    const swapped = filled(new Features(), 9, 7, -2)
    expect(n).toBe(5)
    expect(new Set([...ids.slice(0, n), ...swapped.ids.slice(0, n)]).size).toBe(9)
  })

  it('score what they give', () => {
    const table: Table = { w: Int8Array.from({ length: 64 }, (_, i) => i - 30), mask: 63, scale: 0.5, dense: [] }
    const { ids, n } = filled(new Features(), 3, 4, 5)
    const sum = [...ids.slice(0, n)].reduce((s, id) => s + table.w[id & 63]!, 0)
    expect(filled(new Scored(table), 3, 4, 5).score).toBe(sum / 2)
  })
})
