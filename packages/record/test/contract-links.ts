import type { ReadArticle } from '@onrecord/format'
import { beforeEach, expect, it } from 'vitest'
import type { OnRecord } from '../contract.js'
import { on } from './article.js'
import { gas, LATER, ref, STAMP, talks, undated, woven } from './contract-articles.js'

/** The part of the contract about links, outlets, actors of one’s own and watches. */
export function linksContract(
  recordOf: () => OnRecord,
  put: (...articles: readonly ReadArticle[]) => Promise<void>,
): void {
  let record: OnRecord
  beforeEach(() => {
    record = recordOf()
  })

  it('K5 occasions, stories and copies are listed by pages, and counted', async () => {
    await put(talks, gas)
    const days = ['2025-03-01', '2025-01-01', '2025-02-01']
    const occasions = days.map((day, i) => ({ ...woven.occasions[0]!, id: `o${i}`, ...on(day), articles: i === 1 ? ['talks'] : ['talks', 'gas'] })) // biome-ignore format: one line
    await record.saveWoven({ ...woven, occasions }, 'x')
    const ids = async (query: Parameters<OnRecord['occasions']>[0]) => (await record.occasions(query)).map((o) => o.id)
    expect(await ids({})).toEqual(['o0', 'o1', 'o2'])
    expect(await ids({ order: 'date', limit: 2 })).toEqual(['o1', 'o2'])
    expect(await ids({ order: 'latest', offset: 1 })).toEqual(['o2', 'o1'])
    expect(await ids({ order: 'told', limit: 2 })).toEqual(['o2', 'o0'])
    expect(await ids({ several: true, from: '2025-02-01' })).toEqual(['o0', 'o2'])
    expect(await ids({ to: '2025-01-31' })).toEqual(['o1'])
    expect(await ids({ story: 's1', kind: 'vote' })).toEqual([])
    expect((await record.occasionsIn(['gas'])).map((o) => o.id)).toEqual(['o0', 'o2'])
    expect((await record.occasionTallies()).map((t) => [t.is, t.several, t.n])).toEqual(expect.arrayContaining([['meeting', true, 2], ['meeting', false, 1]])) // biome-ignore format: one line
    expect(await record.occasionDays({ from: '2025-02-01' })).toEqual([{ ...on('2025-02-01'), n: 1 }, { ...on('2025-03-01'), n: 1 }].map(({ from, to, n }) => ({ from, to, n }))) // biome-ignore format: one line
    expect(await record.story('s1')).toEqual(woven.stories[0])
    expect([await record.story('s2'), await record.countStories(), (await record.stories({ article: 'gas' })).length]).toEqual([null, 1, 0]) // biome-ignore format: one line
    expect((await record.copies({ article: 'gas' })).length).toBe(1)
    expect(await record.copies({ article: 'undated' })).toEqual([])
    expect((await record.ledgerTallies()).map((t) => [t.kind, t.state, t.holder, t.holderName, t.n])).toEqual([
      ['promise', 'open', 'ilse-brandt', 'Ilse Brandt', 1],
      ['condition', 'met', 'jan-maresh', 'Jan Maresh', 1],
    ])
    await record.saveWoven({ ...woven, occasions: [], ledger: [] }, 'y')
    expect([await record.occasionTallies(), await record.ledgerTallies()]).toEqual([[], []])
  })

  it('K4 the ledger is listed by kind, state, holder, story and due day, with the words', async () => {
    for (const a of [talks, gas]) await record.add(a, STAMP)
    await record.saveWoven(woven, 'x')
    const ids = async (q: Parameters<OnRecord['ledger']>[0]) => (await record.ledger(q)).map((e) => e.id)
    expect(await ids({})).toEqual(['l1', 'l2'])
    expect(await ids({ order: 'latest' })).toEqual(['l2', 'l1'])
    expect(await ids({ order: 'due' })).toEqual(['l1', 'l2'])
    expect(await ids({ kind: 'promise' })).toEqual(['l2'])
    expect(await ids({ state: 'met' })).toEqual(['l1'])
    expect(await ids({ holder: 'jan-maresh' })).toEqual(['l1'])
    expect(await ids({ article: 'talks' })).toEqual(['l2'])
    expect(await ids({ story: 's1' })).toEqual(['l2'])
    expect(await ids({ due: '2025-04-29' })).toEqual([])
    expect(await ids({ due: '2025-04-30' })).toEqual(['l1'])
    expect(await ids({ dueFrom: '2025-04-30', due: '2025-05-30' })).toEqual(['l1'])
    expect(await ids({ dueFrom: '2025-05-01' })).toEqual([])
    const by = (...articles: string[]) => ({ changed: { evidence: new Set(articles), decisions: new Set<string>() } })
    expect(await ids(by('talks', 'nothing'))).toEqual(['l1'])
    expect(await ids(by('gas'))).toEqual([])
    expect(await ids({ limit: 1, offset: 1 })).toEqual(['l2'])
    const [entry] = await record.ledger()
    expect(entry).toMatchObject({ needsText: 'the boats leave', givesText: 'the gas will flow', line: 1 })
    expect(entry!.evidence[0]!.quote.texts).toEqual([
      talks.text.slice(ref(talks).content[0]!.start, ref(talks).content[0]!.end),
    ])
  })

  it('K1, K3 links are replaced and found by what they name', async () => {
    await put(talks, gas)
    await record.saveWoven(woven, 'x')
    await record.saveWoven({ ...woven, copies: [...woven.copies, ...woven.copies] }, 'y')
    expect(await record.copies()).toEqual(woven.copies)
    expect(await record.utterances({ article: 'gas' })).toEqual(woven.utterances)
    expect(await record.utterances({ speaker: 'jan-maresh' })).toEqual([])
    expect(await record.occasions({ actor: 'ilse-brandt', article: 'talks' })).toEqual(woven.occasions)
    expect(await record.occasion('o1')).toEqual(woven.occasions[0])
    expect(await record.occasion('o2')).toBeNull()
    expect(await record.differences({ articles: ['talks', 'gas'] })).toEqual(woven.differences)
    expect(await record.differences({ occasion: 'o2' })).toEqual([])
    expect(await record.stories()).toEqual(woven.stories)
    expect((await record.articles({ story: 's1' })).map((a) => a.name)).toEqual(['talks'])
  })

  it('K2 the digest tells whether links are of these articles', async () => {
    const empty = (await record.wovenState()).articles
    await put(talks)
    const { articles } = await record.wovenState()
    await record.saveWoven(woven, articles, 'weaver 1')
    expect(await record.wovenState()).toEqual({ articles, woven: articles, by: 'weaver 1' })
    await record.add({ ...talks, statements: [] }, LATER)
    expect((await record.wovenState()).articles).not.toBe(articles)
    await record.add(talks, STAMP)
    expect((await record.wovenState()).articles).toBe(articles)
    expect(articles).not.toBe(empty)
  })

  it('outlets and own actors', async () => {
    await put(talks, gas, undated)
    expect(await record.outlets()).toEqual([{ outlet: 'Courier', articles: 1 }, { outlet: 'Tribune', articles: 1 }]) // biome-ignore format: one line
    expect(await record.ownActors()).toEqual([])
    await record.saveOwnActors([{ id: 'ilse-brandt', name: 'Ilse Brandt' }])
    expect(await record.ownActors()).toEqual([{ id: 'ilse-brandt', name: 'Ilse Brandt' }])
  })

  it('V1 up to where each editor looked is kept by watch, and goes with the watch', async () => {
    const at = '2031-05-09T10:00:00.000Z'
    await record.saveWatches([
      { name: 'Brandt', by: 'ilse-brandt' },
      { name: 'gas', words: 'gas' },
    ])
    for (const [by, watch, mark] of [
      ['Ada', '', 1],
      ['Ada', 'gas', 2],
      ['Ada', 'gas', 3],
      ['Ada', 'Brandt', 2],
      ['Ben “B”\n', 'gas', 1],
    ] as const)
      await record.saveLooked(by, { watch, mark, at })
    expect((await record.looked('Ada')).map(({ watch, mark }) => [watch, mark])).toEqual([['', 1], ['Brandt', 2], ['gas', 3]]) // biome-ignore format: one line
    expect(await record.looked('Ben “B”\n')).toEqual([{ watch: 'gas', mark: 1, at }])
    expect(await record.looked('nobody')).toEqual([])
    await record.saveWatches([{ name: 'Brandt', by: 'ilse-brandt' }])
    expect((await record.looked('Ada')).map(({ watch }) => watch)).toEqual(['', 'Brandt'])
    expect(await record.looked('Ben “B”\n')).toEqual([])
  })
}
