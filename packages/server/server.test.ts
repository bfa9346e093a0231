import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { validate } from '@onrecord/format/validate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { app } from './app.js'
import { CannotListen, serve } from './serve.js'
import { hostile, invented, inventedLinks, post, times } from './test/invented.js'
import { recordOf } from './test/record.js'

let kept: Awaited<ReturnType<typeof recordOf>>
let desk: string
beforeAll(async () => {
  kept = await recordOf(invented, inventedLinks)
  desk = mkdtempSync(join(tmpdir(), 'desk-'))
  mkdirSync(join(desk, 'assets'))
  writeFileSync(join(desk, 'index.html'), '<!doctype html><title>Desk</title>')
  writeFileSync(join(desk, 'assets/index-abc.js'), 'export {}')
  writeFileSync(join(desk, 'theme.js'), '// theme')
})
afterAll(async () => {
  await kept.remove()
  rmSync(desk, { recursive: true })
})

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  app({ record: kept.record, host: '127.0.0.1', desk }).request(path, {
    method,
    headers: { Host: '127.0.0.1:4747', ...headers },
  })
// biome-ignore lint/suspicious/noExplicitAny: answers are looked into, not passed on
const json = async (path: string): Promise<any> => (await ask(path)).json()
const named = (name: string) => encodeURIComponent(name)

it('the invented articles are valid', () => {
  for (const article of invented) expect(validate(article)).toEqual([])
})

describe('routes', () => {
  const cases: readonly (readonly [path: string, expected: unknown])[] = [
    [
      '/api/health',
      {
        counts: { articles: 3, statements: 11, conditions: 1 },
        outlets: ['<b>Outlet</b>', 'Northern Post', 'Southern Times'],
        woven: true,
      },
    ],
    ['/api/articles?outlet=Southern%20Times', { articles: [{ name: times.name, statements: 4 }] }],
    [`/api/articles/${named(post.name)}`, { name: post.name, text: post.text }],
    [`/api/articles/${named(hostile.name)}`, { name: hostile.name, text: hostile.text }],
    [
      `/api/articles/${named(post.name)}/links`,
      {
        row: { name: post.name },
        occasions: [{ id: 'varnhelm-press-conference' }],
        utterances: [{ utterance: { id: 'u-port' }, statements: [{ article: post.name }, { article: times.name }] }],
      },
    ],
    [
      '/api/statements?act=decline',
      { total: 1, statements: [{ contentText: 'whether 3,000 workers would return', speakerName: 'Ilse Brandt' }] },
    ],
    ['/api/statements?by=ilse-brandt&limit=2', { total: 6, statements: [{}, {}] }],
    ['/api/actors?words=brandt', { actors: [{ id: 'ilse-brandt', statements: 6, articles: 2 }] }],
    [
      '/api/conditions?holder=ilse-brandt',
      { conditions: [{ triggerText: 'they open the port', consequenceText: 'we will lift the tariff' }] },
    ],
    ['/api/ledger?kind=condition', { entries: [{ id: 'l-tariff', needsText: 'they open the port', state: 'open' }] }],
    ['/api/ledger?state=met', { entries: [] }],
    ['/api/occasions', { occasions: [{ id: 'varnhelm-press-conference' }] }],
    [
      '/api/occasions/varnhelm-press-conference',
      {
        occasion: { place: 'Varnhelm' },
        articles: [{ name: post.name }, { name: times.name }],
        utterances: [{ id: 'u-port' }],
        differences: [
          { difference: { kind: 'number' }, quotes: [{ texts: ['3,000 workers'] }, { texts: ['4,000 workers'] }] },
        ],
      },
    ],
    [`/api/differences?articles=${named(`${post.name},${times.name}`)}`, { differences: [{ id: 'd-workers' }] }],
    ['/api/differences?limit=1&offset=1', { differences: [] }],
    ['/api/utterances?speaker=ilse-brandt', { utterances: [{ id: 'u-port' }] }],
    ['/api/utterances?speaker=ilse-brandt&limit=1&offset=1', { utterances: [] }],
    ['/api/events', { events: [] }],
    ['/api/copies', { copies: [] }],
    ['/api/stories', { stories: [{ id: 'port' }] }],
    ['/api/search?q=tariff', { hits: expect.arrayContaining([expect.objectContaining({ article: post.name })]) }],
    ['/api/search', { hits: [] }],
    [`/api/compare?a=${post.name}&b=${times.name}`, { both: [{ a: [{ id: 's2' }], b: [{ id: 's2' }] }] }],
    [
      '/api/brief?story=port',
      { story: { id: 'port' }, open: [{ kind: 'condition' }], disagree: [{ kind: 'difference' }] },
    ],
    ['/api/timeline?kinds=occasion', { lines: [{ kind: 'occasion' }] }],
  ]
  it.each(cases)('%s', async (path, expected) => {
    expect(await json(path)).toMatchObject(expected as object)
  })
})

describe('refusals are problems that say what to do', () => {
  const cases: readonly (readonly [path: string, status: number, detail: RegExp])[] = [
    ['/api/articles/nothing', 404, /No article is called “nothing”/],
    ['/api/occasions/nothing', 404, /\/api\/occasions lists them/],
    ['/api/compare?a=x&b=y', 404, /not on record/],
    ['/api/brief?story=nothing', 404, /\/api\/stories/],
    ['/api/statements?act=sing', 400, /act/],
    ['/api/statements?limit=many', 400, /limit/],
    ['/api/statements?from=yesterday', 400, /from/],
    ['/api/nothing', 404, /openapi\.json/],
    ['/assets/nothing.js', 404, /no file/],
  ]
  it.each(cases)('%s is a %i', async (path, status, detail) => {
    const response = await ask(path)
    expect(response.status).toBe(status)
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({ type: 'about:blank', status, detail: expect.stringMatching(detail) })
  })
  it('writing is refused', async () => {
    expect((await ask('/api/articles', {}, 'POST')).status).toBe(405)
  })
})

