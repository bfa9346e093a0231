import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ReadArticle } from '@onrecord/format'
import { open } from '@onrecord/record'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { run } from './test/run.js'

const folder = mkdtempSync(join(tmpdir(), 'onrecord-keeping-'))
const at = (name: string) => join(folder, name)
const ask = (...args: string[]) => run([...args, '--record', at('a.db')])
afterAll(() => rmSync(folder, { recursive: true }))

const numbered = (i: number): ReadArticle => ({
  format: 'onrecord/1', name: `n${i}`, uri: `n${i}.txt`, title: null, outlet: i % 2 ? 'Courier' : 'Tribune', byline: null,
  wire: null, language: 'en', published: { from: `2025-0${i}-01`, to: `2025-0${i}-01`, basis: 'given', evidence: [] },
  text: `Article ${i}.`, blocks: [{ kind: 'body', start: 0, end: 10 }],
  actors: [], statements: [], conditions: [], times: [], quantities: [], events: [],
}) // biome-ignore format: an article at a glance

beforeAll(async () => {
  const record = await open(at('a.db'))
  for (let i = 1; i <= 8; i++) await record.add(numbered(i), { reader: 'r', language: 'l', knowledge: 'k' })
  await record.close()
})

it('what was backed up is restored, and what that replaces is kept', async () => {
  expect(await ask('backup', at('b.db'))).toMatchObject({ code: 0, err: expect.stringMatching(/: 8 articles, /) })
  expect(await ask('backup', at('b.db'))).toMatchObject({ code: 3, err: expect.stringMatching(/is there already/) })
  expect((await ask('forget', '--before', '2025-04', '--dry-run')).out).toBe('n1\nn2\nn3\n')
  expect((await ask('forget', '--before', '2025-04', '--outlet', 'courier')).err).toBe('2 articles left the record\n')
  expect((await ask('forget')).code).toBe(2)
  const restored = await ask('restore', at('b.db'))
  expect(restored).toMatchObject({ code: 0, err: expect.stringMatching(/is kept as .*\n8 articles on record/) })
  expect(readdirSync(folder).filter((f) => f.includes('before-restore'))).toHaveLength(1)
  expect(await ask('restore', at('none.db'))).toMatchObject({ code: 3, err: expect.stringMatching(/no backup/) })
})

it('the doctor says what is wrong, and mends it', async () => {
  const handle = openSync(at('a.db'), 'r+')
  writeSync(handle, Buffer.alloc(4096, 0xa5), 0, 4096, 4096 * 40)
  closeSync(handle)
  const mended = await ask('doctor', '--repair', '--json')
  expect(mended.err).toMatch(/articles laid out anew/)
  expect(mended.out).toContain('"whole"')
})
