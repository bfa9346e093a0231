import { readFileSync } from 'node:fs'
import { request as plainRequest } from 'node:http'
import { request } from 'node:https'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Entry } from './operations/operations.js'
import { isSession, SESSION, sessionOf } from './security/session.js'
import { throttle } from './security/throttle.js'
import { CannotListen, type ServeOptions, type Serving, serve } from './serve.js'
import { invented, inventedLinks } from './test/invented.js'
import { recordOf } from './test/record.js'

const pem = (name: string) => readFileSync(new URL(`test/tls/${name}.pem`, import.meta.url), 'utf8')
const tls = { cert: pem('cert'), key: pem('key') }
const token = 'a token long enough to be one'
const BEARER = { Authorization: `Bearer ${token.replaceAll(' ', '-')}` }
const NAME = 'desk.example.test'

let kept: Awaited<ReturnType<typeof recordOf>>
let serving: Serving | undefined
beforeAll(async () => {
  kept = await recordOf(invented, inventedLinks)
})
afterEach(async () => {
  await serving?.close(0)
  serving = undefined
})
afterAll(() => kept.remove())

const log: Entry[] = []
const start = async (options: Partial<ServeOptions>) => {
  log.length = 0
  serving = await serve({ record: kept.record, port: 0, log: (e) => log.push(e), version: '1.2.3', ...options })
  return serving.port
}

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** One request over the network, as whoever asks makes it. */
function ask(port: number, path: string, { method = 'GET', headers = {}, body, secure = true }: { method?: string; headers?: Record<string, string>; body?: string; secure?: boolean } = {}): Promise<Answer> {
  const options = { host: '127.0.0.1', port, path, method, headers: { Host: NAME, ...headers }, agent: false as const }
  return new Promise((done, failed) => {
    const sent = (secure ? request({ ...options, ca: tls.cert, servername: NAME }) : plainRequest(options))
      .once('error', failed)
      .once('response', (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part
        })
        response.once('end', () => done({ status: response.statusCode!, headers: response.headers, body: text }))
      })
    sent.end(body)
  })
} // biome-ignore format: one signature

const withToken = { host: '0.0.0.0', token: token.replaceAll(' ', '-'), tls }
const form = (given: string, to = '/') => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: `https://${NAME}`, 'Sec-Fetch-Site': 'same-origin' },
  body: new URLSearchParams({ token: given, to }).toString(),
}) // biome-ignore format: a form

