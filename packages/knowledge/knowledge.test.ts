import { describe, expect, it } from 'vitest'
import type { Knowledge } from './knowledge.js'
import { knowledgeOf, knownById, loadKnowledge } from './node.js'
import { parseOwnActors } from './own-actors.js'
import { checkActors, parseActors, parseOffices } from './parse-tables.js'

const knowledge = loadKnowledge()
const on = (day: string) => ({ from: day, to: day })
const ids = (actors: readonly { readonly id: string }[]) => actors.map((a) => a.id)

describe('the knowledge base', () => {
  it('is large, and every actor has an id, a name and a type of its own', () => {
    expect(knowledge.actors.length).toBeGreaterThan(1500)
    expect(new Set(ids(knowledge.actors)).size).toBe(knowledge.actors.length)
  })
  it('belongs together: every office and every home is an actor of its own', () => {
    const offices = new Map(knowledge.actors.map((a) => [a.id, a.offices]))
    expect(() => checkActors(knowledge.actors, offices)).not.toThrow()
  })
  it('rests every office on a public record, in days that follow each other', () => {
    for (const a of knowledge.actors)
      for (const o of a.offices) {
        expect(o.note, a.id).toBeTruthy()
        if (o.from && o.to) expect(o.from <= o.to, `${a.id} ${o.role}`).toBe(true)
      }
  })
  it('knows one president of the United States on every day from 1961 to 2026', () => {
    for (let year = 1961; year <= 2026; year++)
      expect(knowledge.holders('united-states', 'president', on(`${year}-07-01`)), `${year}`).toHaveLength(1)
  })
  it('finds holders of the same office as of a day', () => {
    expect(ids(knowledge.holders('russia', 'president', on('2010-05-01')))).toEqual(['dmitry-medvedev'])
    expect(ids(knowledge.holders('united-kingdom', 'prime minister', on('2022-10-01')))).toEqual(['liz-truss'])
    const range = { from: '2016-07-01', to: '2016-07-31' }
    expect(ids(knowledge.holders('united-kingdom', 'prime minister', range))).toEqual(['theresa-may', 'david-cameron'])
  })
  it('finds names with accents off, family names, metonyms and demonyms, and tells US from us', () => {
    expect(ids(knowledge.named('Viktor Orban'))).toEqual(['viktor-orban'])
    expect(ids(knowledge.family('Xi'))).toEqual(['xi-jinping'])
    expect(ids(knowledge.metonym('Kremlin'))).toEqual(['russia'])
    expect(ids(knowledge.demonym('South Korean'))).toEqual(['south-korea'])
    expect(ids(knowledge.named('US'))).toEqual(['united-states'])
    expect(knowledge.named('us')).toEqual([])
  })
})

describe('what is known of those a name may mean', () => {
  const answers = (k: Knowledge, name: string) =>
    [k.named(name), k.metonym(name), k.demonym(name), k.family(name)].map((found) =>
      found.map((a) => ({ ...a, held: a.offices.map((o) => k.actor(o.of)?.name) })),
    )
  it('is what all of the knowledge says, without loading it', () => {
    const typed = knowledge.actors.flatMap((a) => [a.name, ...a.names.slice(0, 1), ...a.metonyms, ...a.demonyms])
    const some = typed.filter((name, i) => i % 97 === 0 || (i % 19 === 0 && /[^ -~]/.test(name)))
    expect(some.length).toBeGreaterThan(50)
    for (const name of [...some, 'Viktor Orban', 'Kremlin', 'US', 'us', 'Bush', 'Støre', 'Store', 'nobody at all', '#'])
      expect(answers(knowledgeOf(name), name), name).toEqual(answers(knowledge, name))
  })
  it('has a user’s own actors laid over it', () => {
    const own = parseOwnActors(YAML, 'yaml', 'own.yaml')
    const all = knowledge.with(own)
    for (const name of ['Norland', 'Brandt', 'Ilse Brandt', 'Kremlin', 'Putin', 'Volodya'])
      expect(answers(knowledgeOf(name, own), name), name).toEqual(answers(all, name))
  })
})

describe('who is known by an id', () => {
  it('is who all of the knowledge has by it, with own actors laid over it', () => {
    const known = knownById()
    for (const actor of knowledge.actors) expect(known.actor(actor.id)).toEqual(actor)
    expect(known.actor('nobody')).toBe(undefined)
    const own = parseOwnActors(YAML, 'yaml', 'own.yaml')
    expect(knownById(own).actor('ilse-brandt')).toEqual(knowledge.with(own).actor('ilse-brandt'))
  })
})

