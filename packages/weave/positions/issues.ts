import type { Span } from '@onrecord/format'
import { byText } from '../ids.js'
import type { Lexis, Term } from '../words/lexis.js'
import { words } from '../words/tokens.js'
import type { PhrasesOf } from './phrases.js'

/** What somebody speaks about, found in the words: a noun with what belongs to it, with where each statement has it. */
interface Issue {
  /** Its most frequent wording. */
  readonly name: string
  /** By index of the text. */
  readonly places: ReadonlyMap<number, Span>
}

interface Said {
  readonly text: string
  readonly article: string
}

/** An issue stands in so many statements, of so many articles; a phrase is no chance where two have it. */
const STATEMENTS = 3
const PHRASED = 2
const ARTICLES = 2
/** A word is no issue beside the phrases it makes where so much of what is said of it is said in them. */
const TOGETHER = 0.5
/** A phrase tells more than a word: so much more often a word has to be spoken of to stand before it. */
const MORE = 1.5

interface Found {
  readonly terms: readonly Term[]
  readonly at: Map<number, Span>
  readonly wordings: Map<string, number>
}

/** The issues of a list of statements, the most spoken of first. */
export function issuesOf(texts: readonly Said[], phrases: PhrasesOf, most: number): Issue[] {
  const found = new Map<string, Found>()
  texts.forEach(({ text }, i) => {
    for (const { key, terms, start, end } of phrases(text)) {
      const known = found.get(key) ?? { terms, at: new Map<number, Span>(), wordings: new Map<string, number>() }
      found.set(key, known)
      if (known.at.has(i)) continue
      known.at.set(i, { start, end })
      const wording = text.slice(start, end).replace(/\s+/g, ' ')
      known.wordings.set(wording, (known.wordings.get(wording) ?? 0) + 1)
    }
  })
  const enough = [...found.values()]
    .filter(({ at, terms }) => at.size >= (terms.length > 1 ? PHRASED : STATEMENTS))
    .filter(({ at }) => new Set([...at.keys()].map((i) => texts[i]!.article)).size >= ARTICLES)
    .sort((a, b) => b.terms.length - a.terms.length || b.at.size - a.at.size || byText(a.terms.join(' '), b.terms.join(' '))) // biome-ignore format: one line
  // Of a phrase and a longer one that mostly tell the same the longer is kept, of a word all phrases with it count together.
  const kept: Found[] = []
  for (const f of enough) {
    const longer = kept.filter((k) => k.terms.length > f.terms.length && f.terms.every((t) => k.terms.includes(t)))
    const told = [...f.at.keys()].filter((i) => longer.some((k) => k.at.has(i)))
    if (told.length < TOGETHER * f.at.size) kept.push(f)
  }
  const size = ({ terms, at }: Found): number => at.size * (terms.length > 1 ? MORE : 1)
  return kept
    .sort((a, b) => size(b) - size(a) || byText(a.terms.join(' '), b.terms.join(' ')))
    .slice(0, most)
    .map(({ at, wordings }) => ({ name: named(wordings), places: at }))
}

const named = (wordings: ReadonlyMap<string, number>): string =>
  [...wordings].sort(([a, n], [b, m]) => m - n || capitals(a) - capitals(b) || byText(a, b))[0]![0]

// Headlines write words large.
const capitals = (text: string): number => text.match(/\p{Lu}/gu)?.length ?? 0

/** Words between those of an issue that is asked for. */
const BETWEEN = 4

/** Where statements speak of an issue that is asked for in words: all of them that tell something, near each other. */
export function issueOf(texts: readonly Said[], name: string, lexis: Lexis): Issue {
  const wanted = new Set(words(name).flatMap(({ lower }) => lexis.word(lower) ?? []))
  const places = new Map<number, Span>()
  if (wanted.size === 0) return { name, places }
  texts.forEach(({ text }, i) => {
    const told = words(text).flatMap((w, at) => {
      const term = lexis.word(w.lower)
      return term !== null && wanted.has(term) ? [{ ...w, at, term }] : []
    })
    for (let first = 0; first < told.length; first++) {
      const seen = new Set<Term>()
      for (const w of told.slice(first)) {
        if (w.at - told[first]!.at > wanted.size + BETWEEN) break
        seen.add(w.term)
        if (seen.size < wanted.size) continue
        places.set(i, { start: told[first]!.start, end: w.end })
        return
      }
    }
  })
  return { name, places }
}
