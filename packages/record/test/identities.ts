import type { Appearance, Identity } from '@onrecord/format'
import { describe, expect, it } from 'vitest'
import type { OnRecord } from '../contract.js'
import type { KeyIdentities } from '../identifying.js'
import { article } from './article.js'

const STAMP = { reader: 'r1', language: 'l1', knowledge: 'k1' }
const told = (name: string, id: string, person: string, more = '') =>
  article({
    name,
    text: `${person} said “yes”.${more}`,
    outlet: 'Courier',
    actors: { [id]: person },
    statements: [{ by: id, content: '“yes”' }],
  })
const NAMES = ['vladimir-halden', 'volodymyr-halden']
const volodymyr = told('a', 'volodymyr-halden', 'Volodymyr Halden')
const vladimir = told('b', 'vladimir-halden', 'Vladimir Halden')

/** Looks everybody up, as a linker would. Gives the appearances by article. */
async function lookUp(record: OnRecord): Promise<Map<string, Appearance>> {
  const found = new Map<string, Appearance>()
  for (const { key, article } of await record.unidentified(10)) {
    const { id, name } = article.actors[0]!
    const one: Appearance = { article: key, actor: id, name, key: 'halden', called: [], callings: ['welder'] }
    found.set(article.name, one)
    await record.saveAppearances([{ key, appearances: [one] }])
  }
  return found
}
const linked = (one: Appearance): Identity => ({
  article: one.article,
  actor: one.actor,
  into: 'volodymyr-halden',
  name: 'Volodymyr Halden',
  score: 0.95,
  why: [{ rule: 'form of the given name', score: 0.95 }],
})
const of = (identities: readonly Identity[]): KeyIdentities => ({ key: 'halden', whole: NAMES, identities, borne: [] })
const speakers = async (record: OnRecord) =>
  (await record.statements({ order: 'place' })).map((s) => `${s.article} ${s.speaker} ${s.speakerName}`)

