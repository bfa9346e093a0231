import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { read } from '@onrecord/reader'
import { type OnRecord, open } from '@onrecord/record'
import { afterAll, describe, expect, it } from 'vitest'
import { actorOnRecord } from './actor.js'
import { linkActors } from './link-actors.js'
import { materials } from './materials.js'

const folder = mkdtempSync(join(tmpdir(), 'onrecord-persons-'))
afterAll(() => rmSync(folder, { recursive: true }))
const known = materials()
const STAMP = { reader: 'r', language: 'l', knowledge: 'k' }
let made = 0

const reading = (name: string, text: string) =>
  read(
    { name, uri: name, text, title: null, outlet: null, byline: null, wire: null, language: null, published: '2024-05-06', url: null, hints: [], map: null }, // biome-ignore format: one record
    { language: known.language, knowledge: known.knowledge, today: '2026-11-22', explain: false },
  )
type Texts = Readonly<Record<string, string>>
const add = async (record: OnRecord, texts: Texts, stamp = STAMP) => {
  for (const [name, text] of Object.entries(texts)) await record.add(reading(name, text), stamp)
}
const link = (record: OnRecord) => linkActors(record, known, 'test')
const fresh = () => open(join(folder, `${made++}.db`))
/** Who speaks in each article. */
const speakers = async (record: OnRecord) =>
  Object.fromEntries(
    (await record.statements({ order: 'place' })).map((s) => [s.article, `${s.speaker}: ${s.speakerName}`]),
  )

const cases: readonly (readonly [title: string, texts: Texts, expected: Readonly<Record<string, string>>])[] = [
  [
    'spellings and forms of one name are one',
    {
      a: 'Volodymyr Haldenko said that the bridge was safe.',
      b: 'Vladimir Haldenko said that the road was closed.',
      c: 'Mahmud Tarif said that the talks went on.',
      d: 'Mahmoud Tarif said that the talks were over.',
    },
    {
      a: 'volodymyr-haldenko: Volodymyr Haldenko',
      b: 'volodymyr-haldenko: Volodymyr Haldenko',
      c: 'mahmoud-tarif: Mahmoud Tarif',
      d: 'mahmoud-tarif: Mahmoud Tarif',
    },
  ],
  [
    'namesakes of different callings are two, and so are their spellings',
    {
      a: 'John Halder, a plumber from Ohio, said that taxes were high.',
      b: 'Judge John Halder said that the law stands.',
      c: 'John Halder said that nothing was lost.',
      d: 'The plumber John Halder said that he would vote.',
    },
    {
      a: 'john-halder-plumber: John Halder',
      b: 'john-halder-judge: John Halder',
      c: 'john-halder: John Halder',
      d: 'john-halder-plumber: John Halder',
    },
  ],
  [
    'two callings of one field, or told together, are one person',
    {
      a: 'Mary Kolding, an economist at the bank, said that prices would rise.',
      b: 'Professor Mary Kolding said that prices would fall.',
    },
    { a: 'mary-kolding: Mary Kolding', b: 'mary-kolding: Mary Kolding' },
  ],
  [
    'company tells one person',
    {
      a: 'Sen. Tom Vandel said that he and Ruth Okembe had met. Ruth Okembe left.',
      b: 'Tom Vandel, a surgeon, said that Ruth Okembe was ill.',
    },
    { a: 'tom-vandel: Tom Vandel', b: 'tom-vandel: Tom Vandel' },
  ],
  [
    'an initial fits whoever has the same calling, and nobody where two would fit',
    {
      a: 'J. Brandell, the welder, said that the plant would close.',
      b: 'Jonas Brandell, a welder, said that the plant was old.',
      c: 'K. Orlo, a welder, said that it rained.',
      d: 'Karl Orlo, a welder, said that it was cold.',
      e: 'Kurt Orlo, a welder, said that it was late.',
    },
    {
      a: 'jonas-brandell: Jonas Brandell',
      b: 'jonas-brandell: Jonas Brandell',
      c: 'k-orlo: K. Orlo',
      d: 'karl-orlo: Karl Orlo',
      e: 'kurt-orlo: Kurt Orlo',
    },
  ],
  [
    'a family name alone is whoever bears it and is called the same or stands beside the same person',
    {
      a: 'Marta Dravic, a judge, said that the dam was safe.',
      b: 'Judge Dravic said that the dam was old. Dravic left.',
      c: 'Mr. Dravic said that he knew Ruth Okembe. Ruth Okembe left.',
      d: 'Karel Dravic, a welder, said that Ruth Okembe was ill. Ruth Okembe left.',
      e: 'Mr. Dravic said that it rained. Mr. Dravic left.',
    },
    {
      a: 'marta-dravic: Marta Dravic',
      b: 'marta-dravic: Marta Dravic',
      c: 'karel-dravic: Karel Dravic',
      d: 'karel-dravic: Karel Dravic',
      e: 'dravic: Dravic',
    },
  ],
  [
    'who is known by a shorter name keeps it when one article has it in full, and an initial stands for nobody',
    {
      a: 'Cedric Halmond said that the bridge was safe.',
      b: 'Cedric Halmond said that the road was closed.',
      c: 'Cedric L. Halmond said that the dam was full.',
      d: 'J. Brandell said that it rained.',
      e: 'J. Brandell, a welder, said that it was cold.',
      f: 'Jonas Brandell, a welder, said that it was late.',
    },
    {
      a: 'cedric-halmond: Cedric Halmond',
      b: 'cedric-halmond: Cedric Halmond',
      c: 'cedric-halmond: Cedric Halmond',
      d: 'jonas-brandell: Jonas Brandell',
      e: 'jonas-brandell: Jonas Brandell',
      f: 'jonas-brandell: Jonas Brandell',
    },
  ],
  [
    'who has one name tells nobody by standing beside both',
    {
      a: 'Marta Dravic said that Okembe was ill. Okembe left.',
      b: 'Ms. Dravic said that Okembe was well. Okembe left. Ms. Dravic left.',
    },
    { a: 'marta-dravic: Marta Dravic', b: 'dravic: Dravic' },
  ],
]

