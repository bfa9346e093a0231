import type { Part } from '../parts.js'
import { type PreparedStatement, wordsWithin } from '../prepared.js'
import type { Lexis, Term } from '../words/lexis.js'
import { type Overlap, overlapOf } from './overlap.js'

/** How many pairs of terms stand next to each other in both, words that tell nothing left out, in either order. */
export function inARow(a: PreparedStatement, b: PreparedStatement): number {
  const mine = neighbours(a)
  let n = 0
  for (const pair of neighbours(b)) if (mine.has(pair)) n++
  return n
}

const known = new WeakMap<PreparedStatement, ReadonlySet<string>>()

function neighbours(s: PreparedStatement): ReadonlySet<string> {
  const found = known.get(s)
  if (found) return found
  const terms = s.words.flatMap((w) => (w.term !== null && s.terms.has(w.term) ? [w.term] : []))
  const out = new Set(terms.slice(1).map((t, i) => [terms[i]!, t].sort().join(' ')))
  known.set(s, out)
  return out
}

/** Whether a statement stands in its article's headline. */
export function heads({ article, statement }: PreparedStatement): boolean {
  const at = statement.content[0]!.start
  return article.article.blocks.find((b) => b.start <= at && at < b.end)?.kind === 'headline'
}

/** Words of a headline and a first paragraph. */
const LEAD = 60

/** Whether a statement stands among the first words of its article, where reports tell what they are about. */
export function leads({ article, statement }: PreparedStatement): boolean {
  const last = article.words[Math.min(article.words.length - 1, LEAD)]
  return last !== undefined && statement.content[0]!.start < last.start
}

/** Terms of the cue: "declared" and "declaration of" are one; "said" tells nothing and is none. */
export const cueTerms = ({ article, statement }: PreparedStatement): Term[] =>
  statement.cue.flatMap((c) => article.words.slice(...wordsWithin(article.words, c)).flatMap((w) => w.term ?? []))

/** What the quoted words of a statement weigh, and how much of that is among the other's words; all 0 where it quotes nothing. */
export function quotedIn(
  a: PreparedStatement,
  b: PreparedStatement,
  lexis: Lexis,
): { readonly mass: number; readonly held: number; readonly share: number } {
  if (a.quoted.length === 0) return { mass: 0, held: 0, share: 0 }
  const told = new Set(b.words.map((w) => lexis.word(w.lower) ?? w.lower))
  let [mass, held] = [0, 0]
  for (const w of new Set(a.quoted.map((q) => q.lower))) {
    const weight = lexis.wording(w)
    mass += weight
    if (told.has(lexis.word(w) ?? w)) held += weight
  }
  return { mass, held, share: mass === 0 ? 0 : held / mass }
}

/** Whether nothing else that this speaker says in the article of `b` is nearer to `a`; `whole` is what both have in common. */
export const isNearest = (a: PreparedStatement, b: PreparedStatement, whole: Overlap, lexis: Lexis): boolean =>
  whole.same > 0 &&
  b.article.statements.every(
    (o) =>
      o === b || o.statement.speaker !== b.statement.speaker || likeness(overlapOf(a, o, lexis)) <= likeness(whole),
  )

const likeness = ({ same, share }: Overlap): number => same * share

/** Whether the clause of a statement is denied, once or an odd number of times. */
export const denied = (s: PreparedStatement, part: Part, lexis: Lexis): boolean =>
  s.words.slice(part.from, part.to).filter((w) => lexis.denies(w.lower)).length % 2 === 1
