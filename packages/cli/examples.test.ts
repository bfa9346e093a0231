import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commands } from './commands.js'
import { run, words } from './test/run.js'

const folder = mkdtempSync(join(tmpdir(), 'onrecord-cli-'))
const env = { ONRECORD_RECORD: join(folder, 'sample.db') }
const modules = await Promise.all(Object.values(commands).map((load) => load()))

beforeAll(async () => {
  const options = ['--quiet', '--threads', '0']
  expect(await run(['actors', 'import', 'examples/actors.yaml', '--quiet'], { env })).toMatchObject({ code: 0 })
  const added = await run(['add', 'examples/archive', '--meta', 'examples/articles.csv', ...options], { env })
  expect(added).toEqual({ code: 0, out: '', err: '' })
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true }))

/** The arguments of an example, with files it writes put aside. */
const argumentsOf = (line: string): string[] =>
  words(line).slice(1).map((word, i, all) => (all[i - 1] === '--out' ? join(folder, word) : word)) // biome-ignore format: one line

describe('the examples of --help run as they stand', () => {
  const examples = modules.flatMap((m) => m.examples)
  it.each(examples)('%s', async (example) => {
    const args = argumentsOf(example)
    expect(example).toMatch(/^onrecord /)
    const { code, out, err } = await run(args, { env })
    expect([code, err.match(/.*(went wrong|could not).*/)?.[0]]).toEqual([0, undefined])
    if (args.includes('--json')) for (const line of out.trimEnd().split('\n')) if (line) JSON.parse(line)
  })
})

describe('the examples of the guide run as they stand', () => {
  const guide = readFileSync('docs/guide/cli.md', 'utf8')
  const lines = [...guide.matchAll(/^npx (onrecord (?!serve).*)$/gm)].map((m) => m[1]!)
  it.each(lines)('%s', async (line) => {
    const { code, err } = await run(argumentsOf(line), { env })
    expect([code, err.match(/.*(went wrong|could not).*/)?.[0]]).toEqual([0, undefined])
  })
})

describe('every command', () => {
  it.each(modules.map((m) => m.name))('%s --help says what it does', async (name) => {
    const { code, out } = await run([name, '--help'])
    expect(code).toBe(0)
    expect(out).toMatch(/^Usage: onrecord /)
  })

  it('is listed, with the exit codes', async () => {
    const { code, out } = await run(['--help'])
    expect(code).toBe(0)
    const listed = out.replace(/\s+/g, ' ')
    for (const { name, summary } of modules) {
      expect(listed).toContain(` ${name} `)
      expect(listed).toContain(summary)
    }
    expect(out).toContain('Exit codes')
  })
})

it.each([
  [['nonsense'], 2, /unknown command/],
  [['statements', '--act', 'shout'], 2, /Allowed choices/],
  [['statements', '--from', '2024-13'], 2, /Write a day/],
  [['statements', '--by', 'Nobody Known'], 2, /nobody on record is called/],
  [['statements', '--outlet', 'Nowhere'], 2, /there are: /],
  [['compare', 'nothing', 'less'], 2, /no article on record/],
  [['brief', '--story', 'nothing'], 2, /there is no story/],
  [['export', '--format', 'nothing'], 2, /there is no format/],
  [['statements', '--format', 'docx'], 2, /a list is written as csv, jsonl, parquet or xlsx/],
  [['ledger', '--out', 'ledger.csv'], 2, /--out is for a file/],
  [['add', 'no/such/*.txt'], 2, /no file fits/],
  [['add', 'examples/archive', '--url', 'https://example.org/a'], 2, /--url names one article/],
  [['add', 'no-such-file.txt'], 1, /no such file/],
  [['articles', '--record', join(folder, 'none.db')], 3, /there is no record/],
  [['articles', '--record', 'package.json'], 3, /not a record/],
] as const)('%j ends with %i and one line', async (args, code, line) => {
  const ran = await run(args, { env })
  expect(ran.err).toMatch(line)
  expect([ran.code, ran.err.trimEnd().split('\n').length, ran.out]).toEqual([code, code === 1 ? 2 : 1, ''])
})

it('--json gives stable lines that lists are made of', async () => {
  const [once, twice] = [await run(['statements', '--json'], { env }), await run(['statements', '--json'], { env })]
  expect(once.out).toBe(twice.out)
  const rows = once.out.trimEnd().split('\n').map((l) => JSON.parse(l)) // biome-ignore format: one line
  const few = await run(['statements', '--json', '--limit', '3', '--offset', '2'], { env })
  expect(few.out.trimEnd().split('\n').map((l) => JSON.parse(l))).toEqual(rows.slice(2, 5)) // biome-ignore format: one line
})

it('what is typed for an actor, outlet or article need not be whole', async () => {
  const by = await run(['statements', '--by', 'brandt', '--json'], { env })
  for (const line of by.out.trimEnd().split('\n').filter(Boolean))
    expect(JSON.parse(line).speakers).toContain('ilse-brandt')
  const of = await run(['articles', '--outlet', 'kesten', '--json'], { env })
  for (const line of of.out.trimEnd().split('\n')) expect(JSON.parse(line).outlet).toBe('Kesten Tribune')
})
