import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { openMeta, openSources } from './node.js'
import type { IntakeOptions } from './options.js'
import { isProblem } from './problem.js'

const folder = mkdtempSync(join(tmpdir(), 'intake-'))
const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
async function opened(path: string, options?: IntakeOptions) {
  const items = []
  for await (const item of openSources(path, options))
    items.push(isProblem(item) ? `! ${item.problem}${item.place ? ` ${item.place}` : ''}` : item.name)
  return items
}

describe('a file', () => {
  it.each([
    ['plain.txt', 'Talks resume.', ['plain']],
    ['empty.txt', '', ['! empty']],
    ['empty.jsonl', '', ['! empty']],
    ['packed.jsonl.gz', gzipSync('{"name":"a","text":"One."}\n{"name":"b","text":"Two."}'), ['a', 'b']],
    [
      'cut.jsonl.gz',
      gzipSync(`{"name":"a","text":"${'One. '.repeat(9999)}"}\n`.repeat(9)).subarray(0, -9),
      expect.arrayContaining(['! packed']),
    ],
    ['bad.jsonl', '{"name":"a","text":"One."}\nx\n{"name":"c","text":"Three."}\n', ['a', '! bad-line line 2', 'c']],
    [
      'long.jsonl',
      `{"name":"a","text":"One."}\n{"name":"b","text":"${'x'.repeat(2000)}"}\n{"name":"c","text":"Three."}`,
      ['a', '! too-large line 2', 'c'],
    ],
    ['long.txt', 'x'.repeat(2000), ['! too-large']],
    ['wide.jsonl', Buffer.from('\ufeff{"name":"a","text":"One."}\n', 'utf16le'), ['a']],
  ])('%s', async (name, content, expected) => {
    expect(await opened(file(name, content), { limits: { bytes: 1000 + (name.startsWith('cut') ? 1e6 : 0) } })).toEqual(
      expected,
    )
  })
  it('that is not there, or a folder', async () => {
    mkdirSync(join(folder, 'inner'))
    expect(await opened(join(folder, 'nowhere.txt'))).toEqual(['! missing'])
    expect(await opened(join(folder, 'inner'))).toEqual(['! not-a-file'])
    expect((await openMeta(join(folder, 'nowhere.csv'))).problems.map((p) => p.problem)).toEqual(['missing'])
  })
  it.skipIf(process.getuid?.() === 0)('that may not be read (skipped for root, who may read all)', async () => {
    const path = file('secret.txt', 'x')
    chmodSync(path, 0)
    expect(await opened(path)).toEqual(['! unreadable'])
  })
  it('of many lines is read one by one, whatever its size', async () => {
    const line = `{"text":"${'Talks resume. '.repeat(50)}"}\n`
    const path = file('many.jsonl', line.repeat(3000))
    let n = 0
    for await (const item of openSources(path, { limits: { bytes: 10_000 } })) if (!isProblem(item)) n++
    expect(n).toBe(3000)
  })
})
