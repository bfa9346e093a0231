import { holds } from '@onrecord/format'
import { closure } from '../closure.js'
import type { PreparedStatement, PreparedWord } from '../prepared.js'
import { type Lexis, massOf, type Term } from '../words/lexis.js'

/** Statements of one speaker are about one thing where they share terms of this weight, less in paragraphs that follow and in one section. */
const SHARED = 0.5
const SHARED_NEAR = 0.2
/** A section under a subheading that holds more blocks than this is not one topic. */
const SECTION = 6

/** Groups what one speaker says in one article by what it is about: a paragraph, a section, words in common. */
export function topicsOf(list: readonly PreparedStatement[], lexis: Lexis): PreparedStatement[][] {
  const sorted = [...list].sort((x, y) => startOf(x) - startOf(y))
  const groups = closure(sorted.length)
  sorted.forEach((x, i) => {
    for (let j = i + 1; j < sorted.length; j++) if (isOneTopic(x, sorted[j]!, lexis)) groups.join(i, j)
  })
  return groups.groups(1).map((g) => g.map((i) => sorted[i]!))
}

function isOneTopic(x: PreparedStatement, y: PreparedStatement, lexis: Lexis): boolean {
  if (x.statement.speaker !== y.statement.speaker) return false
  const [a, b] = [x.words[0]?.block ?? 0, y.words[0]?.block ?? 0]
  if (a === b || (b - a === 1 && illustrates(x, y))) return true
  const shared = [...x.terms].filter((t) => y.terms.has(t))
  // Far apart a name in common is no topic.
  const words = shared.filter((t) => !t.startsWith('@'))
  if (b - a === 1 || inOneSection(x, y)) return massOf(shared, lexis) >= SHARED_NEAR
  return massOf(words, lexis) >= SHARED
}

// Whether a quotation at length opens the paragraph behind one that tells in the reporter's words what it is about.
const illustrates = (x: PreparedStatement, y: PreparedStatement): boolean =>
  x.statement.kind === 'indirect' && y.statement.kind === 'direct' && y.quoted[0]?.start === y.article.words.find((w) => w.block === y.words[0]?.block)?.start // biome-ignore format: one line

// Whether a short section under one subheading holds both.
function inOneSection(x: PreparedStatement, y: PreparedStatement): boolean {
  const { blocks } = x.article.article
  const head = (at: number): number => blocks.findLastIndex((b, i) => i < at && b.kind === 'subheading')
  const first = head(x.words[0]?.block ?? 0)
  if (first < 0 || first !== head(y.words[0]?.block ?? 0)) return false
  const next = blocks.findIndex((b, i) => i > first && b.kind === 'subheading')
  return (next < 0 ? blocks.length : next) - first - 1 <= SECTION
}

// Where the content begins.
const startOf = ({ statement }: PreparedStatement): number => statement.content[0]?.start ?? 0

/** So many phrases name a topic, each of so many words at most. */
const NAMING = 2
const PHRASE = 3

/** What statements are about in a few phrases of their own, the most telling ones, as they stand in the text. */
export function topicWords(list: readonly PreparedStatement[], lexis: Lexis): string {
  const found = list.flatMap((s) => phrasesOf(s, lexis))
  const heavy = new Map<Term, number>()
  for (const { terms } of found) for (const t of terms) heavy.set(t, (heavy.get(t) ?? 0) + lexis.weight(t))
  const weight = ({ terms }: Phrase): number => Math.max(...terms.map((t) => heavy.get(t)!)) + terms.length / 10
  found.sort((a, b) => weight(b) - weight(a) || a.at - b.at)
  const named = new Set<Term>()
  const best: Phrase[] = []
  for (const phrase of found) {
    if (best.length === NAMING) break
    if (phrase.terms.some((t) => named.has(t))) continue
    for (const t of phrase.terms) named.add(t)
    best.push(phrase)
  }
  return best.length === 0 ? 'this' : best.sort((a, b) => a.at - b.at).map((p) => p.shown).join(', ') // biome-ignore format: one line
}

interface Phrase {
  readonly shown: string
  readonly at: number
  readonly terms: readonly Term[]
}

// Words that tell something and stand right beside each other ("heavy borrowing"), the last of them where there are many.
function phrasesOf(s: PreparedStatement, lexis: Lexis): Phrase[] {
  const { text, times } = s.article.article
  const isTopic = (w: PreparedWord): boolean =>
    !lexis.denies(w.lower) && !lexis.opens(w.lower) && !times.some((t) => holds(t, w))
  const tells = (w: PreparedWord): w is PreparedWord & { readonly term: Term } =>
    w.term !== null && !w.pronoun && !w.term.startsWith('@') && s.terms.has(w.term) && isTopic(w)
  const out: Phrase[] = []
  for (let i = 0; i < s.words.length; ) {
    const run = []
    for (let at = s.words[i]; at && tells(at) && (run.length === 0 || /^[ -]$/.test(text.slice(s.words[i - 1]!.end, at.start))); at = s.words[++i]) run.push(at) // biome-ignore format: one line
    if (run.length === 0) {
      i++
      continue
    }
    const words = run.slice(-PHRASE)
    const [first, last] = [words[0]!, words.at(-1)!]
    out.push({ shown: text.slice(first.start, last.end), at: first.start, terms: words.map((w) => w.term) })
  }
  return out
}
