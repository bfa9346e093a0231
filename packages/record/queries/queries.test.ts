import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Woven } from '@onrecord/format'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { OnRecord } from '../contract.js'
import { open } from '../sqlite/open.js'
import { article, on } from '../test/article.js'
import { brief } from './brief.js'
import { compare } from './compare.js'
import { digest } from './digest.js'
import { timeline } from './timeline.js'

const talks = article({
  name: 'talks',
  outlet: 'Courier',
  published: on('2025-03-02'),
  text: 'Brandt said “we will sign”. Brandt said it is late. Maresh called it “a start”. They met.',
  actors: { brandt: 'Ilse Brandt', maresh: 'Jan Maresh' },
  statements: [
    { by: 'brandt', content: '“we will sign”', act: 'promise', said: on('2025-03-01') },
    { by: 'brandt', content: 'it is late', kind: 'indirect', said: on('2025-03-01') },
    { by: 'maresh', content: '“a start”', act: 'praise', about: ['brandt'] },
  ],
  events: [{ words: 'They met', actor: 'brandt', on: on('2025-02-27') }],
})
const signed = article({
  name: 'signed',
  outlet: 'Tribune',
  published: on('2025-03-03'),
  text: 'If the boats leave, the gas will flow. Brandt: “We will sign it”, she said. A denial.',
  actors: { brandt: 'Ilse Brandt' },
  statements: [{ by: 'brandt', content: '“We will sign it”', act: 'promise', said: on('2025-03-01') }, { by: 'brandt', content: 'A denial', act: 'deny', said: on('2025-02-01') }], // biome-ignore format: short
  conditions: [{ when: 'the boats leave', follows: 'the gas will flow', holder: 'maresh' }],
})
const later = {
  outlet: 'Courier',
  published: on('2024-01-02'),
  text: 'Maresh said “no more”.',
  actors: { maresh: 'Jan Maresh' },
  statements: [{ by: 'maresh', content: '“no more”' }],
} as const
const ref = (a: typeof talks, i: number) => ({
  article: a.name,
  id: a.statements[i]!.id,
  content: a.statements[i]!.content,
})
const both = [ref(talks, 0), ref(signed, 0)]
const woven: Woven = {
  copies: [],
  utterances: [{ id: 'u1', speaker: 'brandt', ...on('2025-03-01'), statements: both, score: 1, why: [] }],
  occasions: [{ id: 'o1', name: 'Talks in Varn', kind: 'meeting', place: 'Varn', ...on('2025-03-01'), actors: ['brandt'], articles: ['signed', 'talks'], statements: both, score: 1, why: [] }],
  differences: [{ id: 'd1', kind: 'wording', occasion: 'o1', articles: ['signed', 'talks'], statements: both, spans: [], rank: 0.5, why: [] }],
  stories: [{ id: 's1', name: 'Varn', articles: ['talks'], ...on('2025-03-01'), actors: ['brandt'] }],
  ledger: [],
} // biome-ignore format: a table

const folder = mkdtempSync(join(tmpdir(), 'onrecord-queries-'))
let record: OnRecord
beforeAll(async () => {
  record = await open(join(folder, 'a.db'))
  for (const a of [talks, signed]) await record.add(a, { reader: 'r', language: 'l', knowledge: 'k' })
  await record.saveWoven(woven, 'x', 'y')
})
afterAll(async () => {
  await record.close()
  rmSync(folder, { recursive: true })
})

it('brief: each speaker’s most telling last words, what changed, what is open, where reports differ', async () => {
  const b = (await brief(record))!
  expect(b.stands.map((l) => [l.statement.speaker, l.statement.contentText, l.reports])).toEqual([
    ['brandt', '“We will sign it”', 2],
    ['maresh', '“a start”', 1],
  ])
  expect(b.changed.map((l) => l.kind)).toEqual(['occasion', 'statement', 'event', 'statement'])
  expect(b.open.map((l) => l.condition.wholeText)).toEqual(['the boats leave, the gas will flow'])
  expect(b.disagree.map((l) => [l.difference.id, l.occasion?.id, l.quotes.length])).toEqual([['d1', 'o1', 2]])
  expect([b.from, b.to, b.outlets]).toEqual(['2025-03-02', '2025-03-03', ['Courier', 'Tribune']])
  for (const line of [...b.stands, ...b.changed, ...b.open, ...b.disagree])
    expect(line.quotes.length).toBeGreaterThan(0)
})