describe('persons of different articles', () => {
  it.each(cases)('%s, in whatever order they come', async (_title, texts, expected) => {
    const names = Object.keys(texts)
    for (const order of [names, [...names].reverse()]) {
      const record = await fresh()
      for (const [i, name] of order.entries()) {
        await add(record, { [name]: texts[name]! })
        // Linked after each article or once for all: the same.
        if (order === names || i === order.length - 1) await link(record)
      }
      expect(await speakers(record)).toEqual(expected)
      expect(await record.check()).toEqual([])
      await record.close()
    }
  })

  it('a family name alone that more have than are looked at stays whom it was told for, of those too who come later', async () => {
    const record = await fresh()
    const many = (n: number, name: string, from = 0) =>
      Object.fromEntries(Array.from({ length: n }, (_, i) => [`${name} ${from + i}`, `${name} said that ${from + i} dams held.`])) // biome-ignore format: one line
    await add(record, { ...many(40, 'Judge Marta Dravic'), ...many(128, 'Judge Dravic') })
    await link(record)
    const who = async () => (await record.actors({ words: 'dravic' })).map((a) => `${a.id} ${a.articles}`)
    expect(await who()).toEqual(['marta-dravic 168'])
    await add(record, many(1, 'Judge Dravic', 128))
    await link(record)
    expect(await who()).toEqual(['marta-dravic 169'])
    expect(await record.check()).toEqual([])
    await record.close()
  })

  it('what goes leaves the others as they were', async () => {
    const record = await fresh()
    const [, { a, b }] = [0, cases[1]![1] as { a: string; b: string }]
    await add(record, { a, b })
    await link(record)
    await record.decide({ kind: 'remove', article: 'b', reason: 'test' }, 'ada')
    await link(record)
    expect(await speakers(record)).toEqual({ a: 'john-halder: John Halder' })
    await record.close()
  })

  it('another is made of an article whose own name the others took', async () => {
    const record = await fresh()
    await add(record, { a: 'Mahmud Tarif said that the talks went on.', b: 'Mahmoud Tarif said that they were over.' })
    await link(record)
    const into = { id: 'mahmud-tarif', name: 'Mahmud Tarif' }
    await record.decide({ kind: 'actor-split', actor: 'mahmoud-tarif', into, articles: ['b'] }, 'ada')
    await link(record)
    expect(await speakers(record)).toEqual({ a: 'mahmoud-tarif: Mahmoud Tarif', b: 'mahmud-tarif: Mahmud Tarif' })
    await record.close()
  })

  it('of a large record those are looked at whose names begin as the family name does', async () => {
    const record = await fresh()
    await add(record, {
      a: 'Mahmoud Tarif said that the bridge was safe.',
      b: 'Mahmud Tarif said that the road was closed.',
      c: 'Ilse Brandt said that the dam was full.',
    })
    const [one] = await record.actors({ limit: 1 })
    const asked: unknown[] = []
    const large: OnRecord = {
      ...record,
      actors: async (query = {}) => {
        asked.push(query)
        const isAll = query.words === undefined && query.ids === undefined
        return isAll ? Array.from({ length: query.limit! }, () => one!) : record.actors(query)
      },
    }
    const shown = await actorOnRecord(large, known, 'mahmoud-tarif', '2024-05-06')
    expect(shown).toMatchObject({ name: 'Mahmoud Tarif', alike: [{ id: 'mahmud-tarif' }] })
    expect(asked).toContainEqual({ type: 'person', words: 'Tar', limit: 1000 })
    await record.close()
  })

  it('decisions win, hold when all is read again, and can be taken back', async () => {
    const record = await fresh()
    const texts = cases[0]![1]
    await add(record, texts)
    await link(record)
    const shown = (await actorOnRecord(record, known, 'volodymyr-haldenko', '2024-05-06'))!
    expect(shown.links).toMatchObject([
      {
        id: 'vladimir-haldenko',
        name: 'Vladimir Haldenko',
        articles: ['b'],
        score: 0.95,
        reason: 'form of the given name',
      },
    ])
    const parted = await record.decide(
      { kind: 'actor-split', actor: 'volodymyr-haldenko', into: { id: 'vladimir-haldenko', name: 'Vladimir Haldenko' }, articles: ['b'] },
      'ada',
    ) // biome-ignore format: one decision
    const merged = await record.decide(
      { kind: 'actor-merge', from: ['mahmoud-tarif'], into: { id: 'volodymyr-haldenko' } },
      'ada',
    )
    const decided = {
      a: 'volodymyr-haldenko',
      b: 'vladimir-haldenko',
      c: 'volodymyr-haldenko',
      d: 'volodymyr-haldenko',
    }
    const ids = async () =>
      Object.fromEntries(Object.entries(await speakers(record)).map(([article, who]) => [article, who.split(':')[0]]))
    for (const again of [false, true]) {
      if (again) await add(record, texts, { ...STAMP, reader: 'later' })
      await link(record)
      expect(await ids()).toEqual(decided)
    }
    await add(record, { e: 'Vladimir Haldenko said that he was another.' })
    await link(record)
    expect((await ids()).e).toBe('vladimir-haldenko')
    await record.withdraw(parted.decision.id, 'ada')
    await record.withdraw(merged.decision.id, 'ada')
    await link(record)
    // Two articles have it as Vladimir by now, one as Volodymyr.
    const more = 'vladimir-haldenko: Vladimir Haldenko'
    expect(await speakers(record)).toMatchObject({ ...cases[0]![2], a: more, b: more, e: more })
    await record.close()
  })
})
