import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { run } from './test/run.js'

const folder = mkdtempSync(join(tmpdir(), 'onrecord-bad-'))
const at = (name: string) => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true }))

const GOOD = 'Talks open\n\n“We will sign,” Ilse Brandt said on Monday.\n'
beforeAll(() => {
  writeFileSync(at('good.txt'), GOOD)
  writeFileSync(at('last.txt'), GOOD.replace('Monday', 'Friday'))
  writeFileSync(at('empty.txt'), '')
  writeFileSync(at('binary.txt'), Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 37) % 256)))
  writeFileSync(
    at('mixed.txt'),
    Buffer.concat([Buffer.from(`Città — ${GOOD}`), Buffer.from([0x93, 0x41, 0xe9, 0x94, 0x0a])]),
  )
  writeFileSync(at('menu.html'), '<!doctype html><html><body><nav><a href="/">Home</a></nav></body></html>')
  writeFileSync(at('cut.txt.gz'), gzipSync(GOOD.repeat(50)).subarray(0, 60))
  writeFileSync(at('bad.jsonl'), `{"name":"one","text":${JSON.stringify(GOOD)}}\nnot json\n`)
  closeSync(openSync(at('huge.txt'), 'w'))
  truncateSync(at('huge.txt'), 200 * 1024 * 1024)
  mkdirSync(at('nothing'))
})

it('bad files get one line each, the rest goes on, nothing is half-written', async () => {
  const bad = ['empty.txt', 'binary.txt', 'huge.txt', 'gone.txt', 'menu.html', 'cut.txt.gz', 'bad.jsonl', 'mixed.txt']
  const record = ['--record', at('r.db')]
  const files = ['good.txt', ...bad, 'last.txt'].map(at)
  const { code, out, err } = await run(['add', ...files, '--threads', '0', ...record])
  const lines = err.trimEnd().split('\n')
  expect(code).toBe(1)
  expect(out).toBe('')
  for (const file of bad) expect(lines.filter((l) => l.startsWith(at(file)))).toHaveLength(1)
  expect(lines).toHaveLength(bad.length + 1)
  expect(lines.at(-1)).toMatch(/^4 added, 7 failed;/)

  const articles = await run(['articles', '--json', ...record])
  const names = articles.out.trimEnd().split('\n').map((l) => JSON.parse(l).name) // biome-ignore format: one line
  expect(names.sort()).toEqual(['good', 'last', 'mixed', 'one'])
  const doctor = await run(['doctor', '--json', ...record])
  expect(doctor.out).toContain('"whole"')
  expect(doctor.code).toBe(0)
})

it('read prints what can be read in the order given, and says what can’t', async () => {
  const { code, out, err } = await run(['read', ...['last.txt', 'empty.txt', 'good.txt'].map(at)])
  expect(code).toBe(1)
  expect(out.trimEnd().split('\n').map((l) => JSON.parse(l).name)).toEqual(['last', 'good']) // biome-ignore format: one line
  expect(err.trimEnd().split('\n')).toHaveLength(1)
})

it('a folder without articles is a wrong command line; standard input is an article', async () => {
  expect((await run(['add', at('nothing'), '--record', at('n.db')])).code).toBe(2)
  const { code, out } = await run(['read', '-'], { stdin: GOOD })
  expect([code, JSON.parse(out).name, JSON.parse(out).text]).toEqual([0, 'stdin', GOOD])
})
