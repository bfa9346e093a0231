import type { Act, ActorId } from '@onrecord/format'
import { type PreparedStatement, wordsWithin } from '../prepared.js'
import type { Lexis } from '../words/lexis.js'
import { at, contentsOf, type Found, type Match, type SideBySide } from './report.js'
import { likeness } from './similar.js'

const TARGETS = 0.85
const SPEAKERS = 0.7
/** So alike two charges must be to be one charge. */
const ALIKE = 0.25

/** Acts that are done to somebody, so that it matters to whom. */
const DIRECTED: ReadonlySet<Act> = new Set(['criticise', 'warn', 'demand', 'praise'])

/** The same charge, warning or praise for other targets; the same claim from other mouths. */
export function attributionDifferences({ a, b }: SideBySide, match: Match, lexis: Lexis): Found[] {
  return [...targets(a, b, match, lexis), ...speakers(a, b, match)]
}

function targets(a: SideBySide['a'], b: SideBySide['b'], match: Match, lexis: Lexis): Found[] {
  for (const x of match.a) {
    for (const y of match.b) {
      if (x.statement.act !== y.statement.act || !DIRECTED.has(x.statement.act)) continue
      const [ofX, ofY] = [aimedAt(x), aimedAt(y)]
      if (ofX === undefined || ofY === undefined || ofX === ofY || likeness(x, y, lexis) < ALIKE) continue
      if (y.statement.targets.includes(ofX) && x.statement.targets.includes(ofY)) continue
      const evidence = [at(a, contentsOf([x])), at(b, contentsOf([y]))]
      const rule = `${x.statement.act}: ${ofX} here, ${ofY} there`
      return [
        {
          kind: 'attribution',
          statements: [...match.a, ...match.b],
          rank: TARGETS,
          why: [{ rule, score: TARGETS, evidence }],
        },
      ]
    }
  }
  return []
}

// Of the targets the one named first (who is accused, before what of), an outlet or a place excepted.
function aimedAt({ statement, article }: PreparedStatement): ActorId | undefined {
  const type = (id: ActorId) => article.article.actors.find((x) => x.id === id)?.type
  return statement.targets.find((id) => !['outlet', 'place'].includes(type(id) ?? 'group'))
}

function speakers(a: SideBySide['a'], b: SideBySide['b'], match: Match): Found[] {
  const [ofA, ofB] = [voices(match.a), voices(match.b)]
  if ((ofA.length === 0 && ofB.length === 0) || ofA.some((s) => ofB.some((t) => mayBeOne(s, t)))) return []
  // Where nobody is named the source must say so ("reports", "experts"): "we" and "the article" may be anyone.
  if ((ofA.length === 0 && !isVague(match.a)) || (ofB.length === 0 && !isVague(match.b))) return []
  const sources = (list: readonly PreparedStatement[]) =>
    list.flatMap((s) => (s.statement.source.length > 0 ? s.statement.source : s.statement.cue))
  const evidence = [at(a, sources(match.a)), at(b, sources(match.b))]
  const rule = `who says so: ${ofA.join(', ') || 'nobody named'} here, ${ofB.join(', ') || 'nobody named'} there`
  return [
    {
      kind: 'attribution',
      statements: [...match.a, ...match.b],
      spans: evidence,
      rank: SPEAKERS,
      why: [{ rule, score: SPEAKERS, evidence }],
    },
  ]
}

// `bloomberg` and `michael-bloomberg` may be one man, half named.
const mayBeOne = (s: ActorId, t: ActorId): boolean => s === t || s.endsWith(`-${t}`) || t.endsWith(`-${s}`)

const isVague = (list: readonly PreparedStatement[]): boolean =>
  list.every(({ article, statement }) => {
    const words = statement.source.flatMap((span) => article.words.slice(...wordsWithin(article.words, span)))
    return words.length > 0 && words.every((w) => w.term !== null)
  })

const voices = (list: readonly PreparedStatement[]): ActorId[] => [
  ...new Set(list.flatMap(({ statement: s }) => (s.speakers.length > 0 ? s.speakers : s.speaker ? [s.speaker] : []))),
]
