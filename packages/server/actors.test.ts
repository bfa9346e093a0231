import type { ActorShown } from '@onrecord/flow'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { app } from './app.js'
import { made } from './test/marked.js'
import { recordOf } from './test/record.js'

const NOTHING = { copies: [], utterances: [], occasions: [], differences: [], stories: [], ledger: [] }
const told = (name: string, id: string, person: string) =>
  made({
    name,
    outlet: 'Northern Post',
    day: '2024-05-06',
    blocks: [['body', `${person} met Vladimir Putin.`]],
    actors: [
      [id, person, 'person', person],
      ['vladimir-putin', 'Vladimir Putin', 'person', 'Vladimir Putin'],
    ],
    statements: [],
  })

let kept: Awaited<ReturnType<typeof recordOf>>
beforeAll(async () => {
  const articles = [told('one', 'mahmud-haldar', 'Mahmud Haldar'), told('two', 'mahmoud-haldar', 'Mahmoud Haldar')]
  kept = await recordOf(articles, NOTHING)
})
afterAll(() => kept.remove())
const ask = (path: string) =>
  app({ record: kept.record, host: '127.0.0.1', desk: null }).request(path, { headers: { Host: '127.0.0.1' } })
const shown = async (path: string): Promise<ActorShown> => (await (await ask(path)).json()) as ActorShown

it('an actor is shown with its offices, those held on a day marked', async () => {
  const then = await shown('/api/actors/vladimir-putin?on=2010-05-01')
  expect(then).toMatchObject({ name: 'Vladimir Putin', type: 'person', on: '2010-05-01' })
  expect(then.offices.filter((o) => o.held).map((o) => [o.role, o.ofName])).toEqual([['prime minister', 'Russia']])
  expect(then.articles.map((a) => [a.article, a.mentions])).toEqual([
    ['one', 1],
    ['two', 1],
  ])
  const now = await shown('/api/actors/vladimir-putin?on=2024-10-24')
  expect(now.offices.filter((o) => o.held).map((o) => o.role)).toEqual(['president'])
})

it('who is named in many articles is shown in the first of them, and how many there are is told', async () => {
  const many = await recordOf(
    Array.from({ length: 51 }, (_, i) => told(`n${i}`, 'mahmud-haldar', 'Mahmud Haldar')),
    NOTHING,
  )
  const of = app({ record: many.record, host: '127.0.0.1', desk: null })
  const answer = await of.request('/api/actors/mahmud-haldar', { headers: { Host: '127.0.0.1' } })
  const { inArticles, articles } = (await answer.json()) as ActorShown
  expect([inArticles, articles.length]).toEqual([51, 50])
  await many.remove()
})

it('who may be the same is named with how likely that is, and why', async () => {
  expect((await shown('/api/actors/mahmud-haldar')).alike).toEqual([
    { id: 'mahmoud-haldar', name: 'Mahmoud Haldar', score: 0.95, reason: 'form of the given name' },
  ])
})

it('nobody and no day are told', async () => {
  expect((await ask('/api/actors/nobody-at-all')).status).toBe(404)
  expect((await ask('/api/actors/vladimir-putin?on=yesterday')).status).toBe(400)
})
