import { holds, type OccasionKind, overlap, type ReadArticle, type Span } from '@onrecord/format'
import type { Language } from '@onrecord/language'
import type { PreparedArticle, PreparedWord } from '../prepared.js'

/** Words that name the kind of event something was said at. */
export interface OccasionCue extends Span {
  readonly kind: OccasionKind
  /** Whether one speaks there to others, or many do. */
  readonly scope: 'one' | 'many'
  /** The words with the names before them ("BRICS summit"). */
  readonly label: Span
  /** Whether names stand before them. */
  readonly named: boolean
  /** The label in lower case: two cues with one name are one event. */
  readonly name: string
  /** What the words before it make of it: where one is ("at", "during"), another time ("ahead of", "since"), or neither. */
  readonly where: 'there' | 'elsewhere' | null
  /** The noun for it where the cue is a verb ("testified": testimony). */
  readonly noun: string | null
}

type Phrases = ReadonlyMap<string, readonly Phrase[]>

interface Phrase {
  readonly words: readonly string[]
  readonly kind: OccasionKind
  readonly scope: 'one' | 'many'
  readonly noun: string | null
}

/** Reads the lexicon `occasions` into phrases by their first word, longest first. */
export function occasionPhrases(language: Language): Phrases {
  const out = new Map<string, Phrase[]>()
  for (const [phrase, kind, scope, noun] of language.lexicon('occasions').rows) {
    const words = phrase!.split(' ')
    const read = { words, kind: kind as OccasionKind, scope: scope as 'one' | 'many', noun: noun || null }
    out.set(words[0]!, [...(out.get(words[0]!) ?? []), read])
  }
  for (const list of out.values()) list.sort((a, b) => b.words.length - a.words.length)
  return out
}

/** Finds the cues of an article: outside quotation marks, longest phrase first, not overlapping. */
export function occasionCues(
  { article, words, statements }: PreparedArticle,
  phrases: Phrases,
  language: Language,
): OccasionCue[] {
  const direct = statements.filter((s) => s.statement.kind === 'direct').flatMap((s) => s.statement.content)
  const out: OccasionCue[] = []
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    const known = word.quoted ? undefined : phrases.get(word.lower)
    const found = known && phraseAt(words, i, known)
    if (!found) continue
    const last = i + found.words.length - 1
    out.push(cueAt(article, words, i, last, found, language))
    i = last
  }
  return out.filter((cue) => !direct.some((d) => overlap(d, cue)))
}

// What every word is asked is asked without a closure: one that holds the loop's variable is made for each word.
function phraseAt(words: readonly PreparedWord[], at: number, known: readonly Phrase[]): Phrase | undefined {
  return known.find((p) => p.words.every((w, k) => words[at + k]?.lower === w))
}

// The cue that a phrase makes from one word to another.
function cueAt(
  article: ReadArticle,
  words: readonly PreparedWord[],
  from: number,
  last: number,
  { kind, scope, noun }: Phrase,
  language: Language,
): OccasionCue {
  // In a headline every word may have its capital.
  const body = article.blocks[words[from]!.block]!.kind === 'body'
  const first = body && noun === null ? namedFrom(words, from, article, language) : from
  const { end } = words[last]!
  return {
    start: words[from]!.start,
    end,
    kind,
    scope,
    noun,
    where: whereBefore(words, first, article, language, noun !== null),
    label: { start: words[first]!.start, end },
    named: first < from,
    name: words
      .slice(first, last + 1)
      .map((w) => w.lower)
      .join(' '),
  }
}

// The first of the capitalised words right before a cue: "the BRICS summit", not "Putin’s summit", "On Monday, talks",
// "After meeting Osei" nor "the March debate".
function namedFrom(
  words: readonly PreparedWord[],
  at: number,
  { text, times }: ReadArticle,
  language: Language,
): number {
  const calendar = language.lexicon('times')
  const placing = language.lexicon('placing')
  let first = at
  while (first > 0 && at - first < 4) {
    const w = words[first - 1]!
    const written = text.slice(w.start, w.end)
    if (
      !/^\p{Lu}/u.test(written) ||
      w.term === null ||
      placing.has(w.lower) ||
      times.some((t) => overlap(t, w)) ||
      CALENDAR.has(calendar.get(w.lower)?.[0] ?? '') ||
      /['’]s?$/u.test(written) ||
      !/^[\s-]+$/u.test(text.slice(w.end, words[first]!.start))
    )
      break
    first--
  }
  return first
}

/** Names of times that are written with a capital. */
const CALENDAR: ReadonlySet<string> = new Set(['month', 'weekday'])

/** So many words may stand between a preposition and the noun it belongs to ("during his second televised"). */
const REACH = 6

// What the preposition of the cue's phrase says, the nearest before it within the clause. "In Varnhelm the nurses voted": one
// of place belongs to something else than a verb.
function whereBefore(
  words: readonly PreparedWord[],
  at: number,
  { text }: ReadArticle,
  language: Language,
  isVerb: boolean,
): OccasionCue['where'] {
  const placing = language.lexicon('placing')
  for (let i = at - 1; i >= Math.max(0, at - REACH); i--) {
    if (/[,;:.()—–“”"]/u.test(text.slice(words[i]!.end, words[i + 1]!.start))) return null
    const role = placing.get(words[i]!.lower)?.[0]
    if (role === 'place' || role === 'venue' || role === 'there') return isVerb ? null : 'there'
    if (role === 'elsewhere') return role
  }
  return null
}

/** Whether a cue tells where a statement was made rather than what was said: it stands outside all contents. */
export const outsideContents = (cue: Span, contents: readonly Span[]): boolean => !contents.some((c) => holds(c, cue))
