import type { Digest } from '@onrecord/record'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { expect, it } from 'vitest'
import { digestAtom } from './digest-atom.js'
import { digestMarkdown } from './digest-markdown.js'

const day = { from: '2025-03-02', to: '2025-03-02' }
const quote = { texts: ['Sarovia came <in>'], line: 9 }
const digest = {
  since: '2025-03-01',
  until: '2025-03-07',
  watch: { name: 'Ties & tariffs', words: 'tariff' },
  articles: [{}],
  statements: [
    {
      when: day,
      statement: { id: 's1', speakerName: 'Ilse <Brandt>', act: 'promise', article: 'talks', line: 3, contentText: '“We *will* sign” \u0007' },
    },
  ],
  due: [{ id: 'l1', due: '2025-03-09', kind: 'promise', holderName: 'Ilse Brandt', wholeText: 'sign', article: 'talks', line: 3, state: 'open', by: 'proposed', evidence: [] }],
  changed: [{ id: 'l2', due: null, kind: 'condition', holderName: null, wholeText: 'if Sarovia comes', article: 'talks', line: 4, state: 'met', by: 'proposed', evidence: [{ article: 'later', quote }] }],
} as unknown as Digest // biome-ignore format: a digest at a glance

it('the feed is Atom that a parser reads: an entry for each line, ids that stay', async () => {
  const xml = await digestAtom(digest, 'http://127.0.0.1:4747')
  expect(XMLValidator.validate(xml)).toBe(true)
  const { feed } = new XMLParser({ ignoreAttributes: false }).parse(xml)
  expect(feed['@_xmlns']).toBe('http://www.w3.org/2005/Atom')
  expect(feed.title).toContain('tariffs')
  expect(feed.updated).toBe('2025-03-07T12:00:00.000Z')
  expect(feed.entry.map((e: { id: string }) => e.id)).toEqual([
    'urn:onrecord:talks:s1',
    'urn:onrecord:l1:due',
    'urn:onrecord:l2:met',
  ])
  expect(feed.entry[0].link['@_href']).toBe('http://127.0.0.1:4747/article/talks')
  expect(await digestAtom(digest, 'http://127.0.0.1:4747')).toBe(xml)
})

it('the digest says what is new, due and changed, each with its place', () => {
  const text = digestMarkdown(digest)
  expect(text).toContain('# Ties & tariffs, 2025-03-01 to 2025-03-07')
  expect(text).toContain('- 2025-03-02 **Ilse \\<Brandt\\>** (promise): “We \\*will\\* sign” \u0007 (`talks:3`)')
  expect(text).toContain('## Due\n\n- 2025-03-09 **Ilse Brandt** (promise): sign (`talks:3`)')
  expect(text).toContain('(condition, met, proposed): if Sarovia comes (`talks:4`) — Sarovia came \\<in\\> (`later:9`)')
})
