import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ReadArticle } from '@onrecord/format'
import { open } from '@onrecord/record'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { run } from './test/run.js'

const folder = mkdtempSync(join(tmpdir(), 'onrecord-doctor-'))
const record = join(folder, 'onrecord.db')
afterAll(() => rmSync(folder, { recursive: true }))
const look = async (env: Record<string, string> = {}, ...args: string[]) => {
  const { code, out } = await run(['doctor', '--json', '--record', record, ...args], {
    env: { ONRECORD_PORT: '0', ...env },
  })
  const found = out.trimEnd().split('\n').map((l) => JSON.parse(l) as { what: string; value: string; wrong?: string }) // biome-ignore format: one line
  return { code, of: (what: string) => found.find((f) => f.what === what), wrong: found.filter((f) => f.wrong) }
}
const LATER: ReadArticle = {
  format: 'onrecord/1', name: 'later', uri: 'later.txt', title: null, outlet: null, byline: null, wire: null, language: 'en', text: 'Later.',
  published: { from: '2199-03-03', to: '2199-03-03', basis: 'given', evidence: [] }, blocks: [{ kind: 'body', start: 0, end: 6 }],
  actors: [], statements: [], conditions: [], times: [], quantities: [], events: [],
} // biome-ignore format: an article at a glance

beforeAll(async () => {
  writeFileSync(join(folder, 'a.txt'), '“We will sign,” Ilse Brandt said on Monday.')
  writeFileSync(join(folder, 'empty.txt'), '')
  await run(['add', join(folder, 'a.txt'), join(folder, 'empty.txt'), '--date', '2025-03-03', '--record', record])
}, 60_000)

it('finds nothing wrong where nothing is, and says what did not come in', async () => {
  const { code, of, wrong } = await look()
  expect([code, wrong]).toEqual([0, []])
  expect(of('reading')).toMatchObject({ value: 'works' })
  expect(of('documents not taken in')!.value).toBe('1 (`onrecord rejected` says why)')
  expect(of('clock')!.value).toMatch(/^\d{4}-\d\d-\d\d$/)
})

it('lays out better what grew, and the record stays whole', async () => {
  const { code, wrong } = await look({}, '--tidy')
  expect([code, wrong]).toEqual([0, []])
})

it('a clock before the newest article', async () => {
  const ahead = join(folder, 'ahead.db')
  // Read when the clock was right.
  const kept = await open(ahead)
  await kept.add(LATER, { reader: 'r', language: 'l', knowledge: 'k' })
  await kept.close()
  const { code, of } = await look({}, '--record', ahead)
  expect([code, of('clock')]).toMatchObject([1, { value: expect.stringMatching(/an article is of later days, up to 2199-03-03/), wrong: expect.stringMatching(/^set the clock/) }]) // biome-ignore format: one line
})

it('a port that another program uses; not one that a desk answers on', async () => {
  let isDesk = false
  const server = createServer((_, a) => a.writeHead(isDesk ? 200 : 404).end())
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const env = { ONRECORD_PORT: String(port) }
  expect((await look(env)).of('port of the desk')).toMatchObject({ value: `${port}, in use by another program`, wrong: `stop that, or choose another: --port ${port + 1}` }) // biome-ignore format: one line
  isDesk = true
  expect((await look(env)).of('port of the desk')).toEqual({ what: 'port of the desk', value: `${port}, a desk answers there` }) // biome-ignore format: one line
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
})

it('settings, secrets and certificates that are wrong', async () => {
  writeFileSync(join(folder, 'c.yaml'), 'prot: 1\n')
  expect((await look({ ONRECORD_CONFIG: join(folder, 'c.yaml') })).wrong).toMatchObject([{ what: 'settings', wrong: expect.stringMatching(/line 1: there is no setting “prot”/) }]) // biome-ignore format: one line
  writeFileSync(join(folder, 'token'), 'x'.repeat(30), { mode: 0o644 })
  chmodSync(join(folder, 'token'), 0o644)
  expect((await look({ ONRECORD_TOKEN_FILE: join(folder, 'token') })).wrong[0]!.wrong).toMatch(/anybody on this machine may read/) // biome-ignore format: one line
  chmodSync(join(folder, 'token'), 0o600)
  expect((await look({ ONRECORD_TOKEN_FILE: join(folder, 'token') })).of('token of the desk')!.value).toBe('there')
  const both = { ONRECORD_TLS_CERT: join(folder, 'token'), ONRECORD_TLS_KEY: join(folder, 'token') }
  expect((await look(both)).wrong[0]!.wrong).toMatch(/can’t be read as a certificate/)
})

// Root may write everywhere.
it.skipIf(process.getuid?.() === 0)('a folder in which no record can be made', async () => {
  const closed = join(folder, 'closed')
  mkdirSync(closed, { mode: 0o500 })
  expect((await look({}, '--record', join(closed, 'a.db'))).of('its folder')!.wrong).toMatch(/make it writable/)
})

it('readings of another program, and a file that is no record', async () => {
  const older = join(folder, 'older.db')
  const kept = await open(older)
  await kept.add({ ...LATER, published: { ...LATER.published, from: '2025-03-03', to: '2025-03-03' } }, { reader: 'r', language: 'l', knowledge: 'k' }) // biome-ignore format: one line
  await kept.close()
  expect((await look({}, '--record', older)).wrong.map((f) => f.wrong)).toContain('run `onrecord reread`')
  writeFileSync(
    join(folder, 'text.db'),
    'no record at all, but long enough to be looked at as one by its first hundred bytes, or so',
  )
  const { code, of } = await look({}, '--record', join(folder, 'text.db'))
  expect([code, of('store')]).toMatchObject([
    1,
    { value: 'cannot be read', wrong: expect.stringMatching(/is not a record/) },
  ])
})
