import { readdirSync, readFileSync } from 'node:fs'
import type { Span, Statement } from '@onrecord/format'
import { describe, expect, it } from 'vitest'
import { read } from '../read.js'
import { eachCase } from '../testing/cases.js'
import { context, sourceOf } from '../testing/source.js'
import { marked, shown } from './marked.js'

const statements = (text: string): readonly Statement[] => read(sourceOf(text), context).statements

// A case: `# title`, the text with sources and cues marked, `==>`, a line for each statement.
const folder = new URL('./cases/', import.meta.url)
for (const file of readdirSync(folder).sort())
  describe(file, () =>
    eachCase(new URL(file, folder), (text, expected) => {
      const plain = text.replace(/<\/?(?:source|cue)>/g, '')
      const found = statements(plain)
      expect(`${marked(plain, found)}\n==>\n${shown(plain, found)}`).toBe(`${text}\n==>\n${expected}`)
    }),
  )

describe('statements', () => {
  it('keep to the text and apart from each other', () => {
    for (const file of readdirSync(folder))
      for (const c of readFileSync(new URL(file, folder), 'utf8').split(/^# .*\n/m)) {
        const text = c.replace(/<\/?(?:source|cue)>/g, '')
        for (const s of statements(text)) {
          const parts: Span[] = [...s.source, ...s.cue, ...s.content].sort((a, b) => a.start - b.start)
          parts.forEach((p, i) => {
            expect(p.start).toBeLessThan(p.end)
            expect(p.end).toBeLessThanOrEqual(text.length)
            expect(text.slice(p.start, p.end)).toBe(text.slice(p.start, p.end).trim())
            const next = parts[i + 1]
            if (next) expect(p.end).toBeLessThanOrEqual(next.start)
          })
          expect(s.confidence).toBeGreaterThanOrEqual(0)
          expect(s.confidence).toBeLessThanOrEqual(1)
        }
      }
  })

  it('are the same when read again', () => {
    const text = '“We won,” said Ilse Brandt. “We lost,” said Karl Weber.'
    expect(statements(text)).toEqual(statements(text))
  })

  it('survive any text', () => {
    for (const text of [
      '',
      ' ',
      '“',
      '”””',
      '—',
      ': : :',
      'said',
      'said said said',
      '“said”',
      '\n\n\n',
      'A said',
      '“A” — B',
      'This groundbreaking initiative, supported through (HTI)\n Fund](https://www.ports.example/the-department-of-ports-technology-security-and-innovation-fund/),\n is enhancing',
      '😀 said “😀”',
    ])
      expect(() => statements(text)).not.toThrow()
  })
})
