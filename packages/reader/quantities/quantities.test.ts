import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blocks } from '../blocks/blocks.js'
import { eachCase } from '../testing/cases.js'
import { bodyOf, context } from '../testing/source.js'
import { times } from '../times/times.js'
import { quantities } from './quantities.js'

function quantitiesOf(text: string) {
  const layer = blocks(bodyOf(text), context)
  return quantities(times({ ...layer, analysis: context.language.analyse(text, layer.blocks) }, context), context)
    .quantities
}

/** The text with its quantities marked, and value and unit of each. */
function marked(text: string): string {
  const found = quantitiesOf(text)
  let out = text
  for (const q of [...found].reverse())
    out = `${out.slice(0, q.start)}<${out.slice(q.start, q.end)}>${out.slice(q.end)}`
  const values = found.map((q) => `${q.value}${q.high === undefined ? '' : `-${q.high}`} ${q.unit}`.trim())
  return `${out}\n==>\n${values.join('; ') || 'none'}`
}

describe('quantities', () =>
  eachCase(new URL('./cases/quantities.txt', import.meta.url), (text, expected) =>
    expect(marked(text.replace(/[<>]/g, ''))).toBe(`${text}\n==>\n${expected}`),
  ))

describe('properties', () => {
  const word = fc.constantFrom(
    'two',
    'a',
    'half',
    '-',
    'million',
    '$',
    '1,000',
    'percent',
    'of',
    'third',
    'years',
    'to',
    '2016',
    'dozen',
    '%',
  )
  it('spans lie in order and values are numbers', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), (words) => {
        let at = 0
        for (const q of quantitiesOf(`${words.join(' ')}.`)) {
          expect(q.start).toBeGreaterThanOrEqual(at)
          expect(q.end).toBeGreaterThan(q.start)
          expect(Number.isFinite(q.value)).toBe(true)
          at = q.start
        }
      }),
      { numRuns: 200 },
    )
  })
})
