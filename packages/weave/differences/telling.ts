import { type Act, type Condition, overlap } from '@onrecord/format'
import type { PreparedArticle, PreparedStatement } from '../prepared.js'
import { type Lexis, massOf, type Term } from '../words/lexis.js'
import type { Colour } from './colours.js'

/** What stands among the first blocks of an article is what it is about. */
const LEAD = 4
/** A quotation of so many words lets one hear the speaker. */
const HEARD = 6
/** A figure from this size on is missed where it is missing, and any share. */
const FIGURE = 100
/** Words that stand nowhere in another report are news beside it from this weight and this share of what is said on. */
const NOVEL = 0.35
const NOVEL_SHARE = 0.35
const MUCH = 1.5
/** More weight and more marks than these make nothing more telling. */
const FULL = 4
const MARKS = 3
/** What one report has alone is never more telling than where two contradict each other. */
const HIGHEST = 0.7

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

/** How telling it is that other reports leave statements out, 0 to 1; null where it is not worth a line. */
export type Rank = (list: readonly PreparedStatement[], reports: readonly PreparedArticle[]) => number | null

/**
 * Builds the judge. Worth a line is what commits, bars or charges, a condition, a figure, a sharp word, an answer, what is
 * denied, what an article begins with; and only where words of weight in it stand nowhere in the other reports. Weights
 * set by hand.
 */
export function rankOf(lexis: Lexis, colour: (s: PreparedStatement) => Colour): Rank {
  const known = new Map<PreparedArticle, ReadonlySet<Term>>()
  const termsOf = (article: PreparedArticle): ReadonlySet<Term> => {
    const terms = known.get(article) ?? new Set(article.words.flatMap((w) => w.term ?? []))
    known.set(article, terms)
    return terms
  }
  const missing = (s: PreparedStatement, reports: readonly PreparedArticle[]): Term[] =>
    [...s.terms].filter((t) => reports.every((o) => o === s.article || !termsOf(o).has(t)))
  const marks = (s: PreparedStatement): readonly boolean[] => [
    WEIGHTY.has(s.statement.act),
    s.article.article.conditions.some((c) => stands(c, s)),
    s.quantities.some((q) => q.value >= FIGURE || q.unit === 'percent'),
    colour(s).strength >= 2,
    s.topic.size > s.terms.size,
    s.words.some((w) => lexis.denies(w.lower)),
    (s.words[0]?.block ?? LEAD) < LEAD,
  ]
  return (list, reports) => {
    const terms = new Set(list.flatMap((s) => [...s.terms]))
    const novel = massOf(new Set(list.flatMap((s) => missing(s, reports))), lexis)
    if (novel < NOVEL || novel < NOVEL_SHARE * massOf(terms, lexis)) return null
    const found = list.map(marks)
    const told = found[0]?.filter((_, i) => found.some((of) => of[i])).length ?? 0
    // A "not", or standing early, makes a line only of what says much.
    const isSlight = told === 1 && found.some((of) => of.at(-1) || of.at(-2)) && novel < MUCH
    if (told === 0 || isSlight) return null
    const heard = list.some((s) => s.quoted.length >= HEARD) ? 1 : 0
    return Math.min(HIGHEST, 0.25 + 0.05 * Math.min(FULL, novel) + 0.07 * (Math.min(MARKS, told) + heard))
  }
}

const stands = ({ trigger }: Condition, { statement }: PreparedStatement): boolean =>
  trigger.some((t) => statement.content.some((c) => overlap(t, c)))
