import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseLexicon } from '../lexicon.js'
import { caseFile } from '../testing/case-file.js'
import { tokenRules } from './rules.js'
import { type TokenSpans, tokenise } from './tokenise.js'

const rules = tokenRules((name) =>
  parseLexicon(name, readFileSync(new URL(`../en/${name}.txt`, import.meta.url), 'utf8')),
)
const cut = (text: string): TokenSpans => {
  const out: TokenSpans = { starts: [], ends: [] }
  tokenise(text, 0, text.length, rules, out)
  return out
}
const words = (text: string): string[] => {
  const { starts, ends } = cut(text)
  return starts.map((s, i) => text.slice(s, ends[i]))
}

describe('tokens', () => {
  for (const { title, input, expected } of caseFile(new URL('cases/tokens.txt', import.meta.url)))
    it(title, () => expect(words(input).join(' ')).toBe(expected))
})

const pieces = fc.constantFrom(
  'Trump', 'said', '’s', "n't", 'U.S.', '“', '”', '‘', "'", '"', '``', '.', ',', '...', '—', '--', '-', ' ', '  ', '\n', '\n\n', '\u00a0', '$', '1.2bn', '10pm',
  '\ud83d', '\ude00', '👍🏽', 'é', 'e\u0301', '@a', '#b', 'http://x.y/z', 'a/b', '&', '\u200d', '0', 'I', "s'",
) // biome-ignore format: a list
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 40 }).map((p) => p.join('')),
  fc.string({ unit: 'binary' }),
)

describe('any string', () => {
  it('falls into tokens in order that never overlap and leave out white space alone', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { starts, ends } = cut(text)
        let at = 0
        starts.forEach((start, i) => {
          expect(text.slice(at, start)).toMatch(/^\s*$/)
          expect(ends[i]).toBeGreaterThan(start)
          expect(text.slice(start, ends[i])).not.toMatch(/^\s|\s$/)
          at = ends[i]!
        })
        expect(text.slice(at)).toMatch(/^\s*$/)
      }),
      { numRuns: 500 },
    )
  })
})
