import { describe, expect, it } from 'vitest'
import { sentenceAround } from './around.js'

const CASES: readonly (readonly [text: string, place: string, shown: string])[] = [
  ['The talks ended. Averland agreed on Friday. Nobody left.', 'agreed', 'Averland agreed on Friday.'],
  ['“We wait.” Mr. Aldane agreed with Gen. Koval. It rained.', 'agreed', 'Mr. Aldane agreed with Gen. Koval.'],
  ['He denied it in the U.S. Senate.\nAnother paragraph.', 'denied', 'He denied it in the U.S. Senate.'],
  ['It paid 3.5 million in 2024. 12 ships left.', 'paid', 'It paid 3.5 million in 2024.'],
  ['agreed', 'agreed', 'agreed'],
]

describe('the sentence a place stands in', () => {
  it.each(CASES)('%s: %s', (text, place, shown) => {
    const start = text.indexOf(place)
    const found = sentenceAround(text, { start, end: start + place.length })
    expect(text.slice(found.start, found.end)).toBe(shown)
  })
  it('is cut to what stands around the place where it is long', () => {
    const text = `${'very '.repeat(100)}agreed ${'and '.repeat(100)}`
    const start = text.indexOf('agreed')
    const found = sentenceAround(text, { start, end: start + 6 })
    expect(found.start).toBeLessThanOrEqual(start)
    expect(found.end - found.start).toBeLessThan(300)
  })
})
