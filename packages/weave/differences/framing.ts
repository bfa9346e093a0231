import { mayBeOne, namesOf } from '../named.js'
import type { PreparedStatement } from '../prepared.js'
import type { Lexis } from '../words/lexis.js'
import type { Colour } from './colours.js'
import { at, contentsOf, type Found, type Match, type SideBySide } from './report.js'
import { likeness } from './similar.js'

const UNSUPPORTED = 0.75
/** So alike two reports must be to be of one sentence. */
const ALIKE = 0.35
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

// Somebody whom a paraphrase names and no words that the speaker is quoted with elsewhere do.
function unsupported(
  a: SideBySide['a'],
  mine: readonly PreparedStatement[],
  b: SideBySide['b'],
  theirs: readonly PreparedStatement[],
  lexis: Lexis,
): Found | null {
  const quoting = theirs.filter((s) => s.quoted.length >= QUOTED && s.statement.kind === 'direct')
  if (quoting.length === 0 || mine.some((s) => s.quoted.length > 0)) return null
  const spoken = new Set(mine.map((s) => s.statement.speaker))
  const theirWords = b.statements.filter((s) => theirs.includes(s) || spoken.has(s.statement.speaker))
  const said = new Set(theirWords.flatMap((s) => [...s.terms]))
  const written = new Set(theirWords.flatMap((s) => s.words.map((w) => w.lower)))
  for (const s of mine) {
    if (!quoting.some((q) => likeness(s, q, lexis) >= ALIKE)) continue
    const beyond = s.words.filter((w) => w.term?.startsWith('@') && !w.pronoun && !said.has(w.term))
    const who = [...new Set(beyond.map((w) => w.term!.slice(1)))].filter((id) => isPerson(id, a))
    if (who.length === 0 || who.some((id) => ownNames(id, b) || namedIn(written, id))) continue
    const evidence = [at(a, contentsOf([s])), at(b, contentsOf(quoting))]
    const rule = `${namesOf(who, [a, b])} is named in the reporter’s words, not in those quoted elsewhere`
    const why = [{ rule, score: UNSUPPORTED, evidence }]
    return { kind: 'framing', statements: [...mine, ...theirs], rank: UNSUPPORTED, why }
  }
  return null
}

/** Words of a quotation that is long enough to show what it does not say. */
const QUOTED = 8

const isPerson = (id: string, { article }: SideBySide['a']): boolean =>
  article.actors.find((x) => x.id === id)?.type === 'person'

// Whether words hold the last name of a person, whoever it was read as.
const namedIn = (words: ReadonlySet<string>, id: string): boolean => words.has(id.split('-').at(-1)!)

// Whether the other article knows the person under a name that is half of this one's.
const ownNames = (id: string, { article }: SideBySide['b']): boolean =>
  article.actors.some((x) => x.id !== id && mayBeOne(x.id, id))

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
  const rank = 0.3 + 0.1 * Math.max(x.c.strength, y.c.strength)
  const evidence = [x.s, y.s].map((s, i) => at(i === 0 ? a : b, [...s.statement.cue, ...contentsOf([s])]))
  const rule = `how it is said: ${x.c.colour} here, ${y.c.colour} there`
  const why = [{ rule, score: rank, evidence }]
  return [{ kind: 'framing', statements: [x.s, y.s], spans: evidence, rank, why }]
}
