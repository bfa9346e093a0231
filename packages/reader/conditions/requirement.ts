import { related, type Tree } from '../clauses/tree.js'
import type { Grammar } from './grammar.js'
import { clause, range, type Tie } from './tie.js'

/** What an outcome asks for: "any deal must recognise …", "her plan would require …", "the school needs the money in order to …". */
export function requirement(t: Tree, g: Grammar): Tie[] {
  const out: Tie[] = []
  for (const { index } of t.tokens) {
    if (t.children(index).length === 0) continue
    const found = duty(t, g, index) ?? needs(t, g, index)
    if (found) out.push(found)
  }
  return out
}

/** A duty laid on an outcome that is not there yet: "any deal would have to …". */
function duty(t: Tree, g: Grammar, head: number): Tie | null {
  const subject = t.child(head, 'nsubj')
  if (subject < 0 || subject > head || !isOutcome(t, g, subject, true)) return null
  const own = t.children(head).filter((c) => c > subject && c < head && related(t.tokens[c]!.relation, ['aux']))
  const must = own.some((c) => g.mood(t.tokens[c]!.lower) === 'duty')
  if (must) return tie(t, 'duty', subject, head, own)
  // "would have to recognise": the duty is a verb with the act as its complement.
  const act = t.child(head, 'xcomp')
  const to = act >= 0 ? t.child(act, 'mark') : -1
  if (to < 0 || !(t.tokens[head]!.lemma === 'have' || g.mood(t.tokens[head]!.lemma) === 'duty')) return null
  return tie(t, 'duty', subject, act, [...own, head, to])
}

function tie(t: Tree, rule: string, subject: number, act: number, connective: readonly number[]): Tie {
  const taken = new Set([...t.subtree(subject), ...connective])
  return {
    rule, form: 'only-if', trigger: clause(t, act, taken), triggerHead: act, head: subject,
    thing: true,
    consequence: t.subtree(subject), connective,
  } // biome-ignore format: one line reads better
}

/** "requires": of an outcome; or of anybody, where the purpose is told ("need the money in order for the school to go forward"). */
function needs(t: Tree, g: Grammar, head: number): Tie | null {
  const { lemma, tag } = t.tokens[head]!
  if (!g.does('require', lemma) || !tag.startsWith('V')) return null
  const object = t.child(head, 'obj')
  const subject = t.child(head, 'nsubj')
  if (object < 0) return null
  const purpose = purposeOf(t, g, head)
  if (purpose) {
    const [opener, end] = purpose.opener
    return {
      rule: 'need in order to', form: 'only-if', trigger: t.subtree(object, (x) => x >= opener), triggerHead: object, head: purpose.act,
      consequence: t.subtree(purpose.act).filter((x) => x >= end), connective: [head, ...range(opener, end)],
    } // biome-ignore format: one line reads better
  }
  const denied = t.children(head).some((c) => g.negates(t.tokens[c]!.lower))
  if (
    subject < 0 ||
    denied ||
    t.child(head, 'xcomp') >= 0 ||
    !isOutcome(t, g, subject, false) ||
    /^(W|PRP|DT)/.test(t.tokens[object]!.tag)
  )
    return null
  const auxiliaries = t.children(head).filter((c) => related(t.tokens[c]!.relation, ['aux']))
  return {
    rule: 'require', form: 'only-if', trigger: t.subtree(object), triggerHead: object, head: subject,
    thing: true,
    consequence: t.subtree(subject), connective: [...auxiliaries, head],
  } // biome-ignore format: one line reads better
}

/** "in order for X to Y" behind a predicate: the tokens of its opener (end excluded), and Y. */
function purposeOf(t: Tree, g: Grammar, head: number): { opener: readonly [number, number]; act: number } | null {
  const [, last] = t.sentence(head)
  for (let i = head + 1; i < last; i++)
    for (const words of g.phrases('purpose')) {
      if (!words.every((w, k) => t.tokens[i + k]?.lower === w)) continue
      const end = i + words.length
      const act = range(end, last).find((x) => /^VB$/.test(t.tokens[x]!.tag))
      if (act !== undefined) return { opener: [i, end], act }
    }
  return null
}

/** Whether a noun is an outcome; where `open`, one that is not there yet ("any deal", "a settlement"). */
function isOutcome(t: Tree, g: Grammar, noun: number, open: boolean): boolean {
  const { lemma, lower } = t.tokens[noun]!
  if (!g.outcomes.has(lemma) && !g.outcomes.has(lower)) return false
  if (!open) return true
  const determiner = t.child(noun, 'det')
  return determiner >= 0 && g.does('any', t.tokens[determiner]!.lower)
}