describe('guards', () => {
  it.each(['127.0.0.1', 'localhost:4747', '[::1]:80', '127.8.9.1:1'])('a request to %s is answered', async (Host) => {
    expect((await ask('/api/health', { Host })).status).toBe(200)
  })
  it.each(['evil.example', 'evil.example:4747', '127.0.0.1.evil.example', 'localhost.evil.example', '', '10.0.0.1'])(
    'a request to “%s” is refused',
    async (Host) => {
      expect((await ask('/api/health', { Host })).status).toBe(403)
      expect((await ask('/', { Host })).status).toBe(403)
    },
  )
  it('a page of another site may not read', async () => {
    expect((await ask('/api/health', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'cors' })).status).toBe(403)
    expect((await ask('/api/health', { 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200)
  })
  it.each(['/', '/api/health', '/api/nothing', '/assets/index-abc.js'])(
    '%s carries the strict headers',
    async (path) => {
      const { headers } = await ask(path)
      const policy = headers.get('Content-Security-Policy')!
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("script-src 'self'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toContain('unsafe')
      expect(policy).not.toContain('http')
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(headers.get('Referrer-Policy')).toBe('no-referrer')
    },
  )
})

describe('the desk’s files', () => {
  it('the page is given for every address of its own, and asked for again each time', async () => {
    for (const path of ['/', '/article/a.b.html', '/compare?a=1', '/article/%2e%2e%2f%2e%2e%2fetc%2fpasswd']) {
      const response = await ask(path)
      expect(response.status, path).toBe(200)
      expect(await response.text()).toContain('<title>Desk</title>')
      expect(response.headers.get('Cache-Control')).toBe('no-cache')
    }
  })
  it('files named by their digest are kept for good', async () => {
    const response = await ask('/assets/index-abc.js')
    expect(response.headers.get('Cache-Control')).toContain('immutable')
    expect(response.headers.get('Content-Type')).toContain('text/javascript')
  })
  it('what is the same is not sent twice', async () => {
    for (const path of ['/', '/theme.js', '/api/health']) {
      const ETag = (await ask(path)).headers.get('ETag')!
      expect((await ask(path, { 'If-None-Match': ETag })).status, path).toBe(304)
    }
  })
  it('a desk that is not built says so', async () => {
    const bare = app({ record: kept.record, host: '127.0.0.1', desk: join(desk, 'nowhere') })
    const response = await bare.request('/', { headers: { Host: 'localhost' } })
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('npm run build')
  })
})

it('what is watched is kept, and told of in a feed', async () => {
  const send = (body: unknown) =>
    app({ record: kept.record, host: '127.0.0.1', desk }).request('/api/watches', {
      method: 'POST',
      headers: { Host: '127.0.0.1:4747', 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
  expect((await send({ watches: [{ name: 'Port', by: 'ilse-brandt' }] })).status).toBe(200)
  expect(await json('/api/watches')).toEqual({ watches: [{ name: 'Port', by: 'ilse-brandt' }] })
  const feed = await ask('/api/feed.atom?watch=Port&since=2031-01-01&until=2031-12-31')
  expect(feed.headers.get('Content-Type')).toContain('application/atom+xml')
  expect(await feed.text()).toMatch(/^<\?xml[^>]*>\s*<feed xmlns="http:\/\/www.w3.org\/2005\/Atom">[\s\S]*<entry>/)
  expect((await ask('/api/feed.atom?watch=Other')).status).toBe(404)
  expect((await send({ watches: [{}] })).status).toBe(400)
  expect((await send({ watches: [] })).status).toBe(200)
})

describe('OpenAPI', () => {
  it('describes every route, and every reference in it leads somewhere', async () => {
    const document = await json('/api/openapi.json')
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining([
        'actors', 'articles', 'articles/{name}', 'articles/{name}/links', 'brief', 'compare', 'conditions', 'copies', 'decisions', 'decisions/import', 'decisions/{id}', 'decisions/{id}/withdraw', 'differences', 'events',
        'export/{format}', 'health', 'occasions', 'occasions/{id}', 'search', 'statements', 'stories', 'timeline', 'utterances',
      ].map((path) => `/api/${path}`)), // biome-ignore format: one line reads better
    )
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map((m) => m[1]!.split('/'))
    expect(refs.length).toBeGreaterThan(20)
    for (const path of refs) {
      expect(
        path.reduce((at: Record<string, never> | undefined, key) => at?.[key], document),
        path.join('/'),
      ).toBeDefined()
    }
    for (const item of Object.values<Record<string, { parameters?: { name: string; in: string }[] }>>(document.paths))
      for (const parameter of item.get?.parameters ?? []) expect(['query', 'path']).toContain(parameter.in)
  })
})

describe('listening', () => {
  it('a taken port is one sentence that says what to do', async () => {
    const serving = await serve({ record: kept.record, port: 0, desk })
    const port = Number(new URL(serving.url).port)
    await expect(serve({ record: kept.record, port, desk })).rejects.toThrow(
      new CannotListen(`Port ${port} is taken: stop what is using it, or choose another with --port ${port + 1}.`),
    )
    expect((await fetch(`${serving.url}/api/health`)).status).toBe(200)
    await serving.close()
    await expect(fetch(`${serving.url}/api/health`)).rejects.toThrow()
  })
})
