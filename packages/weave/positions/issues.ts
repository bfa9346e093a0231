import type { Span } from '@onrecord/format'
import { byText } from '../ids.js'
import type { Lexis, Term } from '../words/lexis.js'
import { type Word, words } from '../words/tokens.js'

/** What somebody speaks about, found in the words: a term or two neighbouring ones, with where each statement has it. */
export interface Issue {
  /** Its most frequent wording. */
  readonly name: string
  /** By index of the text. */
  readonly places: ReadonlyMap<number, Span>
}

/** An issue stands in so many statements, of so many articles. */
const STATEMENTS = 3
const ARTICLES = 2
/** Words that weigh less stand in most texts. */
const TELLING = 0.17
/** Two words make one issue where they mostly stand together. */
const TOGETHER = 0.5

interface Found {
  readonly at: Map<number, Span>
  readonly wordings: Map<string, number>
}

/** So many places of a term are asked whether it is a noun there. */
const ASKED = 3

/**
 * The issues of a list of statements, the most spoken of first. `names` are words of actors' names, which are no issues;
 * `isNoun` tells whether the last word of a span of a text is a noun: "open" and "recognize" are nothing one speaks about.
 */
export function issuesOf(
  texts: readonly { readonly text: string; readonly article: string }[],
  names: ReadonlySet<string>,
  lexis: Lexis,
  most: number,
  isNoun: (text: string, span: Span) => boolean,
): Issue[] {
  const found = new Map<string, Found>()
  const note = (key: string, i: number, text: string, span: Span): void => {
    const known = found.get(key) ?? { at: new Map<number, Span>(), wordings: new Map<string, number>() }
    found.set(key, known)
    if (known.at.has(i)) return
    known.at.set(i, span)
    const wording = text.slice(span.start, span.end).toLowerCase()
    known.wordings.set(wording, (known.wordings.get(wording) ?? 0) + 1)
  }
  texts.forEach(({ text }, i) => {
    let last: { readonly word: Word; readonly term: Term } | null = null
    for (const word of words(text)) {
      const term = names.has(word.lower) || lexis.denies(word.lower) ? null : lexis.word(word.lower)
      const telling = term !== null && !term.startsWith('@') && lexis.weight(term) >= TELLING
      if (telling) note(term, i, text, word)
      if (telling && last && /^[\s-]$/.test(text.slice(last.word.end, word.start)))
        note(`${last.term} ${term}`, i, text, { start: last.word.start, end: word.end })
      last = telling ? { word, term } : null
    }
  })
  const enough = [...found].filter(
    ([, { at }]) => at.size >= STATEMENTS && new Set([...at.keys()].map((i) => texts[i]!.article)).size >= ARTICLES,
  )
  const sizes = new Map(enough.map(([key, { at }]) => [key, at.size]))
  const covered = new Set(
    enough.flatMap(([key, { at }]) =>
      key.includes(' ') ? key.split(' ').filter((part) => at.size >= TOGETHER * (sizes.get(part) ?? 0)) : [],
    ),
  )
  const sorted = enough
    .filter(([key]) => !covered.has(key))
    .sort(([a, x], [b, y]) => y.at.size - x.at.size || byText(a, b))
  const out: Issue[] = []
  for (const [, { at, wordings }] of sorted) {
    if (out.length >= most) break
    const asked = [...at].slice(0, ASKED)
    const nouns = asked.filter(([i, span]) => isNoun(texts[i]!.text, span)).length
    if (2 * nouns <= asked.length) continue
    out.push({ name: [...wordings].sort(([a, n], [b, m]) => m - n || byText(a, b))[0]![0], places: at })
  }
  return out
}