describe('beyond this machine', () => {
  it.each([
    ['with nothing', {}],
    ['with a token alone', { token }],
    ['with a certificate alone', { tls }],
    ['behind a proxy that others can pass by', { behind: new URL(`https://${NAME}`) }],
  ])('it does not listen %s', async (_, options) => {
    await expect(serve({ record: kept.record, port: 0, host: '0.0.0.0', ...options })).rejects.toThrow(CannotListen)
  })
  it('it does not listen with a certificate that is none', async () => {
    const broken = { ...withToken, record: kept.record, port: 0 }
    await expect(serve({ ...broken, tls: { ...tls, cert: 'x' } })).rejects.toThrow(/certificate can't be read/)
    await expect(serve({ ...broken, tls: { ...tls, key: 'x' } })).rejects.toThrow(
      /certificate and its key can't be used/,
    )
  })
})

describe('over HTTPS, with a token', () => {
  it('nothing is told without it but that the server lives', async () => {
    const port = await start(withToken)
    for (const path of ['/', '/api/health', '/api/articles', '/api/openapi.json', '/api/export/jsonl', '/mcp', '/metrics', '/assets/x.js']) {
      const { status, headers, body } = await ask(port, path)
      expect([path, status]).toEqual([path, 401])
      expect(headers['www-authenticate']).toMatch(/^Bearer/)
      expect(body).not.toContain('Brandt')
    }
    expect((await ask(port, '/healthz')).body).toBe('ok\n')
    expect((await ask(port, '/readyz')).body).toBe('ready\n')
    const page = await ask(port, '/story/x', { headers: { Accept: 'text/html' } })
    expect([page.status, page.headers.location]).toEqual([303, '/login?to=%2Fstory%2Fx'])
    const login = await ask(port, '/login?to=/story/x"><script>')
    expect([login.status, login.body.includes('<script>')]).toEqual([200, false])
    expect((await ask(port, '/login.css')).headers['content-type']).toContain('text/css')
  }) // biome-ignore format: a list
  it('a program sends it with every request', async () => {
    const port = await start(withToken)
    expect((await ask(port, '/api/health', { headers: BEARER })).status).toBe(200)
    expect((await ask(port, '/api/health', { headers: { Authorization: 'Bearer other' } })).status).toBe(401)
    expect((await ask(port, '/api/health', { headers: { Authorization: `Basic ${token}` } })).status).toBe(401)
    const note = { by: 'ada', decide: { kind: 'note', on: { article: invented[0]!.name }, text: 'Look.' } }
    const sent = {
      method: 'POST',
      body: JSON.stringify(note),
      headers: { ...BEARER, 'Content-Type': 'application/json' },
    }
    expect((await ask(port, '/api/decisions', sent)).status).toBe(200)
    expect((await ask(port, '/api/decisions', { ...sent, headers: { ...sent.headers, Origin: 'https://evil.example' } })).status).toBe(403) // biome-ignore format: one line
  })
  it('a person types it once, and is known by a cookie that no script and no other site has', async () => {
    const port = await start(withToken)
    expect((await ask(port, '/login', form('wrong'))).status).toBe(401)
    const { status, headers } = await ask(port, '/login', form(withToken.token, '/story/x'))
    expect([status, headers.location]).toEqual([303, '/story/x'])
    const cookie = headers['set-cookie']![0]!
    expect(cookie).toMatch(
      /^__Host-onrecord=\d+\.[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    )
    const Cookie = cookie.split(';')[0]!
    expect((await ask(port, '/api/articles', { headers: { Cookie } })).status).toBe(200)
    expect((await ask(port, '/api/articles', { headers: { Cookie: `${Cookie.slice(0, -2)}xx` } })).status).toBe(401)
    expect((await ask(port, '/api/articles', { headers: { Cookie, 'Sec-Fetch-Site': 'cross-site' } })).status).toBe(403)
    expect((await ask(port, '/api/articles', { headers: { Cookie, Host: 'evil.example' } })).status).toBe(403)
    expect((await ask(port, '/login', { ...form(withToken.token), headers: { ...form('').headers, Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' } })).status).toBe(403) // biome-ignore format: one line
    for (const to of ['//evil.example', 'https://evil.example', '/\\evil.example'])
      expect((await ask(port, '/login', form(withToken.token, to))).headers.location).toBe('/')
    const out = await ask(port, '/logout', { ...form(''), headers: { ...form('').headers, Cookie } })
    expect(out.headers['set-cookie']![0]).toContain('Max-Age=0')
  })
  it('who tries tokens one after the other has to wait, and is told of', async () => {
    const port = await start(withToken)
    for (let i = 0; i < 8; i++) expect((await ask(port, '/login', form(`guess ${i}`))).status).toBe(401)
    const refused = await ask(port, '/login', form(withToken.token))
    expect([refused.status, Number(refused.headers['retry-after']) > 0]).toEqual([429, true])
    expect((await ask(port, '/api/health', { headers: BEARER })).status).toBe(429)
    expect(log.filter((e) => e.what === 'wrong token')).toHaveLength(8)
    expect(JSON.stringify(log)).not.toContain('guess')
  })
  it('a browser is told to come by HTTPS alone, and nothing less than TLS 1.2 is spoken', async () => {
    const port = await start(withToken)
    expect((await ask(port, '/login')).headers['strict-transport-security']).toMatch(/max-age=\d+/)
    await expect(ask(port, '/login', { secure: false })).rejects.toThrow()
    serving!.renew(tls)
    expect((await ask(port, '/healthz')).status).toBe(200)
  })
})

describe('behind a proxy', () => {
  const behind = new URL(`https://${NAME}`)
  it('it answers to the proxy’s name, and knows whose request it is by what the proxy put in', async () => {
    const port = await start({ behind })
    const plain = (path: string, headers: Record<string, string> = {}) => ask(port, path, { secure: false, headers })
    expect((await plain('/api/health')).status).toBe(200)
    expect((await plain('/api/health', { Host: 'evil.example' })).status).toBe(403)
    await plain('/api/health', { 'X-Forwarded-For': '10.9.9.9, 203.0.113.7' })
    expect(log.at(-1)).toMatchObject({ client: '203.0.113.7' })
    const note = { by: 'ada', decide: { kind: 'note', on: { article: invented[0]!.name }, text: 'Look.' } }
    const send = (Origin: string) => ask(port, '/api/decisions', { secure: false, method: 'POST', body: JSON.stringify(note), headers: { 'Content-Type': 'application/json', Origin } }) // biome-ignore format: one line
    expect((await send(`https://${NAME}`)).status).toBe(200)
    expect((await send('https://evil.example')).status).toBe(403)
  })
  it('without one, what stands in X-Forwarded-For is nobody’s word', async () => {
    const port = await start({})
    await ask(port, '/api/health', { secure: false, headers: { Host: '127.0.0.1', 'X-Forwarded-For': '203.0.113.7' } })
    expect(log.at(-1)).toMatchObject({
      client: expect.stringMatching(/127\.0\.0\.1$/),
      status: 200,
      path: '/api/health',
    })
  })
})

describe('for whoever runs it', () => {
  it('figures by route, and no word of what was searched', async () => {
    const port = await start({})
    const local = { secure: false, headers: { Host: 'localhost' } }
    await ask(port, '/api/search?q=secret', local)
    await ask(port, `/api/articles/${encodeURIComponent(invented[0]!.name)}`, local)
    await ask(port, '/api/none', local)
    const { headers, body } = await ask(port, '/metrics', local)
    expect(headers['content-type']).toContain('version=0.0.4')
    expect(body).toContain('onrecord_http_requests_total{method="GET",route="/api/articles/:name",status="200"} 1')
    expect(body).toContain('onrecord_http_request_seconds_bucket{route="/api/search",le="+Inf"} 1')
    expect(body).toMatch(/^onrecord_articles 3$/m)
    expect(body).toMatch(/^onrecord_rejected_documents 0$/m)
    expect(body).toMatch(/^process_resident_memory_bytes \d+$/m)
    expect(body).toContain('onrecord_build_info{version="1.2.3"')
    for (const line of body.trimEnd().split('\n')) expect(line).toMatch(/^(# (HELP|TYPE) [a-z_0-9]+ .+|[a-z_0-9]+(\{[^}]*\})? [0-9.e+-]+)$/)
    expect(JSON.stringify(log) + body).not.toContain('secret')
  }) // biome-ignore format: a list
  it('it is not ready while it ends, and finishes what it answers', async () => {
    let answer: (() => void) | undefined
    const slow = new Promise<void>((done) => {
      answer = done
    })
    const port = await start({ assistant: async () => slow.then(() => new Response('done')) })
    const asked = ask(port, '/mcp', { secure: false, headers: { Host: 'localhost' } })
    await new Promise((go) => setTimeout(go, 100))
    const closed = serving!.close(5000)
    setTimeout(() => answer!(), 200)
    expect((await asked).body).toBe('done')
    await closed
    await expect(ask(port, '/healthz', { secure: false })).rejects.toThrow()
  })
})

it('a session holds for its time and its token', () => {
  const session = sessionOf('t', 1000)
  expect(isSession('t', session, 1000)).toBe(true)
  expect(isSession('t', session, 1000 + SESSION)).toBe(false)
  expect(isSession('other', session, 1000)).toBe(false)
  expect(isSession('t', session.replace(/^\d+/, String(2000 + SESSION)), 1000)).toBe(false)
  // A clock that went back does not make sessions last longer than they may.
  expect(isSession('t', session, 0)).toBe(false)
})

it('failures are counted by address within a minute, and all together', () => {
  let now = 0
  const counted = throttle(() => now)
  for (let i = 0; i < 8; i++) counted.failed('a')
  expect([counted.wait('a'), counted.wait('b')]).toEqual([60, 0])
  now = 61_000
  expect(counted.wait('a')).toBe(0)
  for (let i = 0; i < 200; i++) counted.failed(`c${i}`)
  expect(counted.wait('d')).toBe(60)
})
