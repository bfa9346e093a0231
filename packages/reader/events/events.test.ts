import { readdirSync, readFileSync } from 'node:fs'
import type { Event, ReadArticle, Source } from '@onrecord/format'
import { loadKnowledge } from '@onrecord/knowledge/node'
import { loadEnglish } from '@onrecord/language/node'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { read } from '../read.js'

const context = { language: loadEnglish(), knowledge: loadKnowledge(), today: '2026-01-01', explain: true }

function article(text: string): ReadArticle {
  const source: Source = {
    name: 'case', uri: 'case', text, title: null, outlet: null, byline: null, wire: null, language: null, published: '2018-07-02', url: null,
    hints: [], map: null,
  } // biome-ignore format: one line reads better
  return read(source, context)
}

/** An event as the case files write it; its days only where the case gives them. */
function written(event: Event, days: boolean): string {
  const kind = [event.type, event.mode, event.aux].filter((x) => x !== null).join(' ')
  const sides = `${event.actor ?? 'nobody'} → ${event.recipient ?? 'nobody'}`
  return `${kind}: ${sides}${days ? `, ${event.from} to ${event.to}` : ''}`
}

// Each case marks one event; others in its text are not looked at. A title ending in "(known)" is one we do not get right yet.
const folder = new URL('./cases/', import.meta.url)
for (const file of readdirSync(folder)) {
  const cases = readFileSync(new URL(file, folder), 'utf8').split(/^# /m).slice(1)
  describe(file, () => {
    for (const c of cases) {
      const title = c.slice(0, c.indexOf('\n'))
      const [text, expected] = c
        .slice(c.indexOf('\n') + 1)
        .trim()
        .split('\n==>\n') as [string, string]
      const test = title.endsWith('(known)') ? it.fails : it
      test(title, () => {
        const start = text.indexOf('<event>')
        const end = text.indexOf('</event>') - '<event>'.length
        const found = article(text.replace(/<\/?event>/g, '')).events
        const event = found.find((e) => e.span.start === start && e.span.end === end)
        expect(event ? written(event, expected.includes(',')) : found.map((e) => written(e, true))).toBe(expected)
      })
    }
  })
}

describe('events', () => {
  const word = fc.constantFrom(
    'Russia',
    'Ukraine',
    'attacked',
    'will',
    'not',
    'by',
    'talks',
    'with',
    'pulled',
    'out',
    'of',
    ',',
    '“',
    '”',
    '.',
    'said',
    'sanctions',
    'on',
  )
  it('of any words lie in the text and name somebody', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        const { text, events, actors } = article(words.join(' '))
        for (const e of events) {
          expect(text.slice(e.span.start, e.span.end)).not.toBe('')
          expect([e.actor, e.recipient].some((id) => id !== null && actors.some((a) => a.id === id))).toBe(true)
        }
      }),
      { numRuns: 100 },
    )
  })
})
