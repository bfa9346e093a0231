import type { Act, ActorId } from '@onrecord/format'
import { closure } from '../closure.js'
import type { PreparedArticle, PreparedStatement } from '../prepared.js'
import { type Lexis, massOf } from '../words/lexis.js'
import type { Colour } from './colours.js'
import { at, contentsOf, type Found, type SideBySide } from './report.js'
import { cosine, unitOf } from './similar.js'

/** So much must be said for it to be missed: less is a shade of something else. */
const LEAST_MASS = 0.8
/** From this likeness on the other article has it too, whoever says it there. */
const TOLD = 0.5
/** Statements of one speaker are about one thing where they share terms of this weight, less in paragraphs that follow. */
const SHARED = 0.6
const SHARED_NEXT = 0.3
/** Of what one article has alone so many topics are told, the weightiest. */
const TOPICS = 8
const LEAST_RANK = 0.33

/** Acts that commit or bar: missing one of these is worse than missing a remark. */
const WEIGHTY: ReadonlySet<Act> = new Set(['deny', 'decline', 'demand', 'offer', 'promise', 'warn', 'reject'])

/** What one report of an occasion has and the other has not, by topic; and who speaks in one alone. */
export function onlyIn(
  { a, b, inA, inB, own, matches }: SideBySide,
  lexis: Lexis,
  colour: (s: PreparedStatement) => Colour,
): Found[] {
  const tell = teller(lexis, colour)
  const matched = new Set(matches.flatMap((m) => [...m.a, ...m.b]))
  const missing = (list: readonly PreparedStatement[], there: PreparedArticle): PreparedStatement[] =>
    list.filter((s) => isOwn(s) && !matched.has(s) && !toldIn(there, s, lexis))
  const [onlyA, onlyB] = [missing(inA, b), missing(inB, a)]
  const speakers = (list: readonly PreparedStatement[]) => new Set(list.map((s) => s.statement.speaker))
  const [heardA, heardB, bothTell] = [speakers(inA), speakers(inB), speakers([...matched, ...own])]
  const out: (Found | null)[] = []
  for (const [here, list, heard] of [
    [a, onlyA, heardB],
    [b, onlyB, heardA],
  ] as const) {
    const others = list.filter((s) => !heard.has(s.statement.speaker))
    if (others.length > 0) out.push(tell([here], others, 'who speaks here is not heard in the other report', -0.1))
    const shared = list.filter((s) => own.has(s) && heard.has(s.statement.speaker))
    const told = topics(shared, lexis).map((t) => tell([here], t, 'nothing in the other report says this', 0))
    out.push(
      ...told
        .filter((f) => f !== null)
        .sort((x, y) => y.rank - x.rank)
        .slice(0, TOPICS),
    )
  }
  // Whom both hear say different things: what either has, side by side.
  for (const speaker of speakers(onlyA)) {
    if (bothTell.has(speaker) || !heardB.has(speaker) || !isPerson(speaker, a)) continue
    const both = [...onlyA, ...onlyB].filter((s) => s.statement.speaker === speaker)
    out.push(tell([a, b], both, 'both hear the same speaker, and report different things', 0))
  }
  for (const speaker of speakers(onlyB)) {
    if (bothTell.has(speaker) || !heardA.has(speaker) || speakers(onlyA).has(speaker) || !isPerson(speaker, b)) continue
    const mine = onlyB.filter((s) => s.statement.speaker === speaker)
    out.push(tell([b], mine, 'nothing in the other report says this', 0))
  }
  return out.filter((f) => f !== null).filter((f) => f.rank >= LEAST_RANK)
}

const isPerson = (id: ActorId | null, { article }: PreparedArticle): boolean =>
  (article.actors.find((x) => x.id === id)?.type ?? 'person') === 'person'

// What somebody named says at first hand: rumours and what others cite are no part of the occasion.
// Nor is what the reporter believes they believe, nor the headline, which repeats the body.
const isOwn = ({ article: { article }, words, statement }: PreparedStatement): boolean =>
  statement.speaker !== null &&
  statement.depth === 0 &&
  !(statement.act === 'believe' && statement.kind === 'indirect') &&
  article.blocks[words[0]?.block ?? -1]?.kind !== 'headline'

// Whether a statement, or a sentence's worth of the running text, of the other article says the same.
function toldIn(there: PreparedArticle, s: PreparedStatement, lexis: Lexis): boolean {
  if (s.terms.size < 2) return false
  const mine = unitOf(s.terms, lexis)
  return there.statements.some((t) => cosine(mine, unitOf(t.terms, lexis)) >= TOLD)
}

// One speaker's statements that are about one thing: in one paragraph, or with words in common.
function topics(list: readonly PreparedStatement[], lexis: Lexis): PreparedStatement[][] {
  const sorted = [...list].sort((x, y) => startOf(x) - startOf(y))
  const groups = closure(sorted.length)
  sorted.forEach((x, i) => {
    for (let j = i + 1; j < sorted.length; j++) if (isOneTopic(x, sorted[j]!, lexis)) groups.join(i, j)
  })
  return groups.groups(1).map((g) => g.map((i) => sorted[i]!))
}

function isOneTopic(x: PreparedStatement, y: PreparedStatement, lexis: Lexis): boolean {
  if (x.statement.speaker !== y.statement.speaker) return false
  const blocks = (y.words[0]?.block ?? 0) - (x.words[0]?.block ?? 0)
  const shared = [...x.terms].filter((t) => y.terms.has(t))
  if (blocks <= 1) return blocks === 0 || massOf(shared, lexis) >= SHARED_NEXT
  // Far apart a name in common is no topic.
  const words = shared.filter((t) => !t.startsWith('@'))
  return massOf(words, lexis) >= SHARED
}

const startOf = ({ statement }: PreparedStatement): number => statement.content[0]?.start ?? 0

type Tell = (
  sides: readonly PreparedArticle[],
  statements: readonly PreparedStatement[],
  rule: string,
  shift: number,
) => Found | null

// Makes the difference out of statements: the more telling the more they say, the more directly and the more sharply.
function teller(lexis: Lexis, colour: (s: PreparedStatement) => Colour): Tell {
  return (sides, statements, rule, shift) => {
    const mass = massOf(new Set(statements.flatMap((s) => [...s.terms])), lexis)
    const quoted = statements.some((s) => s.quoted.length >= 4)
    if (mass < LEAST_MASS && !quoted) return null
    const weighty = statements.some((s) => WEIGHTY.has(s.statement.act))
    const sharp = statements.some((s) => colour(s).strength >= 2)
    const extra = 0.1 * [quoted, weighty, sharp].filter(Boolean).length
    const rank = Math.min(0.75, 0.3 + shift + 0.05 * Math.min(3, mass) + extra)
    const evidence = sides.map((p) => at(p, contentsOf(statements.filter((s) => s.article === p))))
    return { kind: 'only-in', statements, rank, why: [{ rule, score: Math.round(1000 * rank) / 1000, evidence }] }
  }
}
