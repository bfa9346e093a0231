import type { Token } from '@onrecord/language'

/** A short form in brackets and the long form before it, tokens `first` to `last`, `last` excluded. */
export interface Abbreviation {
  readonly short: string
  readonly first: number
  readonly last: number
}

/**
 * Short forms that an article introduces itself: "Alliance to Reclaim Our Schools (AROS)". The long form is the shortest run of
 * words before the bracket, opened by the short form's first letter, whose initials give the rest in order (after
 * Schwartz and Hearst 2003, on whole words).
 */
export function abbreviationsIn(tokens: readonly Token[]): Abbreviation[] {
  const out: Abbreviation[] = []
  for (let i = 2; i + 1 < tokens.length; i++) {
    if (tokens[i - 1]!.text !== '(' || tokens[i + 1]!.text !== ')') continue
    const short = tokens[i]!.text
    if (!/^\p{Lu}[\p{L}\p{N}.&-]{1,9}$/u.test(short)) continue
    const letters = [...short.replace(/[^\p{Lu}]/gu, '').toLowerCase()]
    if (letters.length < 2) continue
    const first = opening(tokens, i - 2, letters)
    if (first >= 0) out.push({ short, first, last: i - 1 })
  }
  return out
}

/** Index of the word that opens the long form ending at token `end`, or -1. */
function opening(tokens: readonly Token[], end: number, letters: readonly string[]): number {
  let k = letters.length - 1
  for (let i = end; i >= 0 && end - i < 2 * letters.length + 2; i--) {
    const { lower, text } = tokens[i]!
    if (/^[.;:()“”"]$/.test(text)) return -1
    if (lower.startsWith(letters[k]!)) {
      if (k === 0) return /^\p{Lu}/u.test(text) ? i : -1
      k--
    } else if (/^\p{Lu}/u.test(text) && end - i > 0 && !/^\p{Lu}\p{L}*$/u.test(text)) return -1
  }
  return -1
}
