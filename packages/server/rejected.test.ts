import type { RejectedRow } from '@onrecord/record'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { app } from './app.js'
import type { TryAgain } from './routes/rejected.js'
import { invented, inventedLinks } from './test/invented.js'
import { recordOf } from './test/record.js'

let kept: Awaited<ReturnType<typeof recordOf>>
beforeAll(async () => {
  kept = await recordOf(invented, inventedLinks)
  const said = { outlet: 'Courier' }
  const file = (name: string) => ({ from: { kind: 'file', source: `/news/${name}`, said }, file: `/news/${name}`, place: null }) as const // biome-ignore format: one line
  const words = { code: 'encrypted', reason: 'it wants a password', remedy: 'save it without' }
  await kept.record.reject([{ ...file('a.pdf'), ...words }], new Date('2025-03-01'))
  await kept.record.reject([{ ...file('b.zip'), ...words, code: 'damaged', place: 'line 3' }], new Date('2025-03-02'))
})
afterAll(() => kept.remove())

const call = (path: string, sent?: unknown, tryAgain?: TryAgain) =>
  app({ record: kept.record, host: '127.0.0.1', desk: null, ...(tryAgain && { tryAgain }) }).request(path, {
    headers: { Host: '127.0.0.1:4747', 'Content-Type': 'application/json' },
    ...(sent !== undefined && { method: 'POST', body: JSON.stringify(sent) }),
  })
const listed = async (query = '') =>
  (await (await call(`/api/rejected${query}`)).json()) as { total: number; rejected: RejectedRow[] }

it('documents turned away are listed, tried again and dismissed', async () => {
  const { total, rejected } = await listed()
  expect(total).toBe(2)
  expect(rejected).toMatchObject([
    { file: '/news/b.zip', place: 'line 3', code: 'damaged', first: '2025-03-02T00:00:00.000Z', times: 1 },
    { file: '/news/a.pdf', kind: 'file', said: { outlet: 'Courier' }, reason: 'it wants a password' },
  ])
  expect(await listed('?code=damaged&limit=1')).toMatchObject({ total: 1, rejected: [{ file: '/news/b.zip' }] })

  const asked: RejectedRow[] = []
  const none = { added: 1, unchanged: 0, editions: 0, reread: 0, removed: 0, problems: [] }
  const tryAgain: TryAgain = async (rows) => {
    asked.push(...rows)
    return none
  }
  const [b, a] = rejected as [RejectedRow, RejectedRow]
  expect((await call('/api/rejected/retry', { ids: [a.id] })).status).toBe(404)
  expect((await call('/api/rejected/retry', { ids: ['0'.repeat(32)] }, tryAgain)).status).toBe(404)
  expect((await call('/api/rejected/retry', { ids: ['../etc'] }, tryAgain)).status).toBe(400)
  expect(await (await call('/api/rejected/retry', { ids: [a.id] }, tryAgain)).json()).toEqual(none)
  expect(asked.map((r) => r.source)).toEqual(['/news/a.pdf'])

  expect(await (await call('/api/rejected/dismiss', { ids: [b.id] })).json()).toEqual({ dismissed: 1 })
  expect((await listed()).total).toBe(1)
})
