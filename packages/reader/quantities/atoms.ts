import type { Span } from '@onrecord/format'
import type { Analysis, Token } from '@onrecord/language'

/** A token, or a piece of one that hyphens, slashes or signs part: "ten-point" is three. */
export interface Atom extends Span {
  readonly text: string
  readonly lower: string
  readonly token: Token
}

// What has only letters, or is a plain number, is one atom: nearly every token.
const WHOLE = /^(?:[\p{L}.'’]+|\p{L}+\d+|\d+(?:st|nd|rd|th|s)?|\d{1,3}(?:,\d{3})+|\d+\.\d+|[.,;:!?])$/u
const DATE = /^(?:\d{4}-\d\d-\d\d|\d{1,2}\/\d{1,2}\/(?:\d{4}|\d\d)|\d{1,2}:\d\d|'\d\ds?|’\d\ds?)$/
const ADDRESS = /^(?:https?:|www\.|[@#]\w)|\w@\w/
const PIECE = /\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?(?![\p{L}])|\d+(?:[.,:]\d+)*|[\p{L}.'’]+|./gu

const made = new WeakMap<Analysis, readonly Atom[]>()

/**
 * The atoms of an analysis in order; several stages ask for them. Joined, an article's atoms hold every character its tokens
 * hold.
 */
export function atomsOf(analysis: Analysis): readonly Atom[] {
  const known = made.get(analysis)
  if (known) return known
  const atoms = cut(analysis)
  made.set(analysis, atoms)
  return atoms
}

/** Whether a text is letters from a to z alone, as nearly every token is. */
export function plain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i) | 32
    if (c < 97 || c > 122) return false
  }
  return true
}

function cut(analysis: Analysis): Atom[] {
  const out: Atom[] = []
  for (const token of analysis.tokens) {
    const { text } = token
    if (plain(text) || WHOLE.test(text) || DATE.test(text) || ADDRESS.test(text)) {
      out.push({ start: token.start, end: token.end, text, lower: token.lower, token })
      continue
    }
    for (const m of text.matchAll(PIECE)) {
      const start = token.start + m.index
      out.push({ start, end: start + m[0].length, text: m[0], lower: m[0].toLowerCase(), token })
    }
  }
  return out
}
