import type { WeaveContext } from '../context.js'
import { nameOf } from '../named.js'
import type { Gathered } from '../occasions/occasions.js'
import type { PreparedArticle, PreparedStatement } from '../prepared.js'
import { type Lexis, massOf } from '../words/lexis.js'
import type { Colour } from './colours.js'
import { firstHand } from './first-hand.js'
import { heardAlone, type Missing } from './heard.js'
import { at, type Found, type StatementsOf, toldOf } from './report.js'
import { rankOf } from './telling.js'
import { tellingOf } from './told.js'
import { topicsOf, topicWords } from './topics.js'

/** A report is long enough to be missed something in where it has so many statements of the speaker. */
const LONG = 3
/** And where it tells at least this share of what the other does: a line about an interview cannot hold what it said. */
const COMPARABLE = 0.4
/** Of what one article has alone so many topics are told, the most telling, each by its fullest statements. */
const TOPICS = 4
const SHOWN = 4
/** Names alone say nothing of anybody. */
const LEAST_WORDS = 0.35
const LEAST_RANK = 0.42

/** What one report of an occasion tells and no other of them does. */
export interface OnlyIn extends Found {
  readonly occasion: string
  /** The report that tells it, then those that do not. */
  readonly articles: readonly PreparedArticle[]
}

/**
 * What one report of an occasion has alone: of an event at which one spoke, topics of the speaker that the other reports of
 * comparable length leave out; of one at which many did, who is heard in one report only, and who is heard on other things.
 * `told` are statements that other differences show.
 */
export function onlyIn(
  g: Gathered,
  said: StatementsOf,
  lexis: Lexis,
  { language }: WeaveContext,
  colour: (s: PreparedStatement) => Colour,
  told: ReadonlySet<PreparedStatement>,
): OnlyIn[] {
  const isTold = tellingOf(lexis, language)
  const isOwn = firstHand(language)
  const rank = rankOf(lexis, colour)
  const reported = reportsOf(said)
  const isAlone = (s: PreparedStatement, others: readonly PreparedArticle[]): boolean =>
    !told.has(s) && others.every((o) => !reported.get(s)?.has(o) && !isTold(o, s))
  const tell = ({ articles, list, rule }: Missing): OnlyIn[] => {
    const value = list.some((s) => says(s, lexis)) ? rank(list, articles) : null
    if (value === null || value < LEAST_RANK) return []
    const shown = fullest(list, lexis)
    const spans = articles.flatMap((a) => {
      const own = toldOf(shown.filter((s) => s.article === a))
      return own.length > 0 ? [at(a, own)] : []
    })
    const why = [{ rule, score: value, evidence: spans }]
    return [{ kind: 'only-in', statements: list, spans, rank: value, why, occasion: g.occasion.id, articles }]
  }

  const out: OnlyIn[] = []
  const articles = [...new Set(g.statements.map((s) => s.article))]
  if (articles.length < 2) return out
  for (const speaker of g.occasion.actors) {
    const said = new Map<PreparedArticle, PreparedStatement[]>(articles.map((a) => [a, []]))
    for (const s of g.statements) if (s.statement.speaker === speaker && isOwn(s)) said.get(s.article)!.push(s)
    const of = (a: PreparedArticle) => said.get(a)!
    const sizes = new Map([...said].map(([a, list]) => [a, list.reduce((n, s) => n + s.words.length, 0)]))
    const size = (a: PreparedArticle): number => sizes.get(a)!
    const long = articles.filter((a) => of(a).length >= LONG)
    for (const a of long) {
      const others = long.filter((o) => o !== a && size(o) >= COMPARABLE * size(a))
      if (others.length === 0) continue
      const reports = articles.filter((o) => o !== a)
      const topics = topicsOf(of(a).filter((s) => isAlone(s, reports)), lexis) // biome-ignore format: one line
      const rule = (list: readonly PreparedStatement[]): string =>
        `${nameOf(speaker, [a])} on ${topicWords(list, lexis)}: in no other report`
      out.push(
        ...topics
          .flatMap((list) => tell({ articles: [a, ...others], list, rule: rule(list) }))
          .sort((x, y) => y.rank - x.rank)
          .slice(0, TOPICS),
      )
    }
  }
  if (g.occasion.actors.length > 1)
    out.push(...heardAlone(g, articles, isOwn, isAlone).flatMap((missing) => tell(missing)))
  return out
}

const says = ({ terms }: PreparedStatement, lexis: Lexis): boolean =>
  massOf(
    [...terms].filter((t) => !t.startsWith('@')),
    lexis,
  ) >= LEAST_WORDS

// In which articles the utterance of a statement is reported.
function reportsOf(said: StatementsOf): Map<PreparedStatement, Set<PreparedArticle>> {
  const out = new Map<PreparedStatement, Set<PreparedArticle>>()
  for (const statements of said.values()) {
    const articles = new Set(statements.map((s) => s.article))
    for (const s of statements) out.set(s, articles)
  }
  return out
}

// The statements that say most, in the order of the text.
function fullest(list: readonly PreparedStatement[], lexis: Lexis): PreparedStatement[] {
  const weight = (s: PreparedStatement): number => massOf(s.terms, lexis) + (s.quoted.length >= 4 ? 1 : 0)
  const best = new Set([...list].sort((x, y) => weight(y) - weight(x)).slice(0, SHOWN))
  return list.filter((s) => best.has(s))
}
