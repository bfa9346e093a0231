import fc from 'fast-check'
import { expect, it } from 'vitest'
import { wordDiff } from './word-diff.js'

/** Shows a side with its own words in brackets. */
const shown = (runs: readonly { text: string; shared: boolean }[]) =>
  runs.map((r) => (r.shared ? r.text : `[${r.text}]`)).join('')

const CASES = [
  [
    'added words',
    'we will lift the tariff',
    'we will lift the tariff at once',
    'we will lift the tariff',
    'we will lift the tariff [at once]',
  ],
  ['another number', 'some 3,000 workers', 'some 4,000 workers', 'some [3,000 ]workers', 'some [4,000 ]workers'],
  ['quotation marks and case make no difference', '“We won’t”', '"we won\'t"', '“We won’t”', '"we won\'t"'],
  ['nothing shared', 'yes', 'no', '[yes]', '[no]'],
  ['an empty side', '', 'no', '', '[no]'],
] as const

it.each(CASES)('%s', (_title, a, b, expectedA, expectedB) => {
  const diff = wordDiff(a, b)
  expect(shown(diff.a)).toBe(expectedA)
  expect(shown(diff.b)).toBe(expectedB)
})

it('the runs of a side, joined, are its text', () => {
  const words = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(fc.constantFrom('we ', 'will', ' sign', ', “', '3,000', '\n')).map((w) => w.join('')),
  )
  fc.assert(
    fc.property(words, words, (a, b) => {
      const diff = wordDiff(a, b)
      expect(diff.a.map((r) => r.text).join('')).toBe(a)
      expect(diff.b.map((r) => r.text).join('')).toBe(b)
      expect(diff.likeness).toBeGreaterThanOrEqual(0)
      expect(diff.likeness).toBeLessThanOrEqual(1)
    }),
  )
})
