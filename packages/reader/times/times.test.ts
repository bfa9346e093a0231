import { readFileSync } from 'node:fs'
import type { Source } from '@onrecord/format'
import { loadKnowledge } from '@onrecord/knowledge/node'
import { loadEnglish } from '@onrecord/language/node'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blocks } from '../blocks/blocks.js'
import { times } from './times.js'

const context = { language: loadEnglish(), knowledge: loadKnowledge(), today: '2026-01-01', explain: false }

function timesOf(text: string, published: string | null) {
  const source: Source = {
    name: 'case', uri: 'case', text, title: null, outlet: null, byline: null, wire: null, language: null, published, url: null,
    hints: [{ kind: 'body', start: 0, end: text.length }], map: null,
  } // biome-ignore format: one line reads better
  const layer = blocks(source, context)
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

// The first line of a case is the article's day. A title that ends in "(known)" is a case we do not get right yet.
describe('time expressions', () => {
  const cases = readFileSync(new URL('./cases/times.txt', import.meta.url), 'utf8')
    .split(/^# /m)
    .slice(1)
  for (const c of cases) {
    const [title = '', day = '', ...rest] = c.trim().split('\n')
    const expected = rest.join('\n')
    const text = expected.slice(0, expected.indexOf('\n==>')).replace(/[<>]/g, '')
    ;(title.endsWith('(known)') ? it.fails : it)(title, () => expect(marked(text, day)).toBe(expected))
  }
})

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
