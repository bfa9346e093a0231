import type { PreparedStatement } from '../prepared.js'
import { type Lexis, massOf, type Term } from '../words/lexis.js'
import type { Colour } from './colours.js'
import { at, contentsOf, type Found, type Match, type SideBySide, spansOf } from './report.js'
import { likeness } from './similar.js'

/** A claim beyond the quotation is most telling where it brings in somebody whom the quotation does not name. */
const UNSUPPORTED_ACTOR = 0.8
const UNSUPPORTED = 0.6
/** So alike two reports must be to be of one sentence. */
const ALIKE = 0.25
/** A reporter's words go beyond the quotation where so much of them, and so much by weight, is not in it. */
const BEYOND_SHARE = 0.5
const BEYOND_MASS = 0.5
const BEYOND_SOMEBODY = 0.35
/** Cues differ where one is so much stronger than the other. */
const STEP = 2

/** A claim that the words quoted elsewhere do not bear out, and the colour of the cues. */
export function framingDifferences(
  { a, b }: SideBySide,
  match: Match,
  lexis: Lexis,
  colour: (s: PreparedStatement) => Colour,
): Found[] {
  if (!match.utterance) return []
  const beyond = unsupported(a, match.a, b, match.b, lexis) ?? unsupported(b, match.b, a, match.a, lexis)
  return [...(beyond ? [beyond] : []), ...cues(a, b, match, lexis, colour)]
}

// Words of a paraphrase that stand in no report of the utterance in the article that quotes it.
function unsupported(
  a: SideBySide['a'],
  mine: readonly PreparedStatement[],
  b: SideBySide['b'],
  theirs: readonly PreparedStatement[],
  lexis: Lexis,
): Found | null {
  const quoting = theirs.filter((s) => s.quoted.length > 0)
  if (quoting.length === 0 || mine.some((s) => s.quoted.length > 0)) return null
  const said = new Set(theirs.flatMap((s) => [...s.terms]))
  for (const s of mine) {
    const beyond = [...s.terms].filter((t) => !said.has(t))
    const mass = massOf(beyond, lexis)
    const somebody = beyond.some((t) => t.startsWith('@') && s.words.some((w) => w.term === t))
    if (mass < BEYOND_MASS || mass < (somebody ? BEYOND_SOMEBODY : BEYOND_SHARE) * s.mass) continue
    if (!quoting.some((q) => likeness(s, q, lexis) >= ALIKE)) continue
    const claim = wordsOf(s, new Set(beyond))
    if (claim.length < 2) continue
    const evidence = [at(a, spansOf(claim)), at(b, contentsOf(quoting))]
    const rank = somebody ? UNSUPPORTED_ACTOR : UNSUPPORTED
    const why = [{ rule: 'the reporter’s words go beyond those quoted elsewhere', score: rank, evidence }]
    return { kind: 'framing', statements: [...mine, ...theirs], rank, why }
  }
  return null
}

const wordsOf = (s: PreparedStatement, terms: ReadonlySet<Term>) =>
  s.words.filter((w) => w.term !== null && terms.has(w.term))

function cues(
  a: SideBySide['a'],
  b: SideBySide['b'],
  match: Match,
  lexis: Lexis,
  colour: (s: PreparedStatement) => Colour,
): Found[] {
  const strongest = (list: readonly PreparedStatement[]) =>
    list.map((s) => ({ s, c: colour(s) })).reduce((x, y) => (y.c.strength > x.c.strength ? y : x))
  const [x, y] = [strongest(match.a), strongest(match.b)]
  if (likeness(x.s, y.s, lexis) < ALIKE) return []
  if (x.c.colour === y.c.colour || Math.abs(x.c.strength - y.c.strength) < STEP) return []
  const rank = 0.35 + 0.1 * Math.max(x.c.strength, y.c.strength)
  const evidence = [at(a, x.s.statement.cue), at(b, y.s.statement.cue)]
  const why = [{ rule: `cue: ${x.c.colour} here, ${y.c.colour} there`, score: rank, evidence }]
  return [{ kind: 'framing', statements: [x.s, y.s], spans: evidence, rank, why }]
}
