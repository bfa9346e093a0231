import type { Part } from '../parts.js'
import { type PreparedStatement, wordsWithin } from '../prepared.js'
import type { Lexis, Term } from '../words/lexis.js'
import { type Overlap, overlapOf } from './overlap.js'

/** What a statement shows of itself, whatever it is compared with. */
interface Signs {
  /** Pairs of terms that stand next to each other. */
  readonly neighbours: ReadonlySet<string>
  readonly heads: boolean
  readonly leads: boolean
  readonly cue: readonly Term[]
  /** Its words as terms, where they are none as they are. */
  readonly told: ReadonlySet<string>
  /** Its quoted words, each once, with what the wording weighs. */
  readonly quoted: ReadonlyMap<string, { readonly as: string; readonly weight: number }>
}

const known = new WeakMap<PreparedStatement, Signs>()

// Each is compared with many others: it is looked at once.
function signsOf(s: PreparedStatement): Signs {
  const found = known.get(s)
  if (found) return found
  const { article, statement, words } = s
  const at = statement.content[0]!.start
  const terms = words.flatMap((w) => (w.term !== null && s.terms.has(w.term) ? [w.term] : []))
  const last = article.words[Math.min(article.words.length - 1, LEAD)]
  const signs: Signs = {
    neighbours: new Set(terms.slice(1).map((t, i) => [terms[i]!, t].sort().join(' '))),
    heads: article.article.blocks.find((b) => b.start <= at && at < b.end)?.kind === 'headline',
    leads: last !== undefined && at < last.start,
    cue: statement.cue.flatMap((c) =>
      article.words.slice(...wordsWithin(article.words, c)).flatMap((w) => w.term ?? []),
    ),
    told: new Set(words.map(({ form }) => form.term ?? form.lower)),
    quoted: new Map(s.quoted.map(({ form }) => [form.lower, { as: form.term ?? form.lower, weight: form.wording }])),
  }
  known.set(s, signs)
  return signs
}

/** How many pairs of terms stand next to each other in both, words that tell nothing left out, in either order. */
export function inARow(a: PreparedStatement, b: PreparedStatement): number {
  const mine = signsOf(a).neighbours
  let n = 0
  for (const pair of signsOf(b).neighbours) if (mine.has(pair)) n++
  return n
}

/** Whether a statement stands in its article's headline. */
export const heads = (s: PreparedStatement): boolean => signsOf(s).heads

/** Words of a headline and a first paragraph. */
const LEAD = 60

/** Whether a statement stands among the first words of its article, where reports tell what they are about. */
export const leads = (s: PreparedStatement): boolean => signsOf(s).leads

/** Terms of the cue: "declared" and "declaration of" are one; "said" tells nothing and is none. */
export const cueTerms = (s: PreparedStatement): readonly Term[] => signsOf(s).cue

/** What the quoted words of a statement weigh, and how much of that is among the other's words; all 0 where it quotes nothing. */
export function quotedIn(
  a: PreparedStatement,
  b: PreparedStatement,
): { readonly mass: number; readonly held: number; readonly share: number } {
  if (a.quoted.length === 0) return { mass: 0, held: 0, share: 0 }
  const { told } = signsOf(b)
  let [mass, held] = [0, 0]
  for (const { as, weight } of signsOf(a).quoted.values()) {
    mass += weight
    if (told.has(as)) held += weight
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
export function denied(s: PreparedStatement, part: Part, lexis: Lexis): boolean {
  let n = 0
  for (let i = part.from; i < part.to; i++) if (lexis.denies(s.words[i]!.lower)) n++
  return n % 2 === 1
}
