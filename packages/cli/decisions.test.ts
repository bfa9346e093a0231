import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ReadArticle } from '@onrecord/format'
import { open } from '@onrecord/record'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { run } from './test/run.js'

const folder = mkdtempSync(join(tmpdir(), 'onrecord-decisions-'))
const env = { ONRECORD_RECORD: join(folder, 'a.db'), ONRECORD_BY: 'Ada' }
const ask = (...args: string[]) => run(args, { env })
const lines = (out: string) => out.trimEnd().split('\n').filter(Boolean).map((l) => JSON.parse(l)) // biome-ignore format: one line

const TEXT = 'Talks open\n\n“We will sign,” Ilse Brandt said. “It is late.”\n'
const at = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length })
const talks: ReadArticle = {
  format: 'onrecord/1', name: 'talks', uri: 'talks.txt', title: null, outlet: null, byline: null, wire: null, language: 'en',
  published: { from: '2025-03-02', to: '2025-03-02', basis: 'given', evidence: [] }, text: TEXT,
  blocks: [{ kind: 'body', start: 0, end: TEXT.length }],
  actors: [{ id: 'ilse-brandt', name: 'Ilse Brandt', type: 'person', mentions: [{ ...at('Ilse Brandt'), form: 'name' }] }],
  statements: [
    { id: 's1', source: [at('Ilse Brandt')], cue: [at('said')], content: [at('“We will sign,”')], kind: 'direct', speaker: 'ilse-brandt', speakers: ['ilse-brandt'], addressee: null, act: 'promise', said: { from: null, to: null }, depth: 0, negated: false, confidence: 0.9, targets: [] },
  ],
  conditions: [], times: [], quantities: [], events: [],
} // biome-ignore format: an article at a glance

beforeAll(async () => {
  for (const name of ['a.db', 'b.db']) {
    const record = await open(join(folder, name))
    await record.add(talks, { reader: 'r', language: 'l', knowledge: 'k' })
    await record.close()
  }
})
afterAll(() => rmSync(folder, { recursive: true }))

it('decides, lists, shares and withdraws', async () => {
  expect(await ask('decide', 'correct', 'talks#s1', '--act', 'warn', '--speaker', 'Jan Maresh', '--json')).toMatchObject({ code: 0 }) // biome-ignore format: one line
  expect(await ask('decide', 'add', 'talks', '--content', '“It is late.”', '--speaker', 'Ilse Brandt', '--said', '2025-03-03', '--by', 'Bo')).toMatchObject({ code: 0 }) // biome-ignore format: one line
  expect(await ask('decide', 'note', 'Ask for the transcript.', '--on', 'talks')).toMatchObject({ code: 0, err: '' })
  const rows = lines((await ask('statements', '--json')).out)
  expect(rows.map((s) => [s.contentText, s.speakerName, s.act, s.decided.by])).toEqual([
    ['“We will sign,”', 'Jan Maresh', 'warn', 'Ada'],
    ['“It is late.”', 'Ilse Brandt', 'say', 'Bo'],
  ])
  const listed = await ask('decisions')
  expect(listed.out.match(/^\d{4}-\d\d-\d\d/gm)).toHaveLength(3)
  expect(listed.out).toContain('Ask for the transcript.')

  const { out } = await ask('decisions', 'export')
  writeFileSync(join(folder, 'decisions.jsonl'), out)
  const other = ['--record', join(folder, 'b.db')]
  const file = join(folder, 'decisions.jsonl')
  expect((await ask('decisions', 'import', file, ...other)).err).toBe('3 taken, 0 here already\n')
  expect((await ask('decisions', 'import', file, ...other)).err).toBe('0 taken, 3 here already\n')
  expect(lines((await ask('statements', '--json', ...other)).out)).toEqual(rows)
  expect((await run(['decisions', 'import', '-', ...other], { env, stdin: 'no\n' })).code).toBe(1)

  const { id } = lines(out)[0]
  expect((await ask('decisions', 'withdraw', id.slice(0, 8))).out).toContain('withdrawn by Ada')
  expect(lines((await ask('statements', '--act', 'promise', '--json')).out)).toHaveLength(1)
  expect(lines((await ask('decisions', 'list', '--withdrawn', '--json')).out)).toHaveLength(1)
})

it.each([
  [['decide', 'confirm', 'talks#s99'], /there is no statement of talks “s99”/],
  [['decide', 'confirm', 'talks'], /name the statement/],
  [['decide', 'correct', 'talks#s1'], /what is to be otherwise/],
  [['decide', 'add', 'talks', '--content', 'never written'], /do not stand in talks/],
  [['decide', 'note', 'x', '--by', ' '], /who decides|--on or --actor/],
  [['decide', 'link', 'kinship', 'accept', 'x'], /Allowed choices/],
  [['decide', 'remove', 'talks'], /--reason/],
  [['decisions', 'withdraw', 'ffff'], /there is no decision/],
] as const)('%j is a wrong command line, and nothing is decided', async (args, line) => {
  const before = (await ask('decisions', 'export')).out
  const ran = await ask(...args)
  expect([ran.code, ran.err]).toEqual([2, expect.stringMatching(line)])
  expect((await ask('decisions', 'export')).out).toBe(before)
})

it('what is removed is gone from the record, and its words from the decisions', async () => {
  expect((await ask('decide', 'remove', 'talks', '--reason', 'a source to protect')).code).toBe(0)
  expect((await ask('articles', '--json')).out).toBe('')
  const { out } = await ask('decisions', 'export')
  expect(out).not.toContain('sign')
  expect(lines(out).map((d) => d.kind)).toEqual(['note', 'withdraw', 'remove'].filter((k) => out.includes(`"${k}"`)))
})
