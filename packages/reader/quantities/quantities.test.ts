import { readFileSync } from 'node:fs'
import type { Source } from '@onrecord/format'
import { loadKnowledge } from '@onrecord/knowledge/node'
import { loadEnglish } from '@onrecord/language/node'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blocks } from '../blocks/blocks.js'
import { times } from '../times/times.js'
import { quantities } from './quantities.js'

const context = { language: loadEnglish(), knowledge: loadKnowledge(), today: '2026-01-01', explain: false }

function quantitiesOf(text: string) {
  const source: Source = {
    name: 'case', uri: 'case', text, title: null, outlet: null, byline: null, wire: null, language: null, published: '2018-07-02', url: null,
    hints: [{ kind: 'body', start: 0, end: text.length }], map: null,
  } // biome-ignore format: one line reads better
  const layer = blocks(source, context)
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

// A title that ends in "(known)" is a case we do not get right yet.
describe('quantities', () => {
  const cases = readFileSync(new URL('./cases/quantities.txt', import.meta.url), 'utf8')
    .split(/^# /m)
    .slice(1)
  for (const c of cases) {
    const [title = '', ...rest] = c.trim().split('\n')
    const expected = rest.join('\n')
    const text = expected.slice(0, expected.indexOf('\n==>')).replace(/[<>]/g, '')
    ;(title.endsWith('(known)') ? it.fails : it)(title, () => expect(marked(text)).toBe(expected))
  }
})

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
