import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { run } from '../test/run.js'

const folder = mkdtempSync(join(tmpdir(), 'onrecord-little-'))
const record = join(folder, 'a.db')
const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

beforeAll(async () => {
  const archive = at('../../../examples/archive')
  expect((await run(['add', archive, '--record', record, '--quiet', '--threads', '0'])).code).toBe(0)
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true }))

/** Names of the files with words, weights and facts that a question reads, in a process of its own. */
function readBy(line: string): string[] {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--conditions=source', '--require', at('../test/files-read.cjs'), at('../run.ts'), ...line.split(' '), '--record', record],
    { encoding: 'utf8' },
  ) // biome-ignore format: one process
  expect(status, stderr).toBe(0)
  return [...stderr.matchAll(/^read (.*)$/gm)].map((m) => basename(m[1]!)).sort()
}

const TABLES = ['agencies.tsv', 'kin.tsv', 'offices.tsv', 'organisations.tsv', 'outlets.tsv', 'parties.tsv', 'people.tsv', 'places.tsv', 'states.tsv'] // biome-ignore format: one list

it.each([
  ['statements', []],
  ['articles', []],
  ['search treaty', []],
  ['ledger', []],
  ['brief', []],
  ['statements --by Brandt', TABLES],
  ['who Putin', TABLES],
] as const)(
  '`%s` reads of words, weights and facts %j alone',
  (line, files) => {
    expect(readBy(line)).toEqual(files)
  },
  60_000,
)

it.each([
  ['actors show Brandt', []],
  ['positions Brandt --towards Osei', ['tone.bin', 'word-weights.bin']],
] as const)(
  '`%s` reads of weights %j alone',
  (line, files) => {
    expect(readBy(line).filter((name) => name.endsWith('.bin'))).toEqual(files)
  },
  60_000,
)
