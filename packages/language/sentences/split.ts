import { isUpper, kindOf, LETTER, OTHER } from '../tokens/characters.js'
import type { TokenSpans } from '../tokens/tokenise.js'
import type { SentenceRules } from './rules.js'

/** How far behind a quoted question its verb of saying is looked for, in tokens. */
const REACH = 6

const CLOSERS = '"”’\'»)]'
const QUOTES = '"”’\'»'
/** Marks behind which a sentence can't have ended: what they start belongs to what stands before. */
const CONTINUES = ',;:—–-/%'

/**
 * Cuts tokens `first` to `last` (excluded) of one paragraph into sentences; gives the index behind the last token of each.
 * A sentence ends behind a full stop, question or exclamation mark with its closing quotation marks and brackets, unless
 * the full stop abbreviates or what follows goes on with the sentence.
 */
export function sentenceEnds(
  text: string,
  tokens: TokenSpans,
  first: number,
  last: number,
  rules: SentenceRules,
): number[] {
  const out: number[] = []
  let i = first
  while (i < last) {
    const end = endsAt(text, tokens, i, last, rules)
    if (end > i) out.push(end)
    i = Math.max(end, i + 1)
  }
  if (out.at(-1) !== last && last > first) out.push(last)
  return out
}

/** Index behind the sentence that ends with token `i` and its closing marks, or `i` where none does. */
function endsAt(text: string, { starts, ends }: TokenSpans, i: number, last: number, rules: SentenceRules): number {
  const final = text[ends[i]! - 1]!
  if (final !== '.' && final !== '?' && final !== '!' && final !== '…') return i
  const word = kindOf(text.charCodeAt(starts[i]!)) === LETTER
  let next = i + 1
  let quoted = false
  while (
    next < last &&
    ends[next]! - starts[next]! <= 2 &&
    starts[next] === ends[next - 1] &&
    CLOSERS.includes(text[starts[next]!]!)
  ) {
    if (QUOTES.includes(text[starts[next]!]!)) quoted = true
    next++
  }
  if (next >= last) return last
  const from = starts[next]!
  const code = text.charCodeAt(from)
  if (kindOf(code) === LETTER && !isUpper(code)) return i
  if (CONTINUES.includes(text[from]!)) return i
  if (word) return abbreviationEnds(text, starts, ends, i, next, last, rules) ? next : i
  if (final === '.' || final === '…') return next
  return quoted && isReported(text, starts, ends, next, last, rules) ? i : next
}

/** Whether a sentence ends with the abbreviation `i`, given the token `next` that follows its closing marks. */
function abbreviationEnds(
  text: string,
  starts: readonly number[],
  ends: readonly number[],
  i: number,
  next: number,
  last: number,
  rules: SentenceRules,
): boolean {
  const kind = rules.abbreviation(text.slice(starts[i], ends[i]! - 1).toLowerCase())
  if (kind === 'title' || kind === 'number') return false
  // Behind an opening quotation mark or bracket the word inside decides.
  const at = next + 1 < last && kindOf(text.charCodeAt(starts[next]!)) === OTHER ? next + 1 : next
  return rules.starts(text.slice(starts[at], ends[at]).toLowerCase())
}

/** Whether the tokens from `next` tell who asked or cried what was just quoted ("“Why?” Mr Putin asked"). */
function isReported(
  text: string,
  starts: readonly number[],
  ends: readonly number[],
  next: number,
  last: number,
  rules: SentenceRules,
): boolean {
  for (let k = next; k < Math.min(last, next + REACH); k++) {
    const word = text.slice(starts[k], ends[k])
    if (rules.said(word.toLowerCase())) return true
    if (/^[.?!:;“"]/.test(word)) return false
  }
  return false
}
