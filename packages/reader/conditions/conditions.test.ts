import { readdirSync } from 'node:fs'
import type { ReadArticle, Span } from '@onrecord/format'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { read } from '../read.js'
import { eachCase } from '../testing/cases.js'
import { context, sourceOf } from '../testing/source.js'

const article = (text: string): ReadArticle => read(sourceOf(text), context)

/** The text of a condition's article with its parts marked as the case file marks them, and how it is called there. */
function marked(text: string): string {
  const [condition, ...more] = article(text).conditions
  if (!condition) return `${text}\n==>\nnone`
  const marks: (Span & { readonly name: string })[] = (['trigger', 'consequence', 'connective'] as const).flatMap(
    (name) => condition[name].map((s) => ({ ...s, name })),
  )
  let out = text
  for (const m of marks.sort((a, b) => b.start - a.start))
    out = `${out.slice(0, m.start)}<${m.name}>${out.slice(m.start, m.end)}</${m.name}>${out.slice(m.end)}`
  const voice = condition.voice === 'speaker' ? 'spoken' : 'reported'
  return `${out}\n==>\n${condition.form} by ${condition.holder ?? 'nobody'}, ${voice}${more.length > 0 ? `, and ${more.length} more` : ''}`
}

const folder = new URL('./cases/', import.meta.url)
for (const file of readdirSync(folder))
  describe(file, () =>
    eachCase(new URL(file, folder), (text, expected) => {
      const plain = text.replace(/<\/?(?:trigger|consequence|connective)>/g, '')
      const found = marked(plain)
      expect(expected.includes(',') || expected === 'none' ? found : found.replace(/, (spoken|reported)$/, '')).toBe(
        `${text}\n==>\n${expected}`,
      )
    }),
  )

describe('conditions', () => {
  const word = fc.constantFrom(
    'if',
    'unless',
    'only',
    'when',
    'Russia',
    'will',
    'talk',
    'Kyiv',
    'withdraws',
    ',',
    '“',
    '”',
    '.',
    'said',
    'as long as',
    'depends on',
    'under one condition',
    'without',
    'must',
    'any deal',
    'Press a button and',
    'should',
  )
  it('opened by their first word have nothing before it', () =>
    expect(() => article('without as long as will Russia depends on')).not.toThrow())

  it('of any words lie in the text, and say why', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        const { text, conditions, statements } = article(words.join(' '))
        for (const c of conditions) {
          for (const s of [...c.trigger, ...c.consequence, ...c.connective])
            expect(text.slice(s.start, s.end).trim()).not.toBe('')
          expect(c.trigger.length).toBeGreaterThan(0)
          expect(c.statement === null || statements.some((s) => s.id === c.statement)).toBe(true)
          expect(c.why?.rule).toBeTruthy()
        }
      }),
      { numRuns: 100 },
    )
  })
})
