import { isMark, related, type Tree } from '../clauses/tree.js'
import type { Grammar } from './grammar.js'
import { clauseBegins, clauseEnd, clauseStart, commaBeforeClause, headOf, opensClause } from './surface.js'
import { clause, range, type Tie } from './tie.js'

/** Conditions without a connective: "press a button, and the gas will flow", "should she return, …", "with Trump back in power …". */
export function bare(t: Tree, g: Grammar): Tie[] {
  return t.tokens.flatMap(
    ({ index }) =>
      imperative(t, g, index) ??
      inversion(t, g, index) ??
      leading(t, g, index) ??
      trailing(t, g, index) ??
      attendant(t, g, index) ??
      [],
  )
}

/** Words an order may have before "and". */
const ORDER_WORDS = 12

/** An order followed by what it brings: "Press a button, and the gas will flow." */
function imperative(t: Tree, g: Grammar, head: number): Tie | null {
  const { tag } = t.tokens[head]!
  if (!/^(VBP?|NNP?)$/.test(tag)) return null
  const [first, last] = t.sentence(head)
  const before = head > first ? t.tokens[head - 1]! : null
  if (before && !/^(``|''|:|")$/.test(before.tag)) return null
  // A noun is not followed by an article: what stands there is a verb, whatever its tag.
  const next = t.tokens[head + 1]?.tag ?? ''
  if (!(tag === 'VB' || (/^(VBP|NNP?)$/.test(tag) && /^(DT|PRP\$)$/.test(next)))) return null
  const and = range(head + 1, Math.min(last - 2, head + ORDER_WORDS)).find(
    (x) => t.tokens[x]!.tag === 'CC' && clauseBegins(t, x + 1, last),
  )
  if (and === undefined) return null
  const trigger = range(head, and)
  const consequence = range(and + 1, clauseEnd(t, and + 1, last))
  if (trigger.some((x) => x > head && /^(VB[DPZ]|MD)$/.test(t.tokens[x]!.tag))) return null
  if (!consequence.some((x) => t.tokens[x]!.tag === 'MD' && g.mood(t.tokens[x]!.lower) === 'future')) return null
  return {
    rule: 'order and result',
    form: 'if',
    trigger,
    triggerHead: head,
    head: headOf(t, consequence),
    consequence,
    connective: [and],
  }
}

/** An auxiliary before its subject: "should Clinton return", "were he to win". */
function inversion(t: Tree, g: Grammar, head: number): Tie | null {
  if (!related(t.tokens[head]!.relation, ['advcl'])) return null
  const first = t.child(head, 'aux', 'cop')
  const subject = t.child(head, 'nsubj')
  const main = t.tokens[head]!.head
  if (first < 0 || subject < first || main < 0 || !g.does('invert', t.tokens[first]!.lower)) return null
  const mark = t.child(head, 'mark')
  if (mark >= 0 && mark < first) return null
  return {
    rule: 'inversion', form: 'if', trigger: t.subtree(head, (x) => x === first), triggerHead: head, head: main,
    consequence: clause(t, main, new Set(t.subtree(head))), connective: [first],
  } // biome-ignore format: one line reads better
}

/** Words the subject of an inversion may have. */
const SUBJECT_WORDS = 6

/** "It will take no money should Clinton win": an inversion behind its consequence, wherever the tree hangs its words. */
function trailing(t: Tree, g: Grammar, at: number): Tie | null {
  if (!g.does('invert', t.tokens[at]!.lower) || t.tokens[at]!.tag !== 'MD') return null
  const [first, last] = t.sentence(at)
  if (at - first < 3 || t.tokens[last - 1]!.text === '?') return null
  // "Where should he go", "and should he go": asked, or begun anew.
  if (/^(W|CC|``|IN)/.test(t.tokens[at - 1]!.tag)) return null
  const subject = range(at + 1, Math.min(last, at + 1 + SUBJECT_WORDS))
  // "Should the board request it": a verb that was taken for a noun.
  const slip = (x: number): boolean => t.tokens[x]!.tag === 'NN' && t.tokens[x + 1]?.tag === 'PRP'
  const verb = subject.find((x) => t.tokens[x]!.tag === 'VB' || (x > at + 1 && slip(x)))
  const isSubject = (x: number): boolean => /^(DT|PRP|NN|JJ|CD|POS|IN)/.test(t.tokens[x]!.tag)
  if (verb === undefined || verb === at + 1 || !range(at + 1, verb).every(isSubject)) return null
  const end = range(verb, last).find((x) => isMark(t.tokens[x]!)) ?? last
  // "Stood ready to send inspectors should the agency ask".
  const ready = (x: number): boolean => t.tokens[x]!.tag === 'TO' && /^JJ/.test(t.tokens[x - 1]?.tag ?? '')
  const may = range(first, at).findLast((x) => t.tokens[x]!.tag === 'MD' || ready(x)) ?? at
  const consequence = range(clauseStart(t, may), at).filter((x) => x < at - 1 || !isMark(t.tokens[x]!))
  if (!consequence.some((x) => t.tokens[x]!.tag === 'MD' || ready(x))) return null
  return {
    rule: 'inversion', form: 'if', trigger: range(at + 1, end), triggerHead: verb, head: headOf(t, consequence), consequence, connective: [at],
  } // biome-ignore format: one line reads better
}

/** "Should a rig cross that line, we will go to court": an inversion that opens its sentence, wherever the tree hangs its words. */
function leading(t: Tree, g: Grammar, at: number): Tie | null {
  if (!g.does('invert', t.tokens[at]!.lower) || t.tokens[at]!.tag !== 'MD') return null
  const [first, last] = t.sentence(at)
  const opens = t.tokens[at - 1]?.tag === '``' ? at : first
  if (range(opens, at).some((x) => !isMark(t.tokens[x]!)) || /^[?]/.test(t.tokens[last - 1]!.text)) return null
  const verb = range(at + 1, Math.min(last, at + 1 + SUBJECT_WORDS)).find((x) => t.tokens[x]!.tag === 'VB')
  if (verb === undefined || !range(at + 1, verb).every((x) => /^(DT|PRP|NN|JJ|CD|POS)/.test(t.tokens[x]!.tag)))
    return null
  const comma = commaBeforeClause(t, verb, last)
  const consequence = comma < 0 ? [] : range(comma + 1, clauseEnd(t, comma + 1, last))
  if (!consequence.some((x) => t.tokens[x]!.tag === 'MD')) return null
  return {
    rule: 'inversion', form: 'if', trigger: range(at + 1, comma), triggerHead: verb, head: headOf(t, consequence), consequence, connective: [at],
  } // biome-ignore format: one line reads better
}

/** "With Trump back in power, things could be different": something that has come about, named with "with" before a comma. */
function attendant(t: Tree, g: Grammar, opener: number): Tie | null {
  if (!g.does('with', t.tokens[opener]!.lower) || !opensClause(t, opener)) return null
  const [, last] = t.sentence(opener)
  const comma = commaBeforeClause(t, opener + 3, Math.min(last, opener + 14))
  if (comma < 0) return null
  const trigger = range(opener + 1, comma)
  const state = trigger
    .slice(1)
    .some((x) => /^(RB|VBN|VBG|JJ)$/.test(t.tokens[x]!.tag) && !related(t.tokens[x]!.relation, ['amod']))
  const named = /^(NNP|PRP)/.test(t.tokens[trigger[0]!]!.tag)
  if (!state || !named || trigger.some((x) => /^(VB[DPZ]|MD)$/.test(t.tokens[x]!.tag))) return null
  const consequence = range(comma + 1, clauseEnd(t, comma + 1, last))
  if (!consequence.some((x) => t.tokens[x]!.tag === 'MD' && g.mood(t.tokens[x]!.lower) !== 'duty')) return null
  return {
    rule: 'attendant', form: 'if', trigger, triggerHead: trigger[0]!, head: headOf(t, consequence), consequence, connective: [opener],
  } // biome-ignore format: one line reads better
}