/** What holds of persons linked across articles, whatever database keeps them. */
export function identitiesContract(name: string, open: () => Promise<OnRecord>): void {
  describe(`${name}: persons`, () => {
    it('P1 are looked up once, and again where something changed', async () => {
      const record = await open()
      await record.add(volodymyr, STAMP)
      await record.add(vladimir, STAMP)
      await record.openIdentities('v1')
      const found = await lookUp(record)
      expect(await record.unidentified(10)).toEqual([])
      expect(await record.openKeys(10)).toEqual(['halden'])
      expect((await record.appearances(['halden'], 2)).length).toBe(2)
      expect((await record.appearances(['halden'], 1)).length).toBe(2)
      const isVladimir = (key: string, actor: string) => key === 'halden' && actor === 'vladimir-halden'
      expect((await record.appearances(['halden'], 2, isVladimir)).map((a) => a.actor)).toEqual(['vladimir-halden'])
      expect((await record.written(['halden', 'nobody'])).sort((a, b) => (a.actor < b.actor ? -1 : 1))).toEqual([
        { key: 'halden', actor: 'vladimir-halden', name: 'Vladimir Halden' },
        { key: 'halden', actor: 'volodymyr-halden', name: 'Volodymyr Halden' },
      ])
      const { article, actor } = found.get('a')!
      expect(await record.company([article])).toEqual([{ article, actor }])
      await record.saveIdentities([of([])])
      await record.openIdentities('v1')
      expect(await record.openKeys(10)).toEqual([])
      await record.decide({ kind: 'actor-rename', actor: 'vladimir-halden', name: 'V. Halden' }, 'ada')
      expect(await record.openIdentities('v1')).toEqual({ ruled: ['vladimir-halden'], parted: [] })
      expect(await record.openKeys(10)).toEqual(['halden'])
      await record.add(vladimir, { ...STAMP, reader: 'r2' })
      expect((await record.unidentified(10)).map((u) => u.article.name)).toEqual(['b'])
      await record.openIdentities('v2')
      expect((await record.unidentified(10)).length).toBe(2)
      await record.close()
    })

    it('P2 count as whom they are linked to, and decisions are laid over that', async () => {
      const record = await open()
      await record.add(volodymyr, STAMP)
      await record.add(vladimir, STAMP)
      const found = await lookUp(record)
      const before = (await record.wovenState()).articles
      await record.saveIdentities([of([linked(found.get('b')!)])])
      expect((await record.wovenState()).articles).not.toBe(before)
      const one = ['a volodymyr-halden Volodymyr Halden', 'b volodymyr-halden Volodymyr Halden']
      expect(await speakers(record)).toEqual(one)
      expect((await record.actors()).map((a) => [a.id, a.statements])).toEqual([['volodymyr-halden', 2]])
      const split = await record.decide(
        { kind: 'actor-split', actor: 'volodymyr-halden', into: { id: 'another', name: 'Another' }, articles: ['b'] },
        'ada',
      )
      expect((await speakers(record))[1]).toBe('b another Another')
      await record.withdraw(split.decision.id, 'ada')
      expect(await speakers(record)).toEqual(one)
      await record.saveIdentities([of([])])
      expect((await record.wovenState()).articles).toBe(before)
      expect(await record.check()).toEqual([])
      await record.close()
    })

    it('P3 tell what was linked, and leave with their article', async () => {
      const record = await open()
      await record.add(volodymyr, STAMP)
      await record.add(vladimir, STAMP)
      const found = await lookUp(record)
      const link = linked(found.get('b')!)
      await record.saveIdentities([of([link])])
      expect(await record.identities({ actor: 'volodymyr-halden' })).toEqual([
        { ...link, article: 'b', named: 'Vladimir Halden' },
      ])
      await record.decide({ kind: 'remove', article: 'b', reason: 'test' }, 'ada')
      expect(await record.identities({ actor: 'volodymyr-halden' })).toEqual([])
      expect(await record.appearances(['halden'], 9)).toEqual([found.get('a')])
      await record.rebuild()
      expect((await record.unidentified(10)).length).toBe(1)
      await record.close()
    })

    it('P4 all that bear a name count as one, those who come later too', async () => {
      const record = await open()
      const many = (name: string) => told(name, 'vladimir-halden', 'Vladimir Halden', ` It was told by ${name}.`)
      for (const name of ['a', 'b', 'c']) await record.add(many(name), STAMP)
      const { article: _, actor: __, ...as } = linked((await lookUp(record)).get('a')!)
      const rule = (one: typeof as | null): KeyIdentities => ({
        key: 'halden',
        whole: [],
        identities: [],
        borne: [{ actor: 'vladimir-halden', as: one }],
      })
      const who = async () => (await speakers(record)).map((s) => s.split(' ')[1])
      await record.saveIdentities([rule(as)])
      expect(await who()).toEqual(['volodymyr-halden', 'volodymyr-halden', 'volodymyr-halden'])
      await record.add(many('d'), STAMP)
      await lookUp(record)
      expect(await record.bearers(['halden'])).toEqual([
        { key: 'halden', actor: 'vladimir-halden', callings: ['welder'], n: 4 },
      ])
      await record.saveIdentities([rule(as)])
      expect(await who()).toEqual(new Array(4).fill('volodymyr-halden'))
      await record.decide({ kind: 'remove', article: 'b', reason: 'test' }, 'ada')
      expect((await record.bearers(['halden'])).map((b) => b.n)).toEqual([3])
      await record.saveIdentities([rule(null)])
      expect(await who()).toEqual(new Array(3).fill('vladimir-halden'))
      // Where fewer bear it each is looked at again.
      await record.saveIdentities([rule(as)])
      await record.saveIdentities([of([])])
      expect(await who()).toEqual(new Array(3).fill('vladimir-halden'))
      expect(await record.check()).toEqual([])
      await record.close()
    })

    it('P5 are found by whom they count as, and others of their article stay as they are', async () => {
      const record = await open()
      const both = article({
        name: 'b',
        text: 'Vladimir Halden said “yes, gravel”. Ada Berg said “no, gravel”.',
        outlet: 'Courier',
        actors: { 'vladimir-halden': 'Vladimir Halden', 'ada-berg': 'Ada Berg' },
        statements: [
          { by: 'vladimir-halden', content: '“yes, gravel”' },
          { by: 'ada-berg', content: '“no, gravel”' },
        ],
      })
      await record.add(volodymyr, STAMP)
      await record.add(both, STAMP)
      const saying = async (by: string) => (await record.statements({ by, words: 'gravel' })).length
      const shown = async () => ({
        said: [await saying('vladimir-halden'), await saying('volodymyr-halden'), await saying('ada-berg')],
        actors: (await record.actors()).map((a) => `${a.id} ${a.name} ${a.articles} ${a.statements}`).sort(),
        speakers: await speakers(record),
        names: await record.actors({ words: 'vladimir' }),
      })
      const alone = await shown()
      expect(alone.said).toEqual([1, 0, 1])
      await record.saveIdentities([of([linked((await lookUp(record)).get('b')!)])])
      const joined = await shown()
      expect(joined.said).toEqual([0, 1, 1])
      expect(joined.actors).toEqual(['ada-berg Ada Berg 1 1', 'volodymyr-halden Volodymyr Halden 2 2'])
      expect(joined.names).toEqual([])
      expect(await record.check()).toEqual([])
      await record.saveIdentities([of([])])
      expect(await shown()).toEqual(alone)
      expect(await record.check()).toEqual([])
      await record.close()
    })

    it('P6 count as somebody else where a merge had made another of whom they counted as', async () => {
      const record = await open()
      await record.add(volodymyr, STAMP)
      await record.add(vladimir, STAMP)
      const found = await lookUp(record)
      const into = { id: 'third', name: 'Third' }
      await record.decide({ kind: 'actor-merge', from: ['volodymyr-halden'], into }, 'ada')
      await record.saveIdentities([of([linked(found.get('b')!)])])
      expect(await speakers(record)).toEqual(['a third Third', 'b third Third'])
      await record.saveIdentities([of([])])
      expect(await speakers(record)).toEqual(['a third Third', 'b vladimir-halden Vladimir Halden'])
      expect((await record.statements({ by: 'third' })).map((s) => s.article)).toEqual(['a'])
      expect(await record.check()).toEqual([])
      await record.close()
    })
  })
}
