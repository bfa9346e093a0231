import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blocks } from '../blocks/blocks.js'
import { eachCase } from '../testing/cases.js'
import { bodyOf, context } from '../testing/source.js'
import { times } from './times.js'

function timesOf(text: string, published: string | null) {
  const layer = blocks(bodyOf(text, { published }), context)
  return times({ ...layer, analysis: context.language.analyse(text, layer.blocks) }, context).times
}

/** The text with its times marked, and a line for the days of each. */
function marked(text: string, published: string): string {
  const found = timesOf(text, published)
  let out = text
  for (const t of [...found].reverse())
    out = `${out.slice(0, t.start)}<${out.slice(t.start, t.end)}>${out.slice(t.end)}`
  const days = found.map((t) => (t.from === t.to ? t.from : `${t.from ?? ''}..${t.to ?? ''}`))
  return `${out}\n==>\n${days.join(' ') || 'none'}`
}

// The first line of a case is the article's day.
describe('time expressions', () =>
  eachCase(new URL('./cases/times.txt', import.meta.url), (input, expected) => {
    const [day = '', ...lines] = input.split('\n')
    const text = lines.join('\n')
    expect(marked(text.replace(/[<>]/g, ''), day)).toBe(`${text}\n==>\n${expected}`)
  }))

describe('properties', () => {
  const word = fc.constantFrom(
    'last',
    'next',
    'May',
    '2016',
    'Monday',
    'the',
    'of',
    'week',
    'two',
    'years',
    'ago',
    '-',
    'in',
    'late',
    '31',
    ',',
    'Feb.',
    'by',
    'quarter',
    'first',
  )
  it('spans lie in order, do not overlap, and no range ends before it begins', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), (words) => {
        let at = 0
        for (const t of timesOf(`${words.join(' ')}.`, '2020-02-29')) {
          expect(t.start).toBeGreaterThanOrEqual(at)
          expect(t.end).toBeGreaterThan(t.start)
          if (t.from !== null && t.to !== null) expect(t.from <= t.to).toBe(true)
          at = t.end
        }
      }),
      { numRuns: 200 },
    )
  })
})
