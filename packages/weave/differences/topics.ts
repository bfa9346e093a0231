import { closure } from '../closure.js'
import type { PreparedStatement } from '../prepared.js'
import { type Lexis, massOf } from '../words/lexis.js'

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
  if (a === b) return true
  const shared = [...x.terms].filter((t) => y.terms.has(t))
  // Far apart a name in common is no topic.
  const words = shared.filter((t) => !t.startsWith('@'))
  if (b - a === 1 || inOneSection(x, y)) return massOf(shared, lexis) >= SHARED_NEAR
  return massOf(words, lexis) >= SHARED
}

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

/** So many words name a topic. */
const NAMING = 3

/** What statements are about in a few words of their own, the most telling ones, as they stand in the text. */
export function topicWords(list: readonly PreparedStatement[], lexis: Lexis): string {
  const weight = new Map<string, { shown: string; weight: number; at: number }>()
  for (const s of list)
    for (const w of s.words) {
      if (w.term === null || w.pronoun || w.term.startsWith('@') || !s.terms.has(w.term) || lexis.denies(w.lower))
        continue
      const known = weight.get(w.term)
      const shown = known?.shown ?? s.article.article.text.slice(w.start, w.end)
      weight.set(w.term, { shown, weight: (known?.weight ?? 0) + lexis.weight(w.term), at: known?.at ?? w.start })
    }
  const best = [...weight.values()].sort((a, b) => b.weight - a.weight || a.at - b.at).slice(0, NAMING)
  return best.length === 0 ? 'this' : best.sort((a, b) => a.at - b.at).map((w) => w.shown).join(', ') // biome-ignore format: one line
}
