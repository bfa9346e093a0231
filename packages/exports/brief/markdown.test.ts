import type { Brief } from '@onrecord/record'
import { expect, it } from 'vitest'
import { briefMarkdown } from './markdown.js'

const published = { from: '2025-03-02', to: '2025-03-02', basis: 'given', evidence: [] } as const
const quote = (texts: readonly string[], line: number) => ({ article: 'talks', outlet: 'Courier', title: 'Talks *open*', published, spans: [], texts, line }) // biome-ignore format: short
const article = { key: 'k', name: 'talks', uri: 'talks.txt', url: null, title: 'Talks *open*', outlet: 'Courier', byline: null, wire: null, language: 'en', published, edition: 1, statements: 1, conditions: 0, words: 9 } // biome-ignore format: short

it('every line has the words it rests on and a reference to them; nothing quoted is taken for Markdown', () => {
  const brief = {
    story: null, articles: [article], outlets: ['Courier'], from: '2025-03-02', to: '2025-03-02', changed: [], open: [], disagree: [],
    stands: [
      {
        kind: 'statement', when: { from: '2025-03-01', to: '2025-03-01' }, reports: 2,
        statement: { speakerName: 'Ilse Brandt', act: 'promise', negated: false, decided: { how: 'confirmed', by: 'Ada *B*', at: '2026-11-22T10:00:00.000Z', decisions: [] } },
        quotes: [quote(['# We [will]\nsign', '<b>soon</b>'], 3)],
      },
    ],
  } as unknown as Brief // biome-ignore format: short
  expect(briefMarkdown(brief)).toBe(`# The record

1 article by Courier, 2025-03-02.

## Where things stand

- 2025-03-01: **Ilse Brandt** (promise, in 2 reports) ✓ *confirmed by Ada \\*B\\* on 2026-11-22*

  > \\# We \\[will\\] sign … \\<b\\>soon\\</b\\> [^1]

[^1]: Courier, Talks \\*open\\*, 2025-03-02 (\`talks:3\`)
`)
})
