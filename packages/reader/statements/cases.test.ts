import { readdirSync, readFileSync } from 'node:fs'
import type { Span, Statement } from '@onrecord/format'
import { loadKnowledge } from '@onrecord/knowledge/node'
import { loadEnglish } from '@onrecord/language/node'
import { describe, expect, it } from 'vitest'
import { read } from '../read.js'
import { marked, shown } from './marked.js'

const context = {
  language: loadEnglish(),
  knowledge: loadKnowledge(),
  today: '2026-01-01',
  explain: false,
}

function statements(text: string): readonly Statement[] {
  const source = {
    name: 'case', uri: 'case', text, title: null, outlet: null, byline: null, wire: null, language: null, published: '2018-07-02', url: null,
    hints: [], map: null,
  } // biome-ignore format: one line reads better
  return read(source, context).statements
}

// A case: `# title`, the text with sources and cues marked, `==>`, a line for each statement. A title that ends in
// "(known)" is a case we do not get right yet: it fails until we do.
const folder = new URL('./cases/', import.meta.url)
for (const file of readdirSync(folder).sort()) {
  const cases = readFileSync(new URL(file, folder), 'utf8').split(/^# /m).slice(1)
  describe(file, () => {
    for (const c of cases) {
      const title = c.slice(0, c.indexOf('\n'))
      const [text, expected] = c.slice(title.length + 1).split('\n==>\n') as [string, string]
      const plain = text.replace(/<\/?(?:source|cue)>/g, '')
      const run = title.endsWith('(known)') ? it.fails : it
      run(title, () => {
        const found = statements(plain)
        expect(`${marked(plain, found)}\n==>\n${shown(plain, found)}`).toBe(`${text}\n==>\n${expected.trimEnd()}`)
      })
    }
  })
}

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
      '😀 said “😀”',
    ])
      expect(() => statements(text)).not.toThrow()
  })
})
