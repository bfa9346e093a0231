import { isMark, related, type Tree } from '../clauses/tree.js'
import type { Grammar } from './grammar.js'
import { clauseStart, headOf } from './surface.js'
import { clause, range, type Tie } from './tie.js'

/** Conditions called so: "under one condition. …", "as a precondition to talks", "a condition for talks is …", "demanding that …". */
export function named(t: Tree, g: Grammar): Tie[] {
  return t.tokens.flatMap(({ index, lemma }) => {
    if (!g.conditionNouns.has(lemma)) return []
    const tie = underOne(t, g, index) ?? asOne(t, g, index) ?? copular(t, g, index) ?? demanded(t, g, index)
    const owner = t.child(index, 'nmod:poss')
    return tie ? [{ ...tie, thing: tie.rule !== 'under one condition', ...(owner >= 0 && { owner }) }] : []
  })
}

/** "under one condition": what it is follows, behind a colon or in the next sentence. */
function underOne(t: Tree, g: Grammar, noun: number): Tie | null {
  const lead = noun - 2
  if (lead < t.sentence(noun)[0] || !g.does('lead', t.tokens[lead]!.lower) || !g.does('one', t.tokens[noun - 1]!.lower))
    return null
  const [, last] = t.sentence(noun)
  const rest = range(noun + 1, last).filter((x) => !isMark(t.tokens[x]!))
  const next = last < t.tokens.length ? t.sentence(last) : null
  const trigger = rest.length > 1 ? range(noun + 1, last) : next ? range(next[0], next[1]) : []
  const connective = range(lead, noun + 1)
  let end = lead
  while (end > 0 && isMark(t.tokens[end - 1]!)) end--
  const consequence = end > 0 ? range(clauseStart(t, end), end) : []
  if (trigger.length === 0 || consequence.length === 0) return null
  return {
    rule: 'under one condition', form: 'only-if', trigger, triggerHead: trigger[0]!, head: headOf(t, consequence), consequence, connective,
  } // biome-ignore format: one line reads better
}

/** What a condition is for ("for talks", "to a ceasefire"): its tokens and the word that leads to them. */
interface Goal {
  readonly lead: number
  readonly tokens: readonly number[]
}

/** The goal behind a noun, up to the next verb or punctuation, whatever the tree hangs it on; null where it is not said. */
function goalOf(t: Tree, g: Grammar, noun: number): Goal | null {
  const [, last] = t.sentence(noun)
  const lead = noun + 1
  if (lead + 1 >= last || !g.does('goal', t.tokens[lead]!.lower)) return null
  let end = lead + 1
  while (end < last && !isMark(t.tokens[end]!) && !/^(MD|VB[DPZ]|W)/.test(t.tokens[end]!.tag)) end++
  return end > lead + 1 ? { lead, tokens: range(lead + 1, end) } : null
}

/** "withdraw as a precondition to talks": the act is the trigger. */
function asOne(t: Tree, g: Grammar, noun: number): Tie | null {
  const as = t
    .children(noun)
    .find((c) => g.does('as', t.tokens[c]!.lower) && related(t.tokens[c]!.relation, ['case', 'mark']))
  let act = t.tokens[noun]!.head
  const goal = goalOf(t, g, noun)
  if (as === undefined || act < 0 || !goal) return null
  // "Would not withdraw as a condition for talks": it is refused.
  if (t.children(act).some((c) => c < act && g.negates(t.tokens[c]!.lower))) return null
  // "capitulate by pulling back": the act with its manner.
  while (related(t.tokens[act]!.relation, ['advcl']) && t.tokens[act]!.tag === 'VBG' && t.tokens[act]!.head >= 0)
    act = t.tokens[act]!.head
  const taken = new Set([...range(as, noun + 1), goal.lead, ...goal.tokens])
  return {
    rule: 'as a condition', form: 'only-if', trigger: clause(t, act, taken), triggerHead: act, head: goal.tokens[0]!,
    consequence: goal.tokens, connective: range(as, goal.lead + 1),
  } // biome-ignore format: one line reads better
}

/** "A is a condition for B", "a condition for B is A". */
function copular(t: Tree, g: Grammar, noun: number): Tie | null {
  const goal = goalOf(t, g, noun)
  if (!goal) return null
  const subject = t.child(noun, 'nsubj', 'csubj')
  const copula = t.child(noun, 'cop')
  const base = { form: 'only-if', head: goal.tokens[0]!, consequence: goal.tokens } as const
  if (subject >= 0 && copula >= 0)
    return {
      ...base,
      rule: 'is a condition',
      trigger: t.subtree(subject),
      triggerHead: subject,
      connective: [copula, noun, goal.lead],
    }
  const predicate = t.tokens[noun]!.head
  const is = predicate < 0 ? -1 : t.child(predicate, 'cop')
  if (is < noun || !related(t.tokens[noun]!.relation, ['nsubj'])) return null
  const taken = new Set([...t.subtree(noun), ...goal.tokens, is])
  return {
    ...base,
    rule: 'the condition is',
    trigger: clause(t, predicate, taken),
    triggerHead: predicate,
    connective: [noun, goal.lead, is],
  }
}

/** "set out conditions for talks, demanding that …": what is demanded behind them in the sentence is the trigger. */
function demanded(t: Tree, g: Grammar, noun: number): Tie | null {
  const goal = goalOf(t, g, noun)
  if (!goal) return null
  const [, last] = t.sentence(noun)
  const from = goal.tokens[goal.tokens.length - 1]! + 1
  const trigger = range(from, last).find((x) => related(t.tokens[x]!.relation, ['ccomp']) && t.child(x, 'mark') >= from)
  if (trigger === undefined) return null
  return {
    rule: 'conditions demanded', form: 'only-if', trigger: clause(t, trigger, new Set()), triggerHead: trigger, head: goal.tokens[0]!,
    consequence: goal.tokens, connective: [noun, goal.lead],
  } // biome-ignore format: one line reads better
}
