import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, it, test } from 'vitest'
import { type Fetcher, fetcher } from './fetch.js'
import { FetchRefused } from './refused.js'

type Handler = (q: IncomingMessage, a: ServerResponse) => void
const PAGE = '<p>“We will sign,” Ilse Brandt said.'
const packedAs =
  (name: string, bytes: Uint8Array): Handler =>
  (_q, a) => {
    a.writeHead(200, { 'content-encoding': name }).end(bytes)
  }
/** Sends the same without end. */
const endless =
  (part: string, headers: Record<string, string> = {}) =>
  (q: IncomingMessage, a: ServerResponse) => {
    a.writeHead(200, headers)
    const send = () => {
      while (!q.socket.destroyed && a.write(part));
      if (!q.socket.destroyed) a.once('drain', send)
    }
    send()
  }
const drip: Handler = (q, a) => {
  a.writeHead(200).write('<')
  const timer = setInterval(() => a.write('x'), 50)
  q.socket.once('close', () => clearInterval(timer))
}
const breakOff: Handler = (q, a) => {
  a.writeHead(200, { 'content-length': '1000' }).write(PAGE)
  setTimeout(() => q.socket.destroy(), 50)
}

let robotsTxt: Handler
const answers: Record<string, Handler> = {
  '/robots.txt': (q, a) => robotsTxt(q, a),
  '/page': (_q, a) => a.end(PAGE),
  '/gzip': packedAs('gzip', gzipSync(PAGE)),
  '/deflate': packedAs('deflate', deflateSync(PAGE)),
  '/br': packedAs('br', brotliCompressSync(PAGE)),
  '/not-gzip': packedAs('gzip', Buffer.from(PAGE)),
  '/cut-gzip': packedAs('gzip', gzipSync(PAGE.repeat(500)).subarray(0, 60)),
  '/zstd': packedAs('zstd', Buffer.from([0x28, 0xb5, 0x2f, 0xfd])),
  '/bomb': packedAs('gzip', gzipSync(Buffer.alloc(50_000_000))),
  '/endless': endless('<p>more'.repeat(1000)),
  '/drip': drip,
  '/break-off': breakOff,
  '/headers': (q) => q.socket.write(`HTTP/1.1 200 OK\r\n${'x-more: and more\r\n'.repeat(5000)}\r\n`),
  '/nonsense': (q) => q.socket.end('this is no HTTP\r\n\r\n'),
  '/nowhere': (_q, a) => a.writeHead(302, { location: 'http://' }).end(),
  '/moved': (q, a) => {
    a.writeHead(302, { location: '/page' })
    const timer = setInterval(() => a.write('an answer that moves on and never ends'), 20)
    q.socket.once('close', () => clearInterval(timer))
  },
  '/busy': (_q, a) => a.writeHead(429, { 'retry-after': '120' }).end(),
  '/busy-until': (_q, a) => a.writeHead(503, { 'retry-after': new Date(Date.now() + 300_000).toUTCString() }).end(),
  '/too-many': (_q, a) => a.writeHead(429).end(),
  '/fault': (_q, a) => a.writeHead(500).end(),
}
let asked: string[] = []
const server = createServer((q, a) => {
  asked.push(q.url!)
  ;(answers[q.url!] ?? ((_q, gone) => gone.writeHead(404).end()))(q, a)
})
const open: Fetcher[] = []
let base: string
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(async () => {
  for (const web of open.splice(0)) await web.close()
  asked = []
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
})
const web = (more: object = {}): Fetcher => {
  const made = fetcher({ agent: 'onrecord-test', allowPrivate: true, ignoreRobots: true, maxBytes: 100_000, timeout: 1000, pause: 1, ...more }) // biome-ignore format: one line
  open.push(made)
  return made
}
const text = async (path: string, more = {}) => Buffer.from((await web(more).get(base + path)).bytes).toString()

test.each(['/page', '/gzip', '/deflate', '/br', '/moved'])('%s is read', async (path) =>
  expect(await text(path)).toBe(PAGE),
)

