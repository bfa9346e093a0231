import type { Span } from '@onrecord/format'

/** One thing to look for: words that follow each other, folded; the last may be the beginning of a word. */
interface Phrase {
  readonly words: readonly string[]
  readonly prefix: boolean
}
/** All phrases must be there. */
export type WordQuery = readonly Phrase[]

/** A word as the index knows it: lower case, accents off. Most words have none, and are told so at a look. */
const fold = (word: string): string =>
  PLAIN.test(word)
    ? word.toLowerCase()
    : word
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .toLowerCase()

const PLAIN = /^[0-9A-Za-z]*$/

/** Letters, marks and digits beyond those of `PLAIN` are among these. */
const FOLDED = /[\u{aa}-\u{1fff}\u{2070}-\u{10ffff}]/u

const WORD = /[\p{L}\p{N}\p{M}\p{Co}]+/gu

/** The words of a text with their places. */
function* wordsOf(text: string): Generator<Span & { readonly word: string }> {
  for (const m of text.matchAll(WORD)) yield { word: fold(m[0]), start: m.index, end: m.index + m[0].length }
}

/** The words of a text as the index knows them, in order. */
export const foldedWords = (text: string): string[] => Array.from(wordsOf(text), (w) => w.word)

/** Signs of private use that begin what stands in an index beside the words of a text: nobody types them. */
const SIGNS = { by: '\u{e100}', about: '\u{e101}', act: '\u{e102}', outlet: '\u{e103}' } as const

/**
 * A word that says who speaks, of whom, by which act, or where it was printed: what holds a frequent word of one speaker is
 * found without looking at all that hold it. Different names may make one word, so that it narrows and does not decide.
 */
export const signOf = (kind: keyof typeof SIGNS, name: string): string => SIGNS[kind] + foldedWords(name).join('')

/** The same as something to look for. */
export const sign = (kind: keyof typeof SIGNS, name: string): WordQuery[number] => ({
  words: [signOf(kind, name)],
  prefix: false,
})

/** Reads what a person typed: words, "phrases in quotation marks", beginnings of words with `*`. Empty where no word is in it. */
export function parseWords(typed: string): WordQuery {
  const out: Phrase[] = []
  for (const m of typed.matchAll(/["“”„]([^"“”„]*)["“”„]?|[^\s"“”„]+/g)) {
    const part = m[1] ?? m[0]
    const words = [...wordsOf(part)].map((w) => w.word)
    if (words.length > 0) out.push({ words, prefix: part.endsWith('*') })
  }
  return out
}

/** Where the phrases of a query stand in a text, sorted; places outside `within` (sorted, not overlapping) are left out. */
export function findWords(text: string, query: WordQuery, within: readonly Span[]): Span[] {
  const out: Span[] = []
  const firsts = new Set(query.filter((p) => p.words.length > 1 || !p.prefix).map((p) => p.words[0]))
  const prefixes = query.filter((p) => p.words.length === 1 && p.prefix)
  const sought = [...firsts, ...prefixes.map((p) => p.words[0])].flatMap((word) => word ?? [])
  for (const part of within) {
    const here = text.slice(part.start, part.end)
    // Most paragraphs have none of them: only one that has, or letters that are told apart when they are folded, is cut into words.
    const plain = here.toLowerCase()
    if (!FOLDED.test(here) && !sought.some((word) => plain.includes(word))) continue
    const words = [...wordsOf(here)]
    words.forEach((w, i) => {
      if (!firsts.has(w.word) && !prefixes.some((p) => w.word.startsWith(p.words[0]!))) return
      const length = Math.max(0, ...query.map((p) => (holdsAt(p, i) ? p.words.length : 0)))
      if (length > 0) out.push({ start: part.start + w.start, end: part.start + words[i + length - 1]!.end })
    })
    function holdsAt(p: Phrase, i: number): boolean {
      return p.words.every((word, k) => {
        const at = words[i + k]?.word
        return at === word || (p.prefix && k === p.words.length - 1 && at?.startsWith(word))
      })
    }
  }
  return out
}
