import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { isPublicAddress } from './address.js'
import { type Fetcher, fetcher } from './fetch.js'
import { nextTry } from './schedule.js'

const seen: string[] = []
const answers: Record<string, (q: IncomingMessage, a: ServerResponse) => void> = {
  '/robots.txt': (_q, a) => a.end('User-agent: *\nDisallow: /private/\n'),
  '/page': (q, a) => {
    a.setHeader('etag', '"1"')
    a.setHeader('content-type', 'text/html; charset=windows-1252')
    if (q.headers['if-none-match'] === '"1"') a.writeHead(304).end()
    else a.end('<p>page')
  },
  '/moved': (_q, a) => a.writeHead(301, { location: '/page' }).end(),
  '/round': (_q, a) => a.writeHead(302, { location: '/round' }).end(),
  '/inside': (_q, a) => a.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end(),
  '/file': (_q, a) => a.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/private/page': (_q, a) => a.end('no'),
  '/large': (_q, a) => a.end(Buffer.alloc(300_000)),
  '/slow': () => {},
  '/busy': (_q, a) => a.writeHead(503, { 'retry-after': '120' }).end(),
  '/gone': (_q, a) => a.writeHead(404).end(),
}
const server = createServer((q, a) => {
  seen.push(q.url!)
  ;(answers[q.url!] ?? answers['/gone']!)(q, a)
})
let base: string
let web: Fetcher
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  web = fetcher({ agent: 'onrecord-test', allowPrivate: true, maxBytes: 100_000, timeout: 800, pause: 5 })
})
afterAll(async () => {
  await web.close()
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
})

describe('addresses', () => {
  test.each([
    ['8.8.8.8', true], ['2606:4700::1111', true],
    ['127.0.0.1', false], ['10.1.2.3', false], ['172.16.0.1', false], ['192.168.1.1', false], ['169.254.169.254', false],
    ['100.64.0.1', false], ['0.0.0.0', false], ['224.0.0.1', false], ['255.255.255.255', false], ['::1', false], ['::', false],
    ['fe80::1', false], ['fc00::1', false], ['::ffff:127.0.0.1', false], ['::ffff:10.0.0.1', false], ['64:ff9b::7f00:1', false],
    ['2002:7f00:1::', false],
  ] as const)('%s', (address, open) => expect(isPublicAddress(address)).toBe(open)) // biome-ignore format: a table
})

it('fetches with what is told of it, follows redirects, and asks for robots.txt once', async () => {
  const page = await web.get(`${base}/moved`)
  expect(page).toMatchObject({
    url: `${base}/page`,
    state: 'fetched',
    type: 'text/html',
    charset: 'windows-1252',
    etag: '"1"',
  })
  expect(Buffer.from(page.bytes).toString()).toBe('<p>page')
  expect(await web.get(`${base}/page`, { etag: page.etag })).toMatchObject({ state: 'unchanged' })
  expect(seen.filter((u) => u === '/robots.txt')).toHaveLength(1)
})

describe('refuses', () => {
  test.each([
    ['/private/page', /robots\.txt asks not to/, false],
    ['/round', /redirected more than 5 times/, false],
    ['/file', /only http and https/, false],
    ['/large', /larger than/, false],
    ['/slow', /took longer than/, true],
    ['/gone', /answers 404/, false],
    ['/busy', /answers 503: try again later/, true],
  ] as const)('%s', async (path, why, again) => {
    await expect(web.get(base + path)).rejects.toMatchObject({ message: expect.stringMatching(why), again })
  })

  it('private addresses unless allowed: as a number, as a name, behind a redirect', async () => {
    const careful = fetcher({ agent: 'onrecord-test', pause: 1, ignoreRobots: true })
    for (const url of [
      `${base}/page`,
      base.replace('127.0.0.1', 'localhost'),
      'http://[::1]/',
      'http://2130706433/',
      'http://0x7f.1/',
    ])
      await expect(careful.get(url)).rejects.toThrow(/private network/)
    await careful.close()
    await expect(web.get('nonsense')).rejects.toThrow(/is no address/)
  })

  it('leaves robots.txt aside where a person asked', async () => {
    const asked = fetcher({ agent: 'onrecord-test', allowPrivate: true, pause: 1, ignoreRobots: true })
    expect(Buffer.from((await asked.get(`${base}/private/page`)).bytes).toString()).toBe('no')
    await asked.close()
  })
})

it('requests to one host follow each other with a pause', async () => {
  const slow = fetcher({ agent: 'onrecord-test', allowPrivate: true, pause: 120, ignoreRobots: true })
  const begun = performance.now()
  await Promise.all([1, 2, 3].map(() => slow.get(`${base}/page`)))
  expect(performance.now() - begun).toBeGreaterThan(220)
  await slow.close()
})

test.each([
  [900, 0, null, 900], [900, 1, null, 1800], [900, 3, null, 7200], [900, 20, null, 86_400], [900, 0, 3600, 3600], [1, 0, null, 60],
] as const)('every %i s after %i failures, asked to wait %s: %i s', (every, failures, asked, seconds) => {
  expect(nextTry(every, failures, asked)).toBe(seconds)
}) // biome-ignore format: a table
