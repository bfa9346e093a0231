import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { app } from './app.js'
import type { Course } from './course/types.js'
import type { ActorSays } from './questions/actor-says.js'
import type { Web } from './routes/web.js'
import { invented, inventedLinks, post, times } from './test/invented.js'
import { recordOf } from './test/record.js'

const HOST = { Host: '127.0.0.1' }
const NONE = { added: 0, unchanged: 0, editions: 0, reread: 0, removed: 0, problems: [] }
const DUE = '2031-06-30'
/** The links with a condition that names a day, and that a later article seems to tell of. */
const woven = {
  ...inventedLinks,
  ledger: inventedLinks.ledger.map((entry) => ({ ...entry, due: DUE })),
}
const told = {
  ...woven,
  ledger: woven.ledger.map((entry) => ({
    ...entry,
    state: 'met' as const,
    evidence: [
      { article: times.name, spans: times.statements[0]!.content, state: 'met' as const, score: 0.8, why: [] },
    ],
  })),
}

describe('what the pages of the desk ask', () => {
  let kept: Awaited<ReturnType<typeof recordOf>>
  beforeAll(async () => {
    kept = await recordOf(invented, woven)
  })
  afterAll(() => kept.remove())
  const server = (web?: Web) => app({ record: kept.record, host: '127.0.0.1', desk: null, ...(web && { web }) })
  const ask = async <T>(path: string): Promise<T> => {
    const answer = await server().request(path, { headers: HOST })
    expect(answer.status, path).toBe(200)
    return (await answer.json()) as T
  }
  const send = (path: string, body: object, web?: Web, headers: Record<string, string> = {}) =>
    server(web).request(path, {
      method: 'POST',
      headers: { ...HOST, 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })

  it('a digest since a mark is empty until something comes; of a watch that is not there it is refused', async () => {
    const all = await ask<{ arrived: number; statements: unknown[]; due: { id: string }[] }>('/api/digest?after=0&until=2031-07-01') // biome-ignore format: one line
    expect(all.statements.length).toBeGreaterThan(5)
    expect(all.due.map((e) => e.id)).toEqual(['l-tariff'])
    const none = await ask<{ statements: unknown[]; appeared: number }>(`/api/digest?after=${all.arrived}&since=2031-07-02`) // biome-ignore format: one line
    expect([none.statements, none.appeared]).toEqual([[], 0])
    expect((await server().request('/api/digest?watch=none', { headers: HOST })).status).toBe(404)
  })

  it('up to where an editor looked is kept by name, of what is watched alone', async () => {
    await kept.record.saveWatches([{ name: 'gas', words: 'gas' }])
    const looked = { by: 'Ada', watch: 'gas', mark: 2 }
    expect((await send('/api/watches/looked', looked)).status).toBe(200)
    expect((await send('/api/watches/looked', { ...looked, watch: '' })).status).toBe(200)
    expect((await send('/api/watches/looked', { ...looked, watch: 'nothing' })).status).toBe(404)
    expect((await send('/api/watches/looked', { ...looked, by: ' ' })).status).toBe(400)
    const { looked: of } = await ask<{ looked: object[] }>('/api/watches/looked?by=Ada')
    expect(of).toMatchObject([
      { watch: '', mark: 2 },
      { watch: 'gas', mark: 2, at: expect.stringMatching(/Z$/) },
    ])
    expect(await ask('/api/watches/looked?by=Ben')).toEqual({ looked: [] })
    await kept.record.saveWatches([])
  })

  it('a brief brings the articles it quotes, and says how many it rests on', async () => {
    const { total, articles } = await ask<{ total: number; articles: { name: string }[] }>('/api/brief?limit=1')
    expect(total).toBe(3)
    expect(articles.length).toBeLessThan(3)
  })

  it('lists come by the page, with how many there are', async () => {
    const { total, several, occasions, reports } = await ask<{ total: number; several: number; occasions: unknown[]; reports: { article: string }[] }>('/api/occasions?limit=1') // biome-ignore format: one line
    expect([total, several, occasions.length]).toEqual([1, 1, 1])
    expect(reports.map((r) => r.article)).toEqual([post.name, times.name])
    expect(await ask('/api/occasions?kind=vote')).toMatchObject({ total: 0, occasions: [], kinds: [{ n: 1 }] })
    expect(await ask('/api/occasions?near=2031-01-01&limit=1')).toMatchObject({ total: 1, occasions })
    expect(await ask('/api/articles?outlet=Northern%20Post&limit=1')).toMatchObject({ total: 1 })
    expect(await ask('/api/actors?limit=1')).toMatchObject({ total: 3, actors: [{ id: 'ilse-brandt' }] })
    expect(await ask('/api/ledger?kind=promise')).toMatchObject({ total: 0, tallies: [{ kind: 'condition', n: 1 }] })
  })

  it('what an actor says is counted by act, outlet and whom it is about', async () => {
    const says = await ask<ActorSays>('/api/actors/ilse-brandt/says')
    expect(says.statements).toBe(6)
    expect(says.targets).toEqual([expect.objectContaining({ id: 'corvia', name: 'Corvia', n: 2 })])
    expect(says.outlets.map((o) => o.outlet).sort()).toEqual(['Northern Post', 'Southern Times'])
  })

  it('a condition’s arc ends where the ledger says: the day it is due, then the day a later article tells of it', async () => {
    const ends = async () => (await ask<Course>('/api/course')).given.map((c) => c.ends)
    expect(await ends()).toEqual([{ state: 'due', day: DUE, proposed: true, words: null }])
    const { record } = kept
    await record.saveWoven(told, (await record.wovenState()).articles)
    expect(await ends()).toEqual([
      { state: 'met', day: '2031-05-06', proposed: true, words: 'that the tariff would fall' },
    ])
  })

  it('the web is asked only where the server was given the means, by its own page, and only for the web', async () => {
    const asked: string[] = []
    const web: Web = {
      fetch: async (urls) => {
        asked.push(...urls)
        return { ...NONE, added: 1 }
      },
      look: async (urls) => urls.map((url) => ({ ...NONE, url, failed: false })),
    }
    const urls = ['https://a.example/1']
    expect((await send('/api/fetch', { urls })).status).toBe(404)
    expect((await send('/api/fetch', { urls }, web, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
    expect((await send('/api/fetch', { urls: ['file:///etc/passwd'] }, web)).status).toBe(400)
    expect(asked).toEqual([])
    expect(await (await send('/api/fetch', { urls }, web)).json()).toMatchObject({ added: 1 })
    expect(asked).toEqual(urls)
    await send('/api/feeds', { follow: ['https://a.example/feed', 'https://b.example/feed'] }, web)
    expect(await (await send('/api/feeds', { leave: ['https://a.example/feed'] }, web)).json()).toEqual({
      feeds: [{ url: 'https://b.example/feed', failures: 0, next: 0 }],
    })
    const looked = await (await send('/api/feeds/look', { urls: ['https://b.example/feed', 'https://c.example/'] }, web)).json() // biome-ignore format: one line
    expect(looked).toMatchObject({ looked: [{ url: 'https://b.example/feed', failed: false }] })
  })
})
