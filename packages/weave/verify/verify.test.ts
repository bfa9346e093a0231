import { loadKnowledge } from '@onrecord/knowledge/node'
import { loadEnglish } from '@onrecord/language/node'
import { describe, expect, it, test } from 'vitest'
import { markedArticles } from '../testing/marked.js'
import { isBody, isPrimary } from './primary.js'
import { mayBeRare, quotedWords, rareRunsOf } from './quoted.js'
import { verify } from './verify.js'

const source =
  'Q Will you reopen the harbour? THE PRESIDENT: Look, we will reopen the harbour of Varnhelm, as I have always told you, before the winter storms come. And the trawlers must leave the strait at once. Nobody wants a war. They will have — they will have chosen it, and I’m convinced he’s made the decision. It takes using nuclear — using many weapons.'
const language = loadEnglish()
const match = (quotation: string) => {
  const report = markedArticles(`== a 2031-05-02\n1 ilse-brandt say 2031-05-02\nBrandt\n{1:“${quotation}”} {@ilse-brandt:Brandt} {1c:said}.`)[0]! // biome-ignore format: one line
  return { report, ...verify(quotedWords(report, report.statements[0]!)!, report.text, source, language) }
}

describe('a quotation held against its source', () => {
  const cases: readonly (readonly [quotation: string, verdict: string, shown: string])[] = [
    ['We will reopen the harbour of Varnhelm,', 'exact', 'We will reopen the harbour of Varnhelm'],
    ['Nobody wants a war', 'exact', 'Nobody wants a war'],
    ['we will reopen the harbour of Varnhelm … before the winter storms come', 'cut', 'we will reopen the harbour of Varnhelm [+as I have always told you] before the winter storms come'],
    ['we will reopen the harbour [in the south] before the winter storms come', 'cut', 'we will reopen the harbour [+of Varnhelm, as I have always told you] before the winter storms come'],
    ['we shall reopen the harbour of Varnhelm', 'altered', 'we [−shall] [+will] reopen the harbour of Varnhelm'],
    ['the trawlers should leave the strait at once', 'altered', 'the trawlers [−should] [+must] leave the strait at once'],
    ['the trawlers must leave the strait … we will reopen the harbour', 'out of order', ''],
    ['They will have chosen it, and I am convinced he has made the decision', 'exact', ''],
    ['I am convinced he is making the decision', 'altered', ''],
    ['It takes using many weapons', 'exact', ''],
    ['we will close the airport for good', 'not found', '[−we will close the airport for good]'],
  ] // biome-ignore format: a table
  test.each(cases)('%s: %s', (quotation, verdict, shown) => {
    const found = match(quotation)
    expect(found.verdict).toBe(verdict)
    if (shown) expect(found.runs.map((r) => (r.in === 'both' ? r.text : r.in === 'source' ? `[+${r.text}]` : `[−${r.text}]`)).join(' ')).toBe(shown) // biome-ignore format: one line
    for (const { start, end } of found.spans) expect(source.slice(start, end).length).toBeGreaterThan(0)
  })

  it('shows the source’s own characters', () => {
    const { spans } = match('we will reopen the harbour of Varnhelm … before the winter storms come')
    expect(spans.map(({ start, end }) => source.slice(start, end))).toEqual([
      'we will reopen the harbour of Varnhelm',
      'before the winter storms come',
    ])
  })
})

it('quotations parted by the cue need not follow each other in the source', () => {
  const [report] = markedArticles('== a 2031-05-02\n1 ilse-brandt say 2031-05-02\nBrandt\n{1:“We will reopen the harbour of Varnhelm,”} {@ilse-brandt:Brandt} {1c:said}. {1:“The trawlers must leave the strait at once.”}')
  const found = verify(quotedWords(report!, report!.statements[0]!)!, report!.text, source, language)
  expect(found.verdict).toBe('exact')
  expect(found.runs.map((r) => r.text)).toEqual(['We will reopen the harbour of Varnhelm', 'The trawlers must leave the strait at once'])
}) // biome-ignore format: articles on one line

it('an indirect statement and a word or two are no quotation to verify', () => {
  const [indirect, short] = [
    'Brandt said that {1:the harbour would reopen}.',
    'Brandt called it {1:“a bad deal”}.',
  ].map((line) => markedArticles(`== a 2031-05-02\n1 ilse-brandt say 2031-05-02\nBrandt\n${line}`)[0]!)
  expect(quotedWords(indirect!, indirect!.statements[0]!)).toBeNull()
  expect(quotedWords(short!, short!.statements[0]!)).toBeNull()
})

it('a transcript, what a government publishes and what is marked so are primary; a report is not', () => {
  const knowledge = loadKnowledge()
  const isItsBody = (outlet: string) => isBody(outlet, knowledge)
  const [report] = markedArticles('== a 2031-05-02 Harbour News\n1 ilse-brandt say 2031-05-02\nBrandt\nBrandt {1c:said}: {1:“No.”}')
  const [transcript] = markedArticles('== t 2031-05-02\n1 ilse-brandt say 2031-05-02\nRemarks\nTHE PRESIDENT: Good evening.\nQ What now?\nTHE PRESIDENT: {1:Peace}.\nQ When?\nTHE PRESIDENT: Soon.')
  expect(isPrimary(report!, isItsBody)).toBe(false)
  expect(isPrimary(transcript!, isItsBody)).toBe(true)
  expect(isPrimary({ ...report!, outlet: 'The White House' }, isItsBody)).toBe(true)
  expect(isPrimary({ ...report!, other: { kind: 'primary' } }, isItsBody)).toBe(true)
}) // biome-ignore format: articles on one line

it('runs around the rarest words of a quotation are looked for', () => {
  const { report } = match('We will reopen the harbour of Varnhelm before the storms')
  const quoted = quotedWords(report, report.statements[0]!)!
  const often = new Map(mayBeRare(quoted).map((word) => [word, word.length === 6 ? 3 : 900]))
  expect([...often.keys()]).toEqual(['will', 'reopen', 'harbour', 'varnhelm', 'before', 'storms'])
  expect(rareRunsOf(quoted, often, 2)).toEqual(['we will reopen the', 'of varnhelm before the'])
  expect(rareRunsOf(quoted, often, 9)).toEqual(['we will reopen the', 'of varnhelm before the', 'varnhelm before the storms', 'reopen the harbour of']) // biome-ignore format: one list
  expect(rareRunsOf(quoted, new Map(), 2)).toEqual([])
})