describe('is a refusal of one line, whatever the server does:', () => {
  test.each([
    ['/drip', /took longer than 1 s/, true],
    ['/break-off', /can’t be reached \(.*\)/, true],
    ['/endless', /larger than/, false],
    ['/bomb', /larger than/, false],
    ['/not-gzip', /can’t be unpacked: its gzip is damaged/, true],
    ['/cut-gzip', /can’t be unpacked|can’t be reached/, true],
    ['/zstd', /is packed as zstd, which is not read here/, false],
    ['/headers', /can’t be reached/, true],
    ['/nonsense', /can’t be reached/, true],
    ['/nowhere', /is no address/, false],
  ] as const)('%s', async (path, why, again) => {
    const refused = await web()
      .get(base + path)
      .catch((error: unknown) => error as FetchRefused)
    expect(refused).toBeInstanceOf(FetchRefused)
    expect(refused).toMatchObject({ message: expect.stringMatching(why), again })
    expect((refused as FetchRefused).message).not.toMatch(/\n/)
  })
})

describe('robots.txt', () => {
  const obeying = { ignoreRobots: false }
  it('that never ends is read to its limit', async () => {
    robotsTxt = endless(`User-agent: *\nDisallow: /page\n${'# more\n'.repeat(1000)}`)
    await expect(text('/page', { ...obeying, timeout: 20_000 })).rejects.toThrow(/robots\.txt asks not to/)
    expect(await text('/gzip', { ...obeying, timeout: 20_000 })).toBe(PAGE)
  }, 60_000)
  it('that has moved is followed there', async () => {
    robotsTxt = (_q, a) => a.writeHead(301, { location: '/rules' }).end()
    answers['/rules'] = (_q, a) => a.end('User-agent: onrecord-test\nDisallow: /page\n')
    await expect(text('/page', obeying)).rejects.toThrow(/robots\.txt asks not to/)
  })
  it('that moves in a circle, or is not there, asks for nothing', async () => {
    robotsTxt = (_q, a) => a.writeHead(301, { location: '/robots.txt' }).end()
    expect(await text('/page', obeying)).toBe(PAGE)
    robotsTxt = (_q, a) => a.writeHead(404).end()
    expect(await text('/page', obeying)).toBe(PAGE)
  })
  test.each<readonly [string, Handler]>([
    ['fails', (_q, a) => void a.writeHead(503).end()],
    ['drips', drip],
    ['breaks off', breakOff],
    ['is no HTTP', (q) => void q.socket.end('no\r\n\r\n')],
  ])('that %s: nothing is fetched until it can be asked', async (_, answer) => {
    robotsTxt = answer
    const careful = web(obeying)
    await expect(careful.get(`${base}/page`)).rejects.toMatchObject({ again: true })
    expect(asked).not.toContain('/page')
    robotsTxt = (_q, a) => a.end('')
    expect(Buffer.from((await careful.get(`${base}/page`)).bytes).toString()).toBe(PAGE)
  })
})

describe('a host is left alone', () => {
  test.each([
    ['/busy', 120, 1],
    ['/busy-until', 300, 2],
    ['/too-many', 60, 1],
  ] as const)('as long as it asks: %s', async (path, seconds, off) => {
    const polite = web()
    const waits = await polite.get(base + path).catch((error: unknown) => (error as FetchRefused).wait)
    expect(Math.abs((waits as number) - seconds)).toBeLessThanOrEqual(off)
    await expect(polite.get(`${base}/page`)).rejects.toMatchObject({ again: true, message: expect.stringMatching(/is left alone for \d+ s/) }) // biome-ignore format: one line
    expect(asked).toEqual([path])
  })
  it('after three failures in a row, not after one', async () => {
    const polite = web()
    for (let i = 0; i < 3; i++) {
      expect(Buffer.from((await polite.get(`${base}/page`)).bytes).toString()).toBe(PAGE)
      await expect(polite.get(`${base}/fault`)).rejects.toThrow(/answers 500/)
    }
    for (let i = 0; i < 2; i++) await expect(polite.get(`${base}/fault`)).rejects.toThrow(/answers 500/)
    await expect(polite.get(`${base}/page`)).rejects.toThrow(/is left alone for 60 s/)
  })
})