const YAML = `- name: Norland
  type: state
  demonyms: [Norlandic]
- name: Ilse Brandt
  gender: f
  names: [Brandt]
  offices:
    - {role: foreign minister, of: Norland, from: 2023-03-01}
    - {role: envoy, of: NATO}
- name: Vladimir Putin
  id: vladimir-putin
  names: [Volodya]
`
const CSV = `name,type,gender,names,offices
Ilse Brandt,person,f,Brandt;I. Brandt,foreign minister of norland 2023-03-01..; envoy of norland
`

describe("a user's own actors", () => {
  const own = parseOwnActors(YAML, 'yaml', 'actors.yaml')
  const theirs = knowledge.with(own)
  it('win over those that come with the program', () => {
    expect(theirs.actor('vladimir-putin')?.names).toEqual(['Volodya'])
    expect(ids(theirs.named('Brandt'))).toEqual(['ilse-brandt'])
    expect(theirs.digest).not.toBe(knowledge.digest)
    expect(knowledge.named('Brandt')).toEqual([])
  })
  it('hold offices of actors named in words', () => {
    expect(ids(theirs.holders('norland', 'foreign minister', on('2024-01-01')))).toEqual(['ilse-brandt'])
    expect(ids(theirs.holders('north-atlantic-treaty-organization', 'envoy', on('2024-01-01')))).toEqual([
      'ilse-brandt',
    ])
  })
  it('come as CSV too', () => {
    const [brandt] = parseOwnActors(CSV, 'csv', 'actors.csv')
    expect(brandt).toMatchObject({ id: 'ilse-brandt', gender: 'f', names: ['Brandt', 'I. Brandt'] })
    expect(brandt!.offices).toEqual([
      { role: 'foreign minister', of: 'norland', from: '2023-03-01', to: null },
      { role: 'envoy', of: 'norland', from: null, to: null },
    ])
  })
  it.each([
    ['yaml', '- nam: x', 'line 1: there is no field "nam"'],
    ['yaml', '- type: person', 'line 1: an actor needs a name'],
    ['yaml', '- name: A\n  gender: q', 'line 2: gender is m or f'],
    [
      'yaml',
      '- name: A\n- name: B\n  offices: [{role: r, of: o, from: 2020-13-01}]',
      'line 3: from of an office is a day',
    ],
    ['yaml', '- name: A\n  offices: [{role: r, of: o, from: 2021-01-01, to: 2020-01-01}]', 'swap the days'],
    ['yaml', '- name: A\n- name: A', 'line 2: the id a stands in line 1 already'],
    ['yaml', 'name: A', 'the file is a list of actors'],
    ['yaml', '- name: [A', 'line 1'],
    ['csv', 'name,type\nA,robot', 'line 2: type is one of'],
    ['csv', 'name,offices\nA,minister', 'line 2: "minister" is no office'],
  ] as const)('say what is wrong in %s: %j', (format, text, message) => {
    expect(() => parseOwnActors(text, format, 'own')).toThrow(message)
  })
})

describe('tables', () => {
  const head = 'id\tname\ttype\tgender\tfamily\tnames\tmetonyms\tdemonyms\tof\thead\n'
  const offices = 'person\trole\tof\tfrom\tto\trecord\n'
  it.each([
    [() => parseActors('id\tname\n', 't.tsv'), 't.tsv, line 1: the columns must be'],
    [() => parseActors(`${head}a\tA\trobot\n`, 't.tsv'), 't.tsv, line 2: type is one of'],
    [() => parseOffices(`${offices}a\tr\to\t2020-02-30\t\tn\n`, 't.tsv'), 'line 2: "2020-02-30" is no day or month'],
    [() => checkActors(parseActors(`${head}a\tA\tperson\n`, 't'), parseOffices(`${offices}a\tr\tb\t\t\tn\n`, 't')), 'names b, which is no actor'], // biome-ignore format: a row
    [() => checkActors(parseActors(`${head}a\tA\tperson\na\tA\tperson\n`, 't'), new Map()), 'the id a stands twice'],
  ])('refuse what is wrong (%#)', (parse, message) => {
    expect(parse).toThrow(message)
  })
  it('read a month as its first and its last day', () => {
    expect(parseOffices(`${offices}a\tr\to\t2020-02\t2020-02\tn\n`, 't').get('a')).toEqual([
      { role: 'r', of: 'o', from: '2020-02-01', to: '2020-02-29', note: 'n' },
    ])
  })
})
