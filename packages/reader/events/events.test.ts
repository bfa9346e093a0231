import { readdirSync } from 'node:fs'
import type { Event, ReadArticle } from '@onrecord/format'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { read } from '../read.js'
import { eachCase } from '../testing/cases.js'
import { context, sourceOf } from '../testing/source.js'

const article = (text: string): ReadArticle => read(sourceOf(text), context)

/** An event as the case files write it; its days only where the case gives them. */
function written(event: Event, days: boolean): string {
  const kind = [event.type, event.mode, event.aux].filter((x) => x !== null).join(' ')
  const sides = `${event.actor ?? 'nobody'} → ${event.recipient ?? 'nobody'}`
  return `${kind}: ${sides}${days ? `, ${event.from} to ${event.to}` : ''}`
}

// Each case marks one event; others in its text are not looked at. Where none is marked the text holds what is expected, or none.
const folder = new URL('./cases/', import.meta.url)
for (const file of readdirSync(folder))
  describe(file, () =>
    eachCase(new URL(file, folder), (text, expected) => {
      const start = text.indexOf('<event>')
      const end = text.indexOf('</event>') - '<event>'.length
      const found = article(text.replace(/<\/?event>/g, '')).events
      const event = found.find((e) => e.span.start === start && e.span.end === end)
      const all = () => found.map((e) => written(e, true)).join('\n') || 'none'
      expect(event ? written(event, expected.includes(',')) : all()).toBe(expected)
    }),
  )

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
