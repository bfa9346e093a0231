import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { run } from './test/run.js'

const folder = mkdtempSync(join(tmpdir(), 'onrecord-lists-'))
const env = { ONRECORD_RECORD: join(folder, 'lists.db') }
afterAll(() => rmSync(folder, { recursive: true }))
beforeAll(async () => {
  const stdin = 'Ilse Brandt said that the treaty was ready. Tomas Osei warned that the talks could fail.\n'
  expect((await run(['add', '-', '--quiet'], { env, stdin })).code).toBe(0)
}, 60_000)

it.each<readonly [line: string, code: number, err: RegExp, out: RegExp]>([
  ['statements --limit 1', 0, /^… and more: --limit 4, or --offset 1\n$/, /Brandt/],
  ['statements --offset 1', 0, /^$/, /Osei/],
  ['statements --offset 40', 0, /^nothing more from --offset 40 on\n$/, /^$/],
  ['statements --by Osei --act promise', 0, /^no such statement on record\n$/, /^$/],
  ['statements --limit 0', 2, /--limit <n>.* Write a whole number from 1 on\.\n$/, /^$/],
  ['statements --offset 40 --json', 0, /^$/, /^$/],
  ['differences --offset 3', 0, /^nothing more from --offset 3 on\n$/, /^$/],
  ['utterances', 0, /^no utterance that several articles report\n$/, /^$/],
  ['actors show Osei', 0, /^$/, /: once; “Tomas Osei” \(/],
])('%s', async (line, code, err, out) => {
  const ran = await run(line.split(' '), { env })
  expect(ran.err).toMatch(err)
  expect(ran.out).toMatch(out)
  expect(ran.code).toBe(code)
})
