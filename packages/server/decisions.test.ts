import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { app } from './app.js'
import { invented, inventedLinks, post } from './test/invented.js'
import { recordOf } from './test/record.js'

let kept: Awaited<ReturnType<typeof recordOf>>
let told = 0
beforeAll(async () => {
  kept = await recordOf(invented, inventedLinks)
})
afterAll(() => kept.remove())
beforeEach(() => {
  told = 0
})

const OWN = { Host: '127.0.0.1:4747', 'Content-Type': 'application/json' }
const serving = (host = '127.0.0.1') => app({ record: kept.record, host, desk: null, onDecided: () => told++ })
const ask = (path: string) => serving().request(path, { headers: { Host: 'localhost' } })
const send = (path: string, body: unknown, headers: Record<string, string> = {}, host?: string) =>
  serving(host).request(path, {
    method: 'POST',
    headers: { ...OWN, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
// biome-ignore lint/suspicious/noExplicitAny: answers are looked into, not passed on
const json = async (answer: Response | Promise<Response>): Promise<any> => (await answer).json()
const note = { by: 'ada', decide: { kind: 'note', on: { article: post.name }, text: 'Look again.' } }

it('what is decided is shown by every list, and taken back', async () => {
  const [first] = (await json(ask('/api/statements?by=ilse-brandt&order=place'))).statements
  const correct = { kind: 'correct', article: first.article, statement: first.id, change: { act: 'reject' } }
  const row = await json(send('/api/decisions', { by: 'ada', decide: correct }))
  expect(row).toMatchObject({ decision: { kind: 'correct', by: 'ada' }, withdrawn: null, unplaced: false })
  expect(told).toBe(1)
  const shown = (await json(ask('/api/statements?act=reject'))).statements
  expect(shown).toMatchObject([{ id: first.id, decided: { how: 'corrected', by: 'ada' } }])
  expect((await json(ask(`/api/articles/${encodeURIComponent(first.article)}`))).statements).toContainEqual(
    expect.objectContaining({ id: first.id, act: 'reject' }),
  )
  expect((await json(ask(`/api/decisions?article=${encodeURIComponent(first.article)}`))).decisions).toEqual([row])
  expect(await json(ask(`/api/decisions/${row.decision.id}`))).toEqual(row)
  const withdrawn = await json(send(`/api/decisions/${row.decision.id}/withdraw`, { by: 'bo' }))
  expect(withdrawn).toMatchObject({ decision: { id: row.decision.id }, withdrawn: { by: 'bo' } })
  expect((await json(ask('/api/statements?act=reject'))).statements).toEqual([])
  const known = await json(send('/api/decisions/import', { decisions: [row.decision, { kind: 'nonsense' }] }))
  expect(known).toMatchObject({ added: 0, known: 1, problems: [{ item: 1 }] })
})

it('answers that are kept change with what is decided of stories', async () => {
  const { id, name } = (await json(ask('/api/stories'))).stories[0]
  const named = async () => (await json(ask(`/api/brief?story=${id}`))).story.name
  expect(await named()).toBe(name)
  const decide = { kind: 'story-name', story: id, name: 'Otherwise' }
  const { decision } = await json(send('/api/decisions', { by: 'ada', decide }))
  expect(await named()).toBe('Otherwise')
  await send(`/api/decisions/${decision.id}/withdraw`, { by: 'ada' })
  expect(await named()).toBe(name)
})

describe('guards: nothing is written that', () => {
  const evil = { Origin: 'https://evil.example' }
  const cases: readonly (readonly [what: string, headers: Record<string, string>, status: number])[] = [
    ['comes from another site', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['comes from another port of this machine', { 'Sec-Fetch-Site': 'same-site' }, 403],
    ['navigates here', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' }, 403],
    ['names another origin', evil, 403],
    ['names no origin', { Origin: 'null' }, 403],
    ['names another port', { Origin: 'http://127.0.0.1:9999' }, 403],
    ['names another host', { Host: 'evil.example' }, 403],
    ['is a form', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415],
    ['is text', { 'Content-Type': 'text/plain' }, 415],
    ['has no type', { 'Content-Type': '' }, 415],
  ]
  it.each(cases)('%s', async (_, headers, status) => {
    const answer = await send('/api/decisions', note, headers)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
    expect((await kept.record.decisions({ kind: 'note' })).length).toBe(0)
    expect(told).toBe(0)
  })
  it('reaches a server that listens beyond this machine', async () => {
    expect((await send('/api/decisions', note, { Host: '10.0.0.5' }, '10.0.0.5')).status).toBe(403)
  })
  it('is not a decision', async () => {
    for (const path of ['/api/articles', '/api/statements', '/api/decisions/x', '/api/decisions/import/more'])
      expect((await send(path, note)).status, path).toBe(405)
    for (const method of ['PUT', 'DELETE', 'PATCH'])
      expect((await serving().request('/api/decisions', { method, headers: OWN })).status, method).toBe(405)
  })
  it('and the desk’s own page may write', async () => {
    const own = { Origin: 'http://127.0.0.1:4747', 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Mode': 'cors' }
    expect((await send('/api/decisions', note, own)).status).toBe(200)
    const [row] = await kept.record.decisions({ kind: 'note' })
    expect((await send(`/api/decisions/${row!.decision.id}/withdraw`, { by: 'ada' }, own)).status).toBe(200)
  })
})

describe('refusals are problems that say what is wrong', () => {
  const wrong: readonly (readonly [what: unknown, status: number, detail: RegExp])[] = [
    ['{', 400, /JSON/i],
    [{ by: 'ada' }, 400, /decide/],
    [{ by: '', decide: note.decide }, 400, /by/],
    [{ by: 'ada', decide: { kind: 'sing' } }, 400, /decide/],
    [{ by: 'ada', decide: { kind: 'confirm', article: 'nothing', statement: 's1' } }, 404, /no article “nothing”/],
    [{ by: 'ada', decide: { kind: 'reject', article: post.name, statement: 's999' } }, 404, /s999/],
    [{ by: 'ada', decide: { kind: 'correct', article: post.name, statement: 's1', change: {} } }, 400, /otherwise/],
  ]
  it.each(wrong)('%j', async (body, status, detail) => {
    const answer = await send('/api/decisions', body)
    expect(answer.status).toBe(status)
    expect((await json(answer)).detail).toMatch(detail)
  })
  it('a decision that is not there', async () => {
    expect((await ask(`/api/decisions/${'0'.repeat(32)}`)).status).toBe(404)
    expect((await send(`/api/decisions/${'0'.repeat(32)}/withdraw`, { by: 'ada' })).status).toBe(404)
    expect((await ask('/api/decisions?kind=sing')).status).toBe(400)
  })
})
