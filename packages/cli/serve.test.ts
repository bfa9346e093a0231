import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { run } from './test/run.js'
import { addressOf } from './test/serving.js'

const folder = mkdtempSync(join(tmpdir(), 'onrecord-serve-'))
const children: ChildProcess[] = []
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})
const program = ['--import', 'tsx', '--conditions=source', fileURLToPath(new URL('run.ts', import.meta.url))]
const record = join(folder, 'onrecord.db')

/** Starts the desk; gives its address, what it tells, and how it ends. */
const start = (...args: string[]) => startWith(process.env, '--record', record, ...args)

async function startWith(env: NodeJS.ProcessEnv, ...args: string[]) {
  const child = spawn(process.execPath, [...program, 'serve', '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
  })
  children.push(child)
  let told = ''
  child.stderr.on('data', (part) => {
    told += part
  })
  // Not 'exit', at which what it told last may still be unread.
  const ended = new Promise<number | null>((done) => child.once('close', done))
  const url = await addressOf(child)
  const log = () => told.trimEnd().split('\n').map((l) => JSON.parse(l) as Record<string, unknown>) // biome-ignore format: one line
  return { child, url, ended, log }
}

it('over HTTPS with a token out of a file; lines for programs; ended in seconds', async () => {
  writeFileSync(join(folder, 'a.txt'), '“We will sign,” Ilse Brandt said on Monday.')
  await run(['add', join(folder, 'a.txt'), '--record', record])
  const token = 'a-token-of-some-length'
  writeFileSync(join(folder, 'token'), `${token}\n`, { mode: 0o600 })
  const tls = (name: string) => fileURLToPath(new URL(`../server/test/tls/${name}.pem`, import.meta.url))
  // A checkout leaves the key open to others, and a copy of the file would be as open.
  writeFileSync(join(folder, 'key.pem'), readFileSync(tls('key')), { mode: 0o600 })
  const secure = ['--host', '0.0.0.0', '--tls-cert', tls('cert'), '--tls-key', join(folder, 'key.pem')]
  const { child, url, ended, log } = await start(...secure, '--token-file', join(folder, 'token'))
  const ask = (path: string, headers: Record<string, string> = {}) =>
    new Promise<number>((done, failed) => {
      const options = { host: '127.0.0.1', port: new URL(url).port, path, headers: { Host: 'desk.example.test', ...headers }, rejectUnauthorized: false } // biome-ignore format: one line
      request(options, (answer) => done(answer.resume().statusCode!))
        .once('error', failed)
        .end()
    })
  expect(url).toMatch(/^https:/)
  expect(await ask('/api/articles')).toBe(401)
  expect(await ask('/api/articles?words=secret', { Authorization: `Bearer ${token}` })).toBe(200)
  child.kill('SIGHUP')
  expect(await ask('/readyz')).toBe(200)
  const begun = performance.now()
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(performance.now() - begun).toBeLessThan(10_000)
  const lines = log()
  expect(lines.map((l) => l.what)).toEqual([
    'serving',
    'request',
    'request',
    'certificate read again',
    'ending',
    'ended',
  ])
  expect(lines[2]).toMatchObject({ level: 'info', method: 'GET', path: '/api/articles', status: 200 })
  expect(lines.every((l) => !Number.isNaN(Date.parse(String(l.time))))).toBe(true)
  expect(JSON.stringify(lines)).not.toMatch(/secret|a-token/)
}, 60_000)

it('what is being added when it is told to end is on record whole or not at all, and it is gone within ten seconds', async () => {
  const { child, url, ended } = await start()
  const said = Array.from({ length: 12 }, (_, i) => `Ilse Brandt said on Monday that house ${i} would stand. “We will build ${i} more,” she added.`) // biome-ignore format: one line
  const files = Array.from({ length: 60 }, (_, n) => ({ name: `n${n}.txt`, base64: Buffer.from(`Number ${n}.\n\n${said.join(' ').repeat(12)}`).toString('base64') })) // biome-ignore format: one line
  const adding = fetch(`${url}/api/add`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ files }) }).catch(() => null) // biome-ignore format: one line
  await new Promise((go) => setTimeout(go, 2500))
  const begun = performance.now()
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(performance.now() - begun).toBeLessThan(10_500)
  await adding
  const doctor = (await run(['doctor', '--record', record])).out
  expect(doctor).toMatch(/store +whole/)
  const texts = (await run(['export', '--record', record])).out.trimEnd().split('\n').slice(1)
  for (const line of texts) expect(() => JSON.parse(line)).not.toThrow()
}, 120_000)

it('a desk with nothing on record yet: the record nobody named is made, a named one only where that is asked for', async () => {
  const data = mkdtempSync(join(folder, 'data-'))
  const settings = join(data, 'onrecord.yaml')
  writeFileSync(settings, 'data: kept\n')
  const desks = [
    startWith({ ...process.env, ONRECORD_RECORD: '', ONRECORD_DATA: data }),
    startWith({ ...process.env, ONRECORD_RECORD: '', ONRECORD_DATA: '', ONRECORD_CONFIG: settings }),
    start('--record', join(data, 'named.db'), '--create'),
  ]
  for (const desk of desks) {
    const { child, url, ended } = await desk
    const { total } = (await (await fetch(`${url}/api/articles`)).json()) as { total: number }
    expect(total).toBe(0)
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  }
  expect(await run(['serve', '--record', join(data, 'mistyped.db')])).toMatchObject({
    code: 3,
    err: expect.stringMatching(/no record at .*mistyped\.db yet: `onrecord add PATH…` makes one/),
  })
}, 60_000)
