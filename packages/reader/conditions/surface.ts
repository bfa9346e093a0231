import type { Token } from '@onrecord/language'
import { isMark, related, type Tree } from '../clauses/tree.js'

// What the order of words and commas tells where the tree is in doubt.

/** Words a subject may have before its verb, where order alone tells it. */
const SUBJECT_WORDS = 8
/** Words a clause may have that describes a subject. */
const DESCRIBED = 12

/** Whether a clause with a subject of its own begins at a token, adverbs and conjunctions of its opening aside. */
export function clauseBegins(t: Tree, at: number, last: number): boolean {
  let i = at
  while (i < last && /^(RB|UH|``)/.test(t.tokens[i]!.tag)) i++
  for (let s = i; s < Math.min(last, i + 12); s++) {
    if (!related(t.tokens[s]!.relation, ['nsubj', 'expl'])) continue
    if (s === i || t.subtree(s)[0] === i) return true
    break
  }
  return nounThenModal(t, i, last) || describedThenVerb(t, i, last) || timeThenSubject(t, at, last)
}

/** "Any hope she has of catching up runs through Berlin": a noun, a clause that describes it without a word that opens it, then its verb. */
function describedThenVerb(t: Tree, from: number, last: number): boolean {
  const tag = (x: number): string => (x < last ? t.tokens[x]!.tag : '')
  if (tag(from) !== 'DT') return false
  let i = from + 1
  while (/^(JJ|NN)/.test(tag(i))) i++
  if (!tag(i - 1).startsWith('NN') || tag(i) !== 'PRP' || !/^(VB[DPZ]|MD)$/.test(tag(i + 1))) return false
  for (let x = i + 3; x < Math.min(last, i + DESCRIBED); x++) if (/^(VB[DPZ]|MD)$/.test(tag(x))) return true
  return false
}

/** "The very next day we drill ten": a time that nothing marks, then a pronoun and its verb. */
function timeThenSubject(t: Tree, from: number, last: number): boolean {
  let i = from
  while (i < Math.min(last, from + SUBJECT_WORDS) && /^(DT|RB|JJ|CD|NN)/.test(t.tokens[i]!.tag)) i++
  if (i === from || i + 1 >= last || !/^obl/.test(t.tokens[i - 1]!.relation)) return false
  return t.tokens[i]!.tag === 'PRP' && /^(VB[DPZ]|MD)$/.test(t.tokens[i + 1]!.tag)
}

/** A noun phrase, or a pronoun, right before a modal verb: a subject, whatever the tree makes of it. */
function nounThenModal(t: Tree, from: number, last: number): boolean {
  for (let i = from; i < Math.min(last, from + SUBJECT_WORDS); i++) {
    const { tag } = t.tokens[i]!
    if (tag === 'MD') return i > from
    if (!/^(DT|PRP|JJ|NN|CD|POS|HYPH)/.test(tag)) return false
  }
  return false
}

/**
 * Where a clause that begins at `from` ends (excluded): before a semicolon, dash or bracket, before a conjunction behind a comma that
 * opens another clause, or with its sentence.
 */
export function clauseEnd(t: Tree, from: number, last: number): number {
  for (let i = from; i < last; i++) {
    const { text, tag } = t.tokens[i]!
    if (i > from && /^([;–—(]|--|\.|:)$/.test(text)) return i
    if (i > from && tag === 'CC' && isMark(t.tokens[i - 1]!) && clauseBegins(t, i + 1, last)) return i - 1
  }
  return last
}

/** The first comma in a stretch behind which a clause with its own subject begins, no relative one, or -1. */
export function commaBeforeClause(t: Tree, from: number, last: number): number {
  for (let i = from; i < last - 2; i++)
    if (t.tokens[i]!.text === ',' && !isRelative(t, i + 1) && clauseBegins(t, skipQuotes(t, i + 1), last)) return i
  return -1
}

/** "His son, who …", "a donor, which would be nice": what follows tells of what stands before. */
const isRelative = (t: Tree, at: number): boolean => {
  const { tag, head } = t.tokens[at]!
  // "If we win, what it will mean is …", "…, that is sixty seats".
  if (tag === 'WDT') return t.tokens[head]?.relation === 'acl:relcl' && t.tokens[at]!.lower.startsWith('w')
  return tag === 'WP' && /^(V|MD|RB)/.test(t.tokens[at + 1]?.tag ?? '')
}

/** Whether nothing but punctuation, conjunctions and subordinators stands between a token and the begin of its sentence, or a comma. */
export function opensClause(t: Tree, at: number): boolean {
  const [first] = t.sentence(at)
  const opens = ({ tag, relation }: Token, i: number) =>
    tag === 'CC' || (i === at - 1 && (isMarker(t, i) || isSo(t, i))) || related(relation, ['mark', 'cc'])
  let i = at - 1
  while (i >= first && (isMark(t.tokens[i]!) || opens(t.tokens[i]!, i))) i--
  return i < first || i < at - 1
}

/** An adverb between a comma and a connective: "…, so if I could". */
const isSo = (t: Tree, i: number): boolean => t.tokens[i]!.tag === 'RB' && t.tokens[i - 1]?.text === ','

/** Whether the word before a connective is a subordinator ("that if"): no pronoun or article stands there, whatever its tag. */
export const isMarker = (t: Tree, i: number): boolean => i >= 0 && /^(IN|WDT|DT)$/.test(t.tokens[i]!.tag)

const skipQuotes = (t: Tree, i: number): number => (isMark(t.tokens[i]!) ? i + 1 : i)

/** Where the clause that ends before `to` begins: behind the last subordinator, opening quotation mark or clause boundary. */
export function clauseStart(t: Tree, to: number): number {
  const [first] = t.sentence(to)
  for (let i = to - 1; i > first; i--) {
    const { tag, relation, text } = t.tokens[i]!
    if ((tag === 'IN' && related(relation, ['mark'])) || tag === '``' || /^([;:–—(]|--)$/.test(text)) return i + 1
    if (text === ',' && i < to - 2 && clauseBegins(t, i + 1, to)) return i + 1
  }
  return first
}

/** The predicate that governs a stretch of tokens: its verb whose head lies outside, else its first token. */
export function headOf(t: Tree, tokens: readonly number[]): number {
  const inside = new Set(tokens)
  const tops = tokens.filter((x) => !inside.has(t.tokens[x]!.head) && !isMark(t.tokens[x]!))
  return (
    tops.find((x) => t.child(x, 'nsubj', 'expl') >= 0) ??
    tops.find((x) => /^(V|MD|JJ)/.test(t.tokens[x]!.tag)) ??
    tops[0] ??
    tokens[0] ??
    -1
  )
}

/** A stretch with the adverbs between its end and the sentence's, which the tree may have tied to the main clause. */
export function withFinalAdverbs(t: Tree, stretch: readonly number[]): readonly number[] {
  const end = (stretch.at(-1) ?? -1) + 1
  if (end === 0) return stretch
  const [, last] = t.sentence(end - 1)
  const adverbs: number[] = []
  let i = end
  while (i < last && t.tokens[i]!.tag.startsWith('RB')) adverbs.push(i++)
  while (i < last && isMark(t.tokens[i]!)) i++
  return i === last ? [...stretch, ...adverbs] : stretch
}
