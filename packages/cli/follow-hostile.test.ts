import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, expect, it, test } from 'vitest'
import { run } from './test/run.js'

type Answer = string | Buffer | ((q: IncomingMessage, a: ServerResponse) => void)
const folder = mkdtempSync(join(tmpdir(), 'onrecord-hostile-'))
let answers: Record<string, Answer> = {}
let asked: string[] = []
const server = createServer((q, a) => {
  asked.push(q.url!)
  const answer = answers[q.url!]
  if (typeof answer === 'function') return answer(q, a)
  if (answer === undefined) return void a.writeHead(404).end()
  const etag = `"${q.url}${answer.length}"`
  if (q.headers['if-none-match'] === etag) return void a.writeHead(304, { etag }).end()
  a.writeHead(200, { etag, 'content-type': q.url!.endsWith('.xml') ? 'text/xml' : 'text/html' }).end(answer)
})
let base: string
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(() => {
  answers = {}
  asked = []
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
  rmSync(folder, { recursive: true })
})

const page = (name: string) =>
  `<!doctype html><html><head><title>About ${name}</title></head><body><article><h1>About ${name}</h1><p>“We will sign the ${name} accord,” Ilse Brandt said in Varnhelm on Sunday, after a long night of talks.</p><p>The ministry gave no other details on Monday, and the talks go on in the capital.</p></article></body></html>`
const item = (name: string, told = '') =>
  `<item><title>About ${name}</title><link>${base}/${name}</link><guid>${base}/${name}</guid><pubDate>Sun, 02 Mar 2025 10:00:00 GMT</pubDate>${told}</item>`
