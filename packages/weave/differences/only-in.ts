import type { Act, ActorId } from '@onrecord/format'
import type { WeaveContext } from '../context.js'
import { nameOf, namesOf } from '../named.js'
import type { Gathered } from '../occasions/occasions.js'
import type { PreparedArticle, PreparedStatement } from '../prepared.js'
import type { Linked } from '../utterances/utterances.js'
import { type Lexis, massOf } from '../words/lexis.js'
import type { Colour } from './colours.js'
import { at, contentsOf, type Found } from './report.js'
import { tellingOf } from './told.js'
import { topicsOf, topicWords } from './topics.js'

/** A report is long enough to be missed something in where it has so many statements of the speaker. */
const LONG = 3
/** Of what one article has alone so many topics are told, the weightiest, each by its fullest statements. */
const TOPICS = 6
const SHOWN = 4
/** So much must be said for it to be missed: less is a shade of something else. */
const LEAST_MASS = 0.9
const LEAST_WORDS = 0.35
const LEAST_RANK = 0.4
/** Words of a quotation that make somebody who is heard in one report worth naming. */
const HEARD = 6

/** What stands among the first blocks of an article is what it is about. */
const LEAD = 4

/** Acts that commit, bar or charge: missing one of these is worse than missing a remark. */
const WEIGHTY: ReadonlySet<Act> = new Set([
  'deny',
  'decline',
  'demand',
  'offer',
  'promise',
  'warn',
  'reject',
  'criticise',
])

const REFUSALS: ReadonlySet<Act> = new Set(['deny', 'decline', 'reject'])

/** What one report of an occasion tells and no other of them does. */
export interface OnlyIn extends Found {
  readonly occasion: string
  /** The report that tells it, then those that do not. */
  readonly articles: readonly PreparedArticle[]
}

/**
 * What one report of an occasion has alone: of an event at which one spoke, topics of the speaker that the other long
 * reports leave out; of one at which many did, who is heard in one report only, and who is heard on other things. `told`
 * are statements that other differences show.
 */
export function onlyIn(
  gathered: readonly Gathered[],
  linked: readonly Linked[],
  lexis: Lexis,
  { language }: WeaveContext,
  colour: (s: PreparedStatement) => Colour,
  told: ReadonlySet<PreparedStatement>,
): OnlyIn[] {
  const isTold = tellingOf(lexis, language)
  const reported = reportsOf(linked)
  const isAlone = (s: PreparedStatement, others: readonly PreparedArticle[]): boolean =>
    !told.has(s) && others.every((o) => !reported.get(s)?.has(o) && !isTold(o, s))
  const tell = (
    g: Gathered,
    articles: readonly PreparedArticle[],
    list: readonly PreparedStatement[],
    rule: string,
    shift: number,
  ): OnlyIn[] => {
    const told = rankOf(list, lexis, colour)
    if (told === null) return []
    const rank = Math.min(0.7, told + shift)
    if (rank < LEAST_RANK) return []
    const shown = fullest(list, lexis)
    const spans = articles.flatMap((a) => {
      const own = contentsOf(shown.filter((s) => s.article === a))
      return own.length > 0 ? [at(a, own)] : []
    })
    const why = [{ rule, score: rank, evidence: spans }]
    return [{ kind: 'only-in', statements: list, spans, rank, why, occasion: g.occasion.id, articles }]
  }

  const out: OnlyIn[] = []
  for (const g of gathered) {
    const articles = [...new Set(g.statements.map((s) => s.article))]
    if (articles.length < 2) continue
    for (const speaker of g.occasion.actors) {
      const of = (a: PreparedArticle) => g.statements.filter((s) => s.article === a && s.statement.speaker === speaker)
      const long = articles.filter((a) => of(a).length >= LONG)
      for (const a of long) {
        const others = long.filter((o) => o !== a)
        if (others.length === 0) continue
        const alone = of(a).filter((s) => isOwn(s) && isAlone(s, others))
        const rule = (t: readonly PreparedStatement[]): string =>
          `${nameOf(speaker, [a])} on ${topicWords(t, lexis)}: in no other report`
        out.push(
          ...topicsOf(alone, lexis)
            .flatMap((t) => tell(g, [a, ...others], t, rule(t), 0))
            .sort((x, y) => y.rank - x.rank)
            .slice(0, TOPICS),
        )
      }
    }
    if (g.occasion.actors.length > 1) out.push(...many(g, articles, isAlone, tell))
  }
  return out
}

type Tell = (
  g: Gathered,
  articles: readonly PreparedArticle[],
  list: readonly PreparedStatement[],
  rule: string,
  shift: number,
) => OnlyIn[]

