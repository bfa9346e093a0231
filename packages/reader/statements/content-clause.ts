import { firstAt, type Span } from '@onrecord/format'
import type { Token } from '@onrecord/language'
import { tree } from '../clauses/tree.js'
import type { Attributed, Attribution } from '../layers.js'

/** A sentence of fewer words sets no mood. */
const LEAST = 3

/** The main clause of what is said, as far as its act hangs on it. */
export interface ContentClause {
  /** The words of the content (punctuation left out), in order. */
  readonly words: readonly Token[]
  /** The topmost word of the first sentence that says something; undefined where there is no word. */
  readonly top: Token | undefined
  /** Whether that is the object of the cue ("called for an end"): a thing, not a clause. */
  readonly object: boolean
  /** Whether its first sentence is a question. */
  readonly question: boolean
}

/** The tokens that lie within some spans, in order. */
export function tokensIn(tokens: readonly Token[], spans: readonly Span[]): Token[] {
  const out: Token[] = []
  for (const s of spans)
    for (let i = firstAt(tokens, s.start); i < tokens.length && tokens[i]!.end <= s.end; i++) out.push(tokens[i]!)
  return out
}

/** The dependents of a token, in order. */
export const childrenOf = (token: Token, { analysis }: Pick<Attributed, 'analysis'>): Token[] =>
  tree(analysis)
    .children(token.index)
    .map((i) => analysis.tokens[i]!)

/** The main clause of an attribution's content; the object of its cue where that is what is said ("called for an end"). */
export function contentClause(attribution: Attribution, layer: Attributed): ContentClause {
  const { tokens } = layer.analysis
  const words = tokensIn(tokens, attribution.content).filter((t) => /[\p{L}\p{N}]/u.test(t.text))
  const object = words.find((t) => t.head === attribution.cueHead && t.relation === 'obj' && !t.tag.startsWith('W'))
  const first = firstSentence(words, attribution.content[0]!, layer)
  return {
    words,
    top: object ?? mainPredicate(first, tokens),
    object: object !== undefined,
    question: asked(first, attribution, layer),
  }
}

/** Whether a question mark ends the sentence, or stands behind its last word within the content. */
function asked(words: readonly Token[], { content }: Attribution, { analysis }: Attributed): boolean {
  const last = words[words.length - 1]
  const next = last && analysis.tokens[last.index + 1]
  if (!next?.text.startsWith('?')) return false
  return content.some((s) => s.start <= next.start && next.start < s.end)
}

/** The words of the first sentence that says something in the content's first stretch; all of them where none does. */
function firstSentence(words: readonly Token[], first: Span, { analysis }: Attributed): readonly Token[] {
  for (let i = 0; i < words.length && words[i]!.start < first.end; ) {
    const sentence = analysis.sentenceOf[words[i]!.index]!
    let j = i
    while (j < words.length && words[j]!.start < first.end && analysis.sentenceOf[words[j]!.index] === sentence) j++
    if (j - i >= LEAST) return words.slice(i, j)
    i = j
  }
  return words
}

/** The topmost word of the content: of those whose head lies outside it, the one with most words beneath it. */
function mainPredicate(words: readonly Token[], tokens: readonly Token[]): Token | undefined {
  const inside = new Set(words.map((t) => t.index))
  const weight = new Map<number, number>()
  for (const t of words) {
    let at = t
    for (let k = 0; k < 40 && inside.has(at.head); k++) at = tokens[at.head]!
    weight.set(at.index, (weight.get(at.index) ?? 0) + 1)
  }
  let best: Token | undefined
  for (const [index, n] of weight) if (!best || n > weight.get(best.index)!) best = tokens[index]
  // Of two clauses that one cue is read to take ("said he hopes the day sends …") the first holds the other.
  const outer = [...weight.keys()]
    .map((i) => tokens[i]!)
    .find((t) => t.relation === 'ccomp' && t.head === best?.head && /^VB/.test(t.tag))
  return best?.relation === 'ccomp' && outer ? outer : best
}