const feed = (...items: string[]) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour News</title><link>${base}</link>${items.join('')}</channel></rss>`
const TOLD = '<description>Ilse Brandt said on Sunday that peace was near, and that nobody had anything to fear from it any more.</description>' // biome-ignore format: one line

const follow = (record: string, ...more: string[]) =>
  run(['follow', ...(more.length > 0 ? more : [`${base}/feed.xml`]), '--once', '--allow-private', '--record', join(folder, record)]) // biome-ignore format: one line
const names = async (record: string) =>
  (await run(['articles', '--json', '--record', join(folder, record)])).out
    .split('\n')
    .filter(Boolean)
    .map((l) => JSON.parse(l).name)
    .sort()

test.each<readonly [string, (q: IncomingMessage, a: ServerResponse) => void, RegExp]>([
  ['a page', (_q, a) => a.end(page('peace')), /bad\.xml: no feed: its outermost element is html/],
  ['no XML', (_q, a) => a.end(Buffer.alloc(5000, 7)), /bad\.xml: no XML element in it/],
  ['nothing', (_q, a) => a.end(), /bad\.xml: the file is empty/],
  ['entities of its own', (_q, a) => a.end(`<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${feed(item('one', '<description>&b;</description>'))}`), /bad\.xml.*entit/], // biome-ignore format: one line
  ['elements within each other', (_q, a) => a.end(`<rss>${'<a>'.repeat(200_000)}`), /bad\.xml/],
  ['a feed packed as what it is not', (_q, a) => a.writeHead(200, { 'content-encoding': 'gzip' }).end('<rss/>'), /bad\.xml can’t be unpacked/],
  ['an answer that breaks off', (q, a) => { a.writeHead(200, { 'content-length': '900' }).write('<rss>'); setTimeout(() => q.socket.destroy(), 20) }, /bad\.xml can’t be reached/],
])('a feed that is %s costs itself alone', async (_, bad, line) => {
  answers = { '/bad.xml': bad, '/good.xml': feed(item('good')), '/good': page('good') }
  const record = `${line.source.length}${_.length}.db`
  const { code, err } = await follow(record, `${base}/bad.xml`, `${base}/good.xml`)
  expect(err).toMatch(line)
  expect(err).not.toMatch(/went wrong inside|\n\s+at /)
  expect(code).toBe(1)
  expect(err).toContain('1 new, 0 changed')
  expect(await names(record)).toEqual(['good'])
}) // biome-ignore format: a table

it('a feed that is packed is read; one that breaks off says so and gives what stands before', async () => {
  const whole = feed(item('one'), item('two'))
  answers = {
    '/packed.xml': (_q, a) => a.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(whole)),
    '/cut.xml': feed(item('three'), item('four')).slice(0, -60),
    ...Object.fromEntries(['one', 'two', 'three', 'four'].map((n) => [`/${n}`, page(n)])),
  }
  const { err } = await follow('packed.db', `${base}/packed.xml`, `${base}/cut.xml`)
  expect(err).toMatch(/cut\.xml, line 1: the feed breaks off/)
  expect(await names('packed.db')).toEqual(expect.arrayContaining(['one', 'two', 'three']))
})

it('articles that cannot be had cost themselves alone, and are had later although their feed has not changed', async () => {
  let busy = true
  const later = (q: IncomingMessage, a: ServerResponse) => {
    if (!busy) return void a.end(page('later'))
    a.writeHead(200, { 'content-length': '900' }).write('<html>')
    setTimeout(() => q.socket.destroy(), 20)
  }
  answers = {
    '/feed.xml': feed(item('one'), item('later'), item('gone', TOLD), item('caf%e9%1b%5b2J'), item('last')),
    '/one': page('one'),
    '/later': later,
    '/caf%e9%1b%5b2J': page('café'),
    '/last': page('last'),
  }
  const first = await follow('later.db')
  expect(first.err).toMatch(/later.*can’t be reached|later: .*reached/)
  expect(first.err).toMatch(/gone answers 404; taken as the feed tells it/)
  expect(first.err).not.toMatch(/went wrong inside/)
  expect(await names('later.db')).toEqual(expect.arrayContaining(['gone', 'last', 'one']))
  expect((await names('later.db')).length).toBe(4)
  expect((await names('later.db')).join()).not.toMatch(/\p{Cc}/u)

  busy = false
  const second = await follow('later.db')
  expect(second.err).toContain('1 new, 0 changed')
  expect(await names('later.db')).toContain('later')
  expect((await run(['rejected', '--record', join(folder, 'later.db')])).out + second.out).not.toMatch(/later/)

  asked = []
  await follow('later.db')
  expect(asked.filter((path) => path !== '/robots.txt')).toEqual(['/feed.xml'])
}, 60_000)

it('an article on record that cannot be had any more stays as it is: no edition of what the feed tells', async () => {
  answers = { '/feed.xml': feed(item('peace', TOLD), item('war', TOLD)), '/peace': page('peace'), '/war': page('war') }
  await follow('stays.db')
  answers['/feed.xml'] += '\n'
  answers['/peace'] = (_q, a) => a.writeHead(410).end()
  answers['/war'] = (_q, a) => a.writeHead(503).end()
  const { err } = await follow('stays.db')
  expect(err).toMatch(/peace answers 410; it stays as it is on record/)
  expect(err).toContain('0 new, 0 changed, 2 as they were')
})

it('a host that asks to be left alone is: nothing more is asked of it in this round', async () => {
  answers = {
    '/feed.xml': feed(item('one'), item('two'), item('three'), item('four')),
    '/one': page('one'),
    '/two': (_q, a) => a.writeHead(429, { 'retry-after': '7200' }).end(),
    '/three': page('three'),
    '/four': page('four'),
  }
  const { err } = await follow('busy.db')
  expect(asked.filter((path) => path !== '/robots.txt')).toEqual(['/feed.xml', '/one', '/two'])
  expect(err).toContain('1 new')
  const rejected = (await run(['rejected', '--record', join(folder, 'busy.db')])).out
  for (const name of ['two', 'three', 'four']) expect(rejected).toContain(`/${name}`)
})

it('tells programs what it does as JSON, a line each', async () => {
  answers = { '/feed.xml': feed(item('one'), item('gone', TOLD)), '/one': page('one') }
  const { err } = await follow('json.db', `${base}/feed.xml`, '--log-format', 'json')
  const lines = err.trimEnd().split('\n').map((l) => JSON.parse(l) as Record<string, unknown>) // biome-ignore format: one line
  expect(lines.every((l) => !Number.isNaN(Date.parse(String(l.time))))).toBe(true)
  expect(lines).toEqual([
    expect.objectContaining({ level: 'warn', what: 'problem', line: expect.stringContaining('gone answers 404') }),
    expect.objectContaining({ level: 'info', what: 'feed', feed: `${base}/feed.xml`, added: 2, editions: 0 }),
  ])
})
