import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RejectedRow } from '@onrecord/record'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { run } from './test/run.js'

const folder = mkdtempSync(join(tmpdir(), 'onrecord-rejected-'))
const at = (name: string) => join(folder, name)
const record = at('onrecord.db')
// Threads are not what is tried here, and take their time to start.
const env = { ONRECORD_THREADS: '0' }
const ask = (...args: string[]) => run([...args, '--record', record], { env })
const listed = async () =>
  (await ask('rejected', '--json')).out.split('\n').filter(Boolean).map((l) => JSON.parse(l) as RejectedRow) // biome-ignore format: one line

const GOOD = 'Talks open\n\n“We will sign,” Ilse Brandt said on Monday.\n'
const PAGE = `<!doctype html><title>Talks</title><article><h1>Talks</h1><p>“We will sign the accord,” Ilse Brandt said in Varnhelm on Sunday, after a long night of talks.</p><p>The ministry gave no other details on Monday, and the talks go on in the capital.</p></article>`
let isOpen = false
const server = createServer((_, a) => (isOpen ? a.end(PAGE) : a.writeHead(503).end()))
let base: string
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
  rmSync(folder, { recursive: true })
})

it('what is turned away is listed with its reason, told once, and leaves the list when it comes in', async () => {
  writeFileSync(at('good.txt'), GOOD)
  writeFileSync(at('empty.txt'), '')
  writeFileSync(at('lines.jsonl'), `{"name":"one","text":${JSON.stringify(GOOD)}}\nnot json\n`)
  expect((await ask('rejected')).err).toMatch(/there is no record/)
  await ask('add', at('good.txt'), at('empty.txt'), at('lines.jsonl'), '--outlet', 'Courier')
  const [one, two] = (await listed()).sort((a, b) => a.file.localeCompare(b.file))
  expect(one).toMatchObject({ kind: 'file', source: at('empty.txt'), file: at('empty.txt'), code: 'empty', reason: 'the file is empty', said: { outlet: 'Courier' }, times: 1 }) // biome-ignore format: one line
  expect(two).toMatchObject({ file: at('lines.jsonl'), place: 'line 2', code: 'bad-line' })
  expect((await ask('rejected')).out).toContain('the file is empty; check where it was saved from')

  const again = await ask('rejected', 'retry')
  expect(again).toMatchObject({ code: 1, err: expect.stringMatching(/1 on record already, 2 failed/) })
  expect((await listed()).map((r) => r.times)).toEqual([2, 2])

  // One is mended in place, by one line more; the other by its own command.
  writeFileSync(at('lines.jsonl'), `{"name":"one","text":${JSON.stringify(GOOD)}}\n{"name":"two","text":"Said two."}\n`)
  expect((await ask('rejected', 'retry', two!.id.slice(0, 6))).err).toMatch(/1 added, 1 on record already/)
  writeFileSync(at('empty.txt'), GOOD.replace('Monday', 'Friday'))
  expect(await listed()).toHaveLength(1)
  expect((await ask('add', at('empty.txt'))).code).toBe(0)
  expect(await listed()).toEqual([])
  expect((await ask('rejected', 'retry')).err).toMatch(/every document came in/)
  const outlets = (await ask('articles', '--json')).out.trimEnd().split('\n').map((l) => JSON.parse(l).outlet) // biome-ignore format: one line
  expect(outlets.sort()).toEqual(['Courier', 'Courier', 'Courier', null].sort())
}, 120_000)

it('a limit that was too low is raised for another try', async () => {
  writeFileSync(at('long.txt'), GOOD.repeat(30_000))
  expect((await ask('add', at('long.txt'), '--max-size', '1', '--threads', '0')).code).toBe(1)
  expect((await ask('rejected', 'retry')).err).toMatch(/larger than the limit of 1 MB/)
  const { err } = await ask('rejected', 'retry', '--max-size', '0.5')
  expect(err).toMatch(/larger than the limit of 524288 bytes/)
  writeFileSync(at('long.txt'), GOOD.repeat(2))
  expect((await ask('rejected', 'retry')).err).toMatch(/1 added/)
})

it('addresses that could not be fetched are tried again', async () => {
  expect((await ask('fetch', `${base}/talks`, '--allow-private')).err).toMatch(/talks: answers 503; try again later/)
  expect(await listed()).toMatchObject([{ kind: 'address', source: `${base}/talks`, code: 'unfetched', said: { allowPrivate: 'yes' } }]) // biome-ignore format: one line
  isOpen = true
  expect((await ask('rejected', 'retry')).err).toMatch(/1 added/)
  expect(await listed()).toEqual([])
})

it('what came on standard input is listed, and can only be dismissed', async () => {
  await run(['add', '-', '--record', record], { stdin: 'PK\u0003\u0004' })
  const [row] = await listed()
  expect(row).toMatchObject({ kind: 'handed-over', file: 'standard input' })
  expect(await ask('rejected', 'retry')).toMatchObject({ code: 1, err: expect.stringMatching(/hand it over again/) })
  expect((await ask('rejected', 'dismiss')).code).toBe(2)
  expect((await ask('rejected', 'dismiss', 'ffff')).code).toBe(2)
  expect((await ask('rejected', 'dismiss', row!.id)).err).toBe('one document taken off the list\n')
  expect(await listed()).toEqual([])
})
