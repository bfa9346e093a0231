import type { Block } from '@onrecord/format'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Analysis } from './analysis.js'
import { loadEnglish } from './node.js'

const english = loadEnglish()
const body = (text: string): Block[] => [{ kind: 'body', start: 0, end: text.length }]
const read = (text: string): Analysis => english.analyse(text, body(text))

/** Relation and head of a word, as `relation(head)`. */
function arc(a: Analysis, word: string): string {
  const t = a.tokens.find((w) => w.text === word)!
  return `${t.relation}(${t.head < 0 ? '' : a.tokens[t.head]!.text})`
}

describe('tags and lemmas', () => {
  const table: [text: string, word: string, tag: string, lemma: string][] = [
    ['He said that they were ready.', 'said', 'VBD', 'say'],
    ['He said that they were ready.', 'were', 'VBD', 'be'],
    ['Putin’s troops didn’t leave.', '’s', 'POS', '’s'],
    ['Putin’s leaders didn’t leave.', 'leaders', 'NNS', 'leader'],
    ['Putin’s troops didn’t leave.', 'n’t', 'RB', 'not'],
    ['They will be making better offers.', 'making', 'VBG', 'make'],
    ['They will be making better offers.', 'will', 'MD', 'will'],
    ['“We agreed,” she told CNBC.', '“', '``', '"'],
    ['“We agreed,” she told CNBC.', '”', "''", '"'],
    ['“We agreed,” she told CNBC.', 'CNBC', 'NNP', 'CNBC'],
    ['The Russian minister left.', 'Russian', 'JJ', 'Russian'],
    ['It cost $3 billion.', '3', 'CD', '3'],
  ]
  for (const [text, word, tag, lemma] of table) {
    it(`${text} ${word}`, () => {
      const t = read(text).tokens.find((w) => w.text === word)!
      expect([t.tag, t.lemma]).toEqual([tag, lemma])
    })
  }
})

describe('syntax', () => {
  const table: [text: string, word: string, expected: string][] = [
    ['Putin said that the talks would go on.', 'Putin', 'nsubj(said)'],
    ['Putin said that the talks would go on.', 'go', 'ccomp(said)'],
    ['Putin said that the talks would go on.', 'that', 'mark(go)'],
    ['Putin said that the talks would go on.', 'said', 'root()'],
    ['The treaty was signed by the minister.', 'treaty', 'nsubj:pass(signed)'],
    ['Vladimir Putin left Moscow.', 'Putin', 'flat(Vladimir)'],
    ['Vladimir Putin left Moscow.', 'Moscow', 'obj(left)'],
    ['According to officials, nobody was hurt.', 'officials', 'obl(hurt)'],
  ]
  for (const [text, word, expected] of table) it(`${text} ${word}`, () => expect(arc(read(text), word)).toBe(expected))
})

describe('names', () => {
  const table: [text: string, ...names: string[]][] = [
    ['Vladimir Putin met Donald Trump in Moscow.', 'person Vladimir Putin', 'person Donald Trump', 'place Moscow'],
    ['Hillary Clinton flew to New York on Monday.', 'person Hillary Clinton', 'place New York'],
    ['The minister spoke with Reuters.', 'organisation Reuters'],
    ['Nobody was there yesterday.'],
  ]
  for (const [text, ...names] of table)
    it(text, () => expect(read(text).names.map((n) => `${n.type} ${text.slice(n.start, n.end)}`)).toEqual(names))
})

describe('any text', () => {
  it('may be empty or nothing but white space or furniture', () => {
    for (const text of ['', ' \n\n ']) expect(read(text).tokens).toEqual([])
    expect(english.analyse('Advert', [{ kind: 'furniture', start: 0, end: 6 }]).tokens).toEqual([])
    expect(english.analyse('Text', []).sentences).toEqual([])
  })

  const word = fc.constantFrom(
    'Trump',
    'said',
    'that',
    '“',
    '”',
    'the',
    'U.S.',
    'will',
    'talk',
    '.',
    ',',
    'and',
    '\ud800',
    'to',
    '?',
    '\n\n',
    "n't",
    '—',
    'xyzzy',
  )
  const texts = fc.oneof(
    fc.array(word, { maxLength: 30 }).map((w) => w.join(' ')),
    fc.string({ unit: 'binary' }),
  )
  it('gives one tree to a sentence longer than is read at once', () => {
    const { tokens } = read(`He said ${'that talks would go on and '.repeat(80)}so it was.`)
    expect(tokens.length).toBeGreaterThan(400)
    expect(tokens.filter((t) => t.head < 0).map((t) => t.relation)).toEqual(['root'])
  })

  it('gives trees inside sentences, slices as text, and the same twice', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const a = read(text)
        for (const t of a.tokens) expect(text.slice(t.start, t.end)).toBe(t.text)
        for (const n of a.names) expect(n.end).toBe(a.tokens[n.last - 1]!.end)
        for (const s of a.sentences) {
          const tokens = a.tokens.slice(s.first, s.last)
          expect(tokens.filter((t) => t.head < 0).map((t) => t.relation)).toEqual(['root'])
          for (const t of tokens) {
            expect(a.sentenceOf[t.index]).toBe(s.index)
            let at = t
            for (let steps = 0; at.head >= 0; steps++) {
              expect(steps).toBeLessThan(tokens.length)
              expect(at.head >= s.first && at.head < s.last).toBe(true)
              at = a.tokens[at.head]!
            }
          }
        }
        expect(read(text)).toEqual(a)
      }),
      { numRuns: 200 },
    )
  })
})
