import fc from 'fast-check'
import { expect, it } from 'vitest'
import { findWords, foldedWords, parseWords } from './word-query.js'

const words = fc.constantFrom('gas', 'Gas', 'GÁS', 'ga', 'kelvin', '\u{212a}elvin', 'ªs', 'straße', 'мир', '“gas”', '—', '’', 'gas’s', '2nd', '²', '\u{e100}x', '𝐠as', 'é') // biome-ignore format: a list
const text = fc.array(words, { maxLength: 12 }).map((list) => list.join(' '))

it('words are found wherever they stand as the index knows them, in paragraphs with letters of any kind', () => {
  fc.assert(
    fc.property(text, text, (first, second) => {
      const all = `${first}\n${second}`
      const parts = [
        { start: 0, end: first.length },
        { start: first.length + 1, end: all.length },
      ]
      for (const word of new Set(foldedWords(all))) {
        const found = findWords(all, parseWords(word), parts).length
        expect(found).toBe(foldedWords(all).filter((w) => w === word).length)
      }
    }),
  )
})
