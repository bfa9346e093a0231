import type { Act, ActorId } from '@onrecord/format'
import type { PreparedStatement } from '../prepared.js'
import { at, contentsOf, type Found, type Match, type SideBySide } from './report.js'

const TARGETS = 0.85
const SPEAKERS = 0.7

/** Acts that are done to somebody, so that it matters to whom. */
const DIRECTED: ReadonlySet<Act> = new Set(['criticise', 'warn', 'demand', 'praise'])

/** The same charge, warning or praise for other targets; the same claim from other mouths. */
export function attributionDifferences({ a, b }: SideBySide, match: Match): Found[] {
  return [...targets(a, b, match), ...speakers(a, b, match)]
}

function targets(a: SideBySide['a'], b: SideBySide['b'], match: Match): Found[] {
  for (const x of match.a) {
    for (const y of match.b) {
      if (x.statement.act !== y.statement.act || !DIRECTED.has(x.statement.act)) continue
      const [ofX, ofY] = [aimedAt(x), aimedAt(y)]
      if (ofX.length === 0 || ofY.length === 0 || ofX.some((t) => ofY.includes(t))) continue
      const evidence = [at(a, contentsOf([x])), at(b, contentsOf([y]))]
      const rule = `${x.statement.act}: ${ofX.join(', ')} here, ${ofY.join(', ')} there`
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

// Of the targets the one named first: who is accused, before what of.
const aimedAt = ({ statement }: PreparedStatement): ActorId[] => statement.targets.slice(0, 1)

function speakers(a: SideBySide['a'], b: SideBySide['b'], match: Match): Found[] {
  const [ofA, ofB] = [voices(match.a), voices(match.b)]
  if (ofA.some((s) => ofB.includes(s)) || (ofA.length === 0 && ofB.length === 0)) return []
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

const voices = (list: readonly PreparedStatement[]): ActorId[] => [
  ...new Set(list.flatMap(({ statement: s }) => (s.speakers.length > 0 ? s.speakers : s.speaker ? [s.speaker] : []))),
]
