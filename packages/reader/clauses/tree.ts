import type { Span } from '@onrecord/format'
import type { Analysis, Token } from '@onrecord/language'

/** The dependency tree of an article, read downwards. Indexes count the article's tokens. */
export interface Tree {
  readonly tokens: readonly Token[]
  /** Tokens that depend on one, by place. */
  children(token: number): readonly number[]
  /** The first child with one of these relations (a relation stands for its subtypes too), or -1. */
  child(token: number, ...relations: readonly string[]): number
  /** A token and everything below it, by place; branches that `leave` are left out. */
  subtree(token: number, leave?: (token: number) => boolean): number[]
  /** Whether `below` is `above` or stands under it. */
  under(below: number, above: number): boolean
  /** First and last (excluded) token of a token's sentence. */
  sentence(token: number): readonly [number, number]
}

const NONE: readonly number[] = []

/** Whether a relation is one of these, or a subtype of one: `nsubj:pass` is `nsubj`. */
export function related(relation: string, relations: readonly string[]): boolean {
  for (const r of relations)
    if (relation === r || (relation.length > r.length && relation[r.length] === ':' && relation.startsWith(r)))
      return true
  return false
}

const made = new WeakMap<Analysis, Tree>()

/** The tree of an analysis; several stages ask for it. */
export function tree(analysis: Analysis): Tree {
  const known = made.get(analysis)
  if (known) return known
  const grown = grow(analysis)
  made.set(analysis, grown)
  return grown
}

function grow(analysis: Analysis): Tree {
  const { tokens, sentences, sentenceOf } = analysis
  const lists = new Map<number, number[]>()
  for (const t of tokens) {
    if (t.head < 0) continue
    const list = lists.get(t.head)
    if (list) list.push(t.index)
    else lists.set(t.head, [t.index])
  }
  const children = (token: number) => lists.get(token) ?? NONE
  return {
    tokens,
    children,
    child(token, ...relations) {
      for (const c of children(token)) if (related(tokens[c]!.relation, relations)) return c
      return -1
    },
    subtree(token, leave) {
      const out = [token]
      for (let i = 0; i < out.length; i++) for (const c of children(out[i]!)) if (!leave?.(c)) out.push(c)
      return out.sort((a, b) => a - b)
    },
    under(below, above) {
      for (let at = below, steps = 0; at >= 0 && steps < 200; at = tokens[at]!.head, steps++)
        if (at === above) return true
      return false
    },
    sentence(token) {
      const s = sentences[sentenceOf[token]!]!
      return [s.first, s.last]
    },
  }
}

/**
 * The characters of some tokens: neighbours run together, a stretch gives up the commas, dashes and conjunctions' punctuation at its
 * ends, and a quotation mark whose fellow it does not hold. Stretches of nothing but punctuation are left out.
 */
export function spansOf(analysis: Analysis, indexes: readonly number[]): Span[] {
  const { tokens, text } = analysis
  const sorted = [...new Set(indexes)].sort((a, b) => a - b)
  const out: Span[] = []
  for (let i = 0; i < sorted.length; ) {
    let j = i + 1
    // Punctuation that belongs to neither side does not part a stretch.
    while (j < sorted.length && onlyMarksBetween(tokens, sorted[j - 1]!, sorted[j]!)) j++
    let [from, to] = [sorted[i]!, sorted[j - 1]!]
    while (from <= to && isMark(tokens[from]!) && !opensPair(text, tokens, from, to)) from++
    while (to >= from && isMark(tokens[to]!) && !closesPair(text, tokens, from, to)) to--
    if (from <= to) out.push({ start: tokens[from]!.start, end: tokens[to]!.end })
    i = j
  }
  return out
}

/** Whether a token is punctuation: it has neither letter nor digit, nor is it a sign such as `$` or `%`. */
export const isMark = (t: Token): boolean => !/[\p{L}\p{N}\p{Sc}%&]/u.test(t.text)

const QUOTE = /^["“”„«»'‘’`]+$/

const opensPair = (text: string, tokens: readonly Token[], from: number, to: number): boolean =>
  /^[([“„«‘]$/.test(tokens[from]!.text)
    ? /[)\]”«»’]/.test(text.slice(tokens[from]!.end, tokens[to]!.end))
    : QUOTE.test(tokens[from]!.text) && quotesIn(tokens, from + 1, to) % 2 === 1

const closesPair = (text: string, tokens: readonly Token[], from: number, to: number): boolean =>
  /^[)\]”»’]$/.test(tokens[to]!.text)
    ? /[([“„«‘]/.test(text.slice(tokens[from]!.start, tokens[to]!.start))
    : QUOTE.test(tokens[to]!.text) && quotesIn(tokens, from, to - 1) % 2 === 1

function quotesIn(tokens: readonly Token[], from: number, to: number): number {
  let n = 0
  for (let i = from; i <= to; i++) if (QUOTE.test(tokens[i]!.text)) n++
  return n
}

function onlyMarksBetween(tokens: readonly Token[], a: number, b: number): boolean {
  for (let i = a + 1; i < b; i++) if (!isMark(tokens[i]!)) return false
  return true
}
