import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { run } from './test/run.js'

const folder = mkdtempSync(join(tmpdir(), 'onrecord-follow-'))
const record = join(folder, 'onrecord.db')
const pages: Record<string, string> = {
  '/robots.txt': 'User-agent: *\nDisallow: /closed\n',
}
const page = (title: string, words: string) =>
  `<!doctype html><html><head><title>${title}</title></head><body><article><h1>${title}</h1><p>${words}</p><p>The ministry gave no other details on Monday, and the talks go on in the capital.</p></article></body></html>`
const asked: string[] = []
const server = createServer((q, a) => {
  asked.push(`${q.url} ${q.headers['if-none-match'] ?? ''}`.trim())
  const body = pages[q.url!]
  if (body === undefined) return void a.writeHead(404).end()
  const etag = `"${body.length}"`
  if (q.headers['if-none-match'] === etag) return void a.writeHead(304, { etag }).end()
  a.writeHead(200, {
    etag,
    'content-type': q.url!.endsWith('.xml') ? 'application/rss+xml' : 'text/html; charset=utf-8',
  })
  a.end(body)
})
let base: string
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const item = (name: string) =>
    `<item><title>About ${name}</title><link>${base}/${name}</link><guid>${base}/${name}</guid><pubDate>Sun, 02 Mar 2025 10:00:00 GMT</pubDate><description>Ilse Brandt said on Sunday that ${name} was near, and that nobody had anything to fear from it any more.</description></item>`
  pages['/feed.xml'] = `<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour News</title><link>${base}</link>${item('peace')}${item('closed')}</channel></rss>` // biome-ignore format: one line
  pages['/peace'] = page(
    'Peace is near',
    '“We will sign the accord,” Ilse Brandt said in Varnhelm on Sunday, after a long night of talks.',
  )
  writeFileSync(join(folder, 'feeds.opml'), `<opml version="2.0"><body><outline type="rss" text="H" xmlUrl="${base}/feed.xml"/></body></opml>`) // biome-ignore format: one line
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
  rmSync(folder, { recursive: true })
})
const ask = (...args: string[]) => run([...args, '--record', record])

it('follows a feed: its articles come on record once, robots.txt is obeyed, only what changed is asked for', async () => {
  const first = await ask('follow', join(folder, 'feeds.opml'), '--once', '--allow-private')
  expect(first.err).toContain('/closed: its robots.txt asks not to fetch it; taken as the feed tells it')
  expect(first.err).toContain('2 new, 0 changed, 0 as they were')
  const articles = (await ask('articles', '--json')).out
    .trimEnd()
    .split('\n')
    .map((l) => JSON.parse(l))
  expect(articles.map((a) => a.url).sort()).toEqual([`${base}/closed`, `${base}/peace`])
  expect(articles.every((a) => a.published.from === '2025-03-02')).toBe(true)
  expect((await ask('statements', '--json')).out).toContain('We will sign the accord')

  asked.length = 0
  await ask('follow', `${base}/feed.xml`, '--once', '--allow-private')
  expect(asked.filter((a) => a.startsWith('/feed.xml'))).toEqual([`/feed.xml "${pages['/feed.xml']!.length}"`])
  expect(asked.some((a) => a.startsWith('/peace'))).toBe(false)
})

it('an article that changed is a new edition', async () => {
  pages['/peace'] = page(
    'Peace is near',
    '“We will not sign the accord,” Ilse Brandt said in Varnhelm on Sunday, after a long night of talks.',
  )
  pages['/feed.xml'] += '\n'
  const again = await ask('follow', `${base}/feed.xml`, '--once', '--allow-private')
  expect(again.err).toContain('0 new, 1 changed, 1 as they were')
  expect(again.err).toMatch(
    /peace, edition 2:\n {2}- “We will sign the accord,”.*\n {2}\+ “We will not sign the accord,”/,
  )
})

it('fetches an address by hand; one of a private network only where that is said', async () => {
  expect(await ask('fetch', `${base}/peace`)).toMatchObject({
    code: 1,
    err: expect.stringContaining('private network'),
  })
  expect((await ask('fetch', `${base}/peace`, '--allow-private')).err).toContain('1 read again')
  expect((await ask('fetch', `${base}/nothing`, '--allow-private')).err).toContain('answers 404')
})

it('says what is wrong with what it is given', async () => {
  expect(await ask('follow', 'no-such.opml', '--once')).toMatchObject({ code: 2 })
  expect(await ask('follow', `${base}/feed.xml`, '--every', 'soon')).toMatchObject({ code: 2 })
  expect(await ask('follow', `${base}/nothing.xml`, '--once', '--allow-private')).toMatchObject({ code: 1, err: expect.stringContaining('answers 404') }) // biome-ignore format: one line
})
