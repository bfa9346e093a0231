import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { run } from './test/run.js'

const folder = mkdtempSync(join(tmpdir(), 'onrecord-twice-'))
afterAll(() => rmSync(folder, { recursive: true }))

const shared = process.env.ONRECORD_SHARED ?? '../shared'
const SETS = { 'the sample archive': 'examples/archive', 'the five real articles': `${shared}/seeds` }

describe.each(Object.entries(SETS))('%s', (what, from) => {
  it.skipIf(!existsSync(from))('added twice, in another order, by threads: the same bytes', async () => {
    const files = readdirSync(from).sort().map((f) => join(from, f)) // biome-ignore format: one line
    const [one, other] = [join(folder, `${what}.db`), join(folder, `${what} again.db`)]
    const bytes = async (record: string) => (await run(['export', '--format', 'jsonl', '--record', record])).out
    const add = (list: readonly string[], record: string) => run(['add', ...list, '--record', record, '--threads', '0'])

    expect((await add(files, one)).err).toMatch(/^\d+ added; /)
    const first = await bytes(one)
    expect((await add(files, one)).err).toMatch(/^\d+ on record already; /)
    expect(await bytes(one)).toBe(first)
    await add(files.toReversed(), other)
    expect(await bytes(other)).toBe(first)
    expect(first.split('\n').length).toBeGreaterThan(files.length)
  })
})
