import type { ReadArticle, Woven } from '@onrecord/format'
import type { OnRecord, Stamp } from '../contract.js'
import { article, on } from './article.js'

export const STAMP: Stamp = { reader: 'r1', language: 'l1', knowledge: 'k1' }
export const LATER: Stamp = { ...STAMP, reader: 'r2' }

export const talks = article({
  name: 'talks',
  text: 'Talks open\n\n“We will sign,” Ilse Brandt said.\nJan Maresh called it “a start” and Brandt “brave”.\nAn advert for signs.',
  outlet: 'Courier',
  title: 'Envoys meet in Varn',
  published: on('2025-03-02'),
  furniture: 'An advert for signs.',
  actors: { 'ilse-brandt': 'Ilse Brandt', 'jan-maresh': 'Jan Maresh' },
  statements: [
    { by: 'ilse-brandt', content: '“We will sign,”', cue: 'said', act: 'promise', said: on('2025-03-01') },
    { by: 'jan-maresh', content: '“a start”|“brave”', about: ['ilse-brandt'], act: 'praise' },
  ],
  events: [{ words: 'Talks open', actor: 'ilse-brandt', on: on('2025-03-01') }],
})
export const gas = article({
  name: 'gas',
  text: 'If the boats leave, the gas will flow, said Jan Maresh and Ilse Brandt of Aldën.',
  outlet: 'Tribune',
  published: on('2025-02-01'),
  actors: { 'ilse-brandt': 'Brandt', 'jan-maresh': 'Jan Maresh' },
  statements: [
    {
      by: ['jan-maresh', 'ilse-brandt'],
      content: 'If the boats leave, the gas will flow',
      kind: 'indirect',
      act: 'offer',
    },
  ],
  conditions: [{ when: 'the boats leave', follows: 'the gas will flow', holder: 'jan-maresh' }],
})
export const undated = article({
  name: 'undated',
  text: 'Nobody knows, they said.',
  statements: [{ content: 'Nobody knows' }],
})

export const ref = (a: ReadArticle, i = 0) => ({
  article: a.name,
  id: a.statements[i]!.id,
  content: a.statements[i]!.content,
})
export const woven: Woven = {
  copies: [{ id: 'c1', article: 'gas', original: 'talks', share: 0.5, kind: 'partial', wire: null, why: [] }],
  utterances: [
    { id: 'u1', speaker: 'ilse-brandt', ...on('2025-03-01'), statements: [ref(talks), ref(gas)], score: 1, why: [] },
  ],
  occasions: [
    { id: 'o1', name: 'Talks', kind: 'meeting', place: 'Varn', ...on('2025-03-01'), actors: ['ilse-brandt'], articles: ['talks', 'gas'], statements: [ref(talks), ref(gas)], score: 1, why: [] },
  ],
  differences: [
    { id: 'd1', kind: 'wording', occasion: 'o1', articles: ['gas', 'talks'], statements: [ref(talks)], spans: [], rank: 0.4, why: [] },
  ],
  stories: [{ id: 's1', name: 'Varn', articles: ['talks'], ...on('2025-03-01'), actors: ['ilse-brandt'] }],
  ledger: [
    {
      id: 'l1', kind: 'condition', holder: 'jan-maresh', made: on('2025-03-02'), due: '2025-04-30', state: 'met', by: 'proposed',
      evidence: [{ article: 'talks', spans: ref(talks).content, state: 'met', score: 0.8, why: ['shares talks'] }],
      statements: [ref(gas)], article: 'gas', needs: gas.conditions[0]!.trigger, gives: gas.conditions[0]!.consequence, form: 'if',
    },
    {
      id: 'l2', kind: 'promise', holder: 'ilse-brandt', made: on('2025-03-01'), due: null, state: 'open', by: 'proposed',
      evidence: [], statements: [ref(talks)], article: 'talks', needs: ref(talks).content, gives: [], form: null,
    },
  ],
} // biome-ignore format: a table

/** Everything that can be asked of a record, for comparing two. */
export async function all(record: OnRecord): Promise<unknown> {
  const readings: ReadArticle[] = []
  for await (const reading of record.readings()) readings.push(reading)
  return {
    readings,
    articles: await record.articles(),
    statements: await record.statements(),
    conditions: await record.conditions(),
    events: await record.events(),
    actors: await record.actors(),
    tallies: await tallies(record),
    counts: await record.counts(),
    digest: (await record.wovenState()).articles,
    found: await record.search('boats'),
  }
}

/** Tallies by span, in an order of their own. */
export const tallies = async (record: OnRecord) =>
  (await record.spanTallies({ of: ['ilse-brandt', 'jan-maresh'] }))
    .map(({ who, actor, act, span, n }) => `${actor ?? who} ${act} ${span} ${n}`)
    .sort()

export const articlesOf = (rows: readonly { readonly article: string }[]) => rows.map((r) => r.article)