// Of an event at which many spoke.
function many(
  g: Gathered,
  articles: readonly PreparedArticle[],
  isAlone: (s: PreparedStatement, others: readonly PreparedArticle[]) => boolean,
  tell: Tell,
): OnlyIn[] {
  const out: OnlyIn[] = []
  const people = g.occasion.actors.filter((id) => articles.some((a) => isPerson(id, a)))
  const at = (id: ActorId, a: PreparedArticle) =>
    g.statements.filter((s) => s.article === a && s.statement.speaker === id)
  for (const a of articles) {
    const others = articles.filter((o) => o !== a)
    const heard = (id: ActorId) => others.some((o) => o.statements.some((s) => s.statement.speaker === id))
    const only = people.filter(
      (id) => !heard(id) && at(id, a).some((s) => isOwn(s) && (s.quoted.length >= HEARD || s.mass >= LEAST_MASS)),
    )
    const list = only.flatMap((id) => at(id, a).filter(isOwn))
    out.push(...tell(g, [a, ...others], list, `heard in no other report: ${namesOf(only, articles)}`, -0.05))
  }
  for (const id of people) {
    const [a, b, ...more] = articles.filter((x) => at(id, x).length > 0 && at(id, x).length < LONG)
    if (!a || !b || more.length > 0) continue
    const [inA, inB] = [at(id, a).filter(isOwn), at(id, b).filter(isOwn)]
    if (
      inA.length === 0 ||
      inB.length === 0 ||
      ![...inA].every((s) => isAlone(s, [b])) ||
      !inB.every((s) => isAlone(s, [a]))
    )
      continue
    out.push(...tell(g, [a, b], [...inA, ...inB], `${nameOf(id, articles)}: each report tells something else`, 0))
  }
  return out
}

const isPerson = (id: ActorId, { article }: PreparedArticle): boolean =>
  article.actors.find((x) => x.id === id)?.type === 'person'

/** A bare phrase of fewer words ("his worldview") is a topic, not a statement, unless it is what somebody refuses or denies. */
const PHRASE = 4

// What somebody says at first hand: what others cite is no part of the occasion, nor is what the reporter believes they
// believe, nor the headline, which repeats the body.
const isOwn = ({ article: { article }, words, quoted, statement }: PreparedStatement): boolean =>
  statement.depth === 0 &&
  (words.length >= PHRASE || quoted.length > 0 || REFUSALS.has(statement.act)) &&
  !(statement.act === 'believe' && statement.kind === 'indirect') &&
  article.blocks[words[0]?.block ?? -1]?.kind !== 'headline'

// In which articles the utterance of a statement is reported.
function reportsOf(linked: readonly Linked[]): Map<PreparedStatement, Set<PreparedArticle>> {
  const out = new Map<PreparedStatement, Set<PreparedArticle>>()
  for (const { statements } of linked) {
    const articles = new Set(statements.map((s) => s.article))
    for (const s of statements) out.set(s, articles)
  }
  return out
}

// The more telling the more is said, the more directly, sharply and early, and where it answers somebody; null where too little is.
function rankOf(
  list: readonly PreparedStatement[],
  lexis: Lexis,
  colour: (s: PreparedStatement) => Colour,
): number | null {
  const mass = massOf(new Set(list.flatMap((s) => [...s.topic])), lexis)
  // Names alone say nothing of anybody.
  const says = list.some(
    (s) =>
      massOf(
        [...s.terms].filter((t) => !t.startsWith('@')),
        lexis,
      ) >= LEAST_WORDS,
  )
  if (!says || mass < LEAST_MASS) return null
  const quoted = list.some((s) => s.quoted.length >= 4)
  const weighty = list.some((s) => WEIGHTY.has(s.statement.act))
  const sharp = list.some((s) => colour(s).strength >= 2)
  const answers = list.some((s) => s.topic.size > s.terms.size)
  const early = list.some((s) => (s.words[0]?.block ?? LEAD) < LEAD)
  return 0.25 + 0.05 * Math.min(4, mass) + 0.07 * [quoted, weighty, sharp, early, answers].filter(Boolean).length
}

// The statements that say most, in the order of the text.
function fullest(list: readonly PreparedStatement[], lexis: Lexis): PreparedStatement[] {
  const weight = (s: PreparedStatement): number => massOf(s.terms, lexis) + (s.quoted.length >= 4 ? 1 : 0)
  const best = new Set([...list].sort((x, y) => weight(y) - weight(x)).slice(0, SHOWN))
  return list.filter((s) => best.has(s))
}