it('brief: what is dated after the last report has changed nothing yet', async () => {
  const other = await open(join(folder, 'b.db'))
  const met = (words: string, day: string) => ({ words, actor: 'brandt', on: on(day) })
  const events = [met('If the boats leave', '2025-03-02'), met('the gas will flow', '2025-04-01')]
  const { name, published, text } = signed
  const told = { name, published, text, actors: { brandt: 'Ilse Brandt' }, events }
  await other.add(article(told), { reader: 'r', language: 'l', knowledge: 'k' })
  expect((await brief(other))!.changed.map((l) => l.when.from)).toEqual(['2025-03-02'])
  await other.close()
})

it('brief of a story keeps to its articles; of none that is there it is null', async () => {
  const b = (await brief(record, { story: 's1' }))!
  expect(b.articles.map((a) => a.name)).toEqual(['talks'])
  expect(b.open).toEqual([])
  expect(b.disagree).toEqual([])
  expect(await brief(record, { story: 's2' })).toBeNull()
})

it('compare: what both report, what only one has, where they differ', async () => {
  const c = (await compare(record, 'talks', 'signed'))!
  expect(c.both.map((u) => [u.a.map((s) => s.contentText), u.b.map((s) => s.contentText)])).toEqual([[['“we will sign”'], ['“We will sign it”']]]) // biome-ignore format: short
  expect(c.onlyA.map((s) => s.contentText)).toEqual(['it is late', '“a start”'])
  expect(c.onlyB.map((s) => s.contentText)).toEqual(['A denial'])
  expect(c.differences.map((d) => d.difference.id)).toEqual(['d1'])
  expect(c.occasions.map((o) => o.id)).toEqual(['o1'])
  expect(await compare(record, 'talks', 'nothing')).toBeNull()
})

it('timeline: by day, on one day occasions first; pages join', async () => {
  const lines = await timeline(record)
  expect(lines.map((l) => [l.kind, l.when.from])).toEqual([
    ['statement', '2025-02-01'],
    ['event', '2025-02-27'],
    ['occasion', '2025-03-01'],
    ['statement', '2025-03-01'],
    ['statement', '2025-03-01'],
    ['statement', '2025-03-01'],
    ['statement', '2025-03-02'],
  ])
  const pages = []
  for (const offset of [0, 3, 6]) pages.push(...(await timeline(record, { offset, limit: 3 })))
  expect(pages).toEqual(lines)
  expect((await timeline(record, { actor: 'maresh' })).map((l) => l.kind)).toEqual(['statement'])
  expect((await timeline(record, { actor: 'brandt', from: '2025-03-02' })).map((l) => l.kind)).toEqual(['statement'])
  expect((await timeline(record, { story: 's1', kinds: ['event'] })).map((l) => l.kind)).toEqual(['event'])
})

it('digest: what came on record after a mark is new, whatever day it is of; a story is watched by an article of it', async () => {
  const mark = await record.arrived()
  const all = { since: '0001-01-01', until: '2025-12-31' }
  expect((await digest(record, { ...all, after: mark })).statements).toEqual([])
  await record.add(article({ ...later, name: 'later' }), { reader: 'r', language: 'l', knowledge: 'k' })
  expect(await record.arrived()).toBeGreaterThan(mark)
  const fresh = await digest(record, { ...all, after: mark })
  expect(fresh.articles.map((a) => a.name)).toEqual(['later'])
  expect(fresh.statements.map((l) => l.statement.contentText)).toEqual(['“no more”'])
  const story = { name: 'Varn', story: 'talks' }
  expect((await digest(record, { ...all, watch: story })).articles.map((a) => a.name)).toEqual(['talks'])
  expect((await digest(record, { ...all, after: mark, watch: story })).statements).toEqual([])
  expect((await digest(record, { ...all, watch: { name: 'none', story: 'nothing' } })).statements).toEqual([])
})
