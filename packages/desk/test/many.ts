import {
  ACTS,
  type Act,
  dayNumber,
  dayOf,
  type LedgerKind,
  type ReadArticle,
  type StatementRef,
  type Woven,
} from '@onrecord/format'
import { made } from '../../server/test/marked.js'

/** Numbers that look random and are the same on every run (mulberry32). */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const PEOPLE = 'Ada Brook,Ben Corin,Cleo Dask,Dov Ermin,Ena Farr,Finn Gade,Gro Hult,Hal Imrie,Ida Jost,Jon Kemp,Kai Lorne,Lea Mott,Max Nye,Nell Orde,Otto Pryce,Pia Quist'.split(',') // biome-ignore format: a list
const OUTLETS = 'Courier,Gazette,Tribune,Herald,Post,Observer,Echo,Monitor'.split(',')
const THINGS =
  'the harbour,the gas,the tariff,the bridge,the vote,the border,the loan,the patrol boats,the treaty'.split(',')
const DEEDS = 'would be opened by autumn,could not be discussed,had been agreed in writing,was a matter of days,must be paid for,should never have been closed'.split(',') // biome-ignore format: a list
const KINDS: Readonly<Partial<Record<Act, LedgerKind>>> = { promise: 'promise', demand: 'demand', warn: 'threat', expect: 'prediction' } // biome-ignore format: one line
const FIRST_DAY = dayNumber('2029-01-01')

const idOf = (name: string): string => name.toLowerCase().replace(' ', '-')

/**
 * An invented story of any length over two years: 25 statements an article, an occasion for every tenth. The same
 * number gives the same story.
 */
export function* many(articles: number): Generator<ReadArticle> {
  const roll = dice(articles)
  const pick = <T>(of: readonly T[]): T => of[Math.floor(roll() ** 1.6 * of.length)]!
  for (let n = 0; n < articles; n++) {
    const day = dayOf(FIRST_DAY + Math.floor((n / articles) * 730))
    const said = Array.from({ length: 25 }, (_, i) => {
      const who = pick(PEOPLE)
      const words = `that ${pick(THINGS)} ${pick(DEEDS)}, point ${n + 1}.${i + 1}`
      return { who, words, act: pick([...ACTS]) }
    })
    const body = said.map(({ who, words }) => `${who} said ${words}.`)
    yield made({
      name: `a${String(n).padStart(5, '0')}`,
      outlet: pick(OUTLETS),
      day,
      blocks: [
        ['headline', `${pick(THINGS)} in question, day ${n + 1}`],
        ...Array.from({ length: 5 }, (_, i) => ['body', body.slice(i * 5, i * 5 + 5).join(' ')] as const),
      ],
      actors: PEOPLE.filter((p) => said.some((s) => s.who === p)).map((p) => [idOf(p), p, 'person', p] as const),
      statements: said.map(({ who, words, act }) => ({ says: [words], speaker: idOf(who), act })),
    })
  }
}

/** What ties them: one story, and an occasion for every ten articles that three of them report. */
export function manyLinks(articles: readonly ReadArticle[]): Woven {
  const ref = (a: ReadArticle, i: number): StatementRef => {
    const s = a.statements[i]!
    return { article: a.name, id: s.id, content: s.content }
  }
  const occasions = articles.flatMap((first, n) => {
    if (n % 10 > 0) return []
    const reports = articles.slice(n, n + 3)
    const { from } = first.published
    return [
      {
        id: `o${n}`,
        name: `Press conference, point ${n + 1}`,
        kind: 'press conference' as const,
        place: null,
        from,
        to: from,
        actors: [first.statements[0]!.speaker!],
        articles: reports.map((a) => a.name),
        statements: reports.flatMap((a) => [ref(a, 0), ref(a, 1)]),
        score: 0.9,
        why: [],
      },
    ]
  })
  const names = articles.map((a) => a.name)
  const ends = { from: articles[0]!.published.from, to: articles.at(-1)!.published.to }
  const story = { id: 'long', name: 'A long story', articles: names, ...ends, actors: PEOPLE.slice(0, 5).map(idOf) }
  const ledger = articles.flatMap((a) =>
    a.statements.flatMap((s, i) => {
      const kind = KINDS[s.act]
      if (kind === undefined || i % 3 > 0) return []
      const entry = { kind, holder: s.speaker, made: a.published, due: null, state: 'open', by: 'proposed', evidence: [] } as const // biome-ignore format: one line
      return [{ ...entry, id: `l${a.name}-${i}`, statements: [ref(a, i)], article: a.name, needs: s.content, gives: [], form: null }] // biome-ignore format: one line
    }),
  )
  return { copies: [], utterances: [], occasions, differences: [], stories: [story], ledger }
}
