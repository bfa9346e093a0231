import { isMark, related, type Tree } from '../clauses/tree.js'
import type { Grammar } from './grammar.js'
import { clause, range, type Tie } from './tie.js'

/** Conditions called so: "under one condition. …", "as a precondition to talks", "a condition for talks is …", "demanding that …". */
export function named(t: Tree, g: Grammar): Tie[] {
  return t.tokens.flatMap(({ index, lemma }) =>
    g.conditionNouns.has(lemma)
      ? (underOne(t, g, index) ?? asOne(t, g, index) ?? copular(t, index) ?? demanded(t, index) ?? [])
      : [],
  )
}

/** "under one condition": what it is follows, behind a colon or in the next sentence. */
function underOne(t: Tree, g: Grammar, noun: number): Tie | null {
  const lead = t.children(noun).find((c) => g.does('lead', t.tokens[c]!.lower) && c < noun)
  const one = t.children(noun).find((c) => c < noun && g.does('one', t.tokens[c]!.lower))
  if (lead === undefined || one === undefined) return null
  const [, last] = t.sentence(noun)
  const rest = range(noun + 1, last).filter((x) => !isMark(t.tokens[x]!))
  const next = last < t.tokens.length ? t.sentence(last) : null
  const trigger = rest.length > 1 ? range(noun + 1, last) : next ? range(next[0], next[1]) : []
  const head = t.tokens[noun]!.head
  if (trigger.length === 0 || head < 0) return null
  const connective = range(lead, noun + 1)
  const taken = new Set([...connective, ...trigger, ...t.subtree(noun)])
  return {
    rule: 'under one condition', form: 'only-if', trigger, triggerHead: trigger[0]!, head, consequence: clause(t, head, taken), connective,
  } // biome-ignore format: one line reads better
}

/** "withdraw as a precondition to talks": the act is the trigger. */
function asOne(t: Tree, g: Grammar, noun: number): Tie | null {
  const as = t
    .children(noun)
    .find((c) => g.does('as', t.tokens[c]!.lower) && related(t.tokens[c]!.relation, ['case', 'mark']))
  const act = t.tokens[noun]!.head
  const goal = goalOf(t, noun)
  if (as === undefined || act < 0 || goal < 0) return null
  const opener = t.child(goal, 'case', 'mark')
  const taken = new Set(t.subtree(noun))
  return {
    rule: 'as a condition', form: 'only-if', trigger: clause(t, act, taken), triggerHead: act, head: goal,
    consequence: t.subtree(goal, (x) => x === opener),
    connective: [...t.subtree(noun, (x) => x === goal), ...(opener >= 0 ? [opener] : [])],
  } // biome-ignore format: one line reads better
}

/** "A is a condition for B", "a condition for B is A". */
function copular(t: Tree, noun: number): Tie | null {
  const goal = goalOf(t, noun)
  if (goal < 0) return null
  const opener = t.child(goal, 'case', 'mark')
  const consequence = t.subtree(goal, (x) => x === opener)
  const subject = t.child(noun, 'nsubj', 'csubj')
  const copula = t.child(noun, 'cop')
  const connective = (cop: number) => [...(cop >= 0 ? [cop] : []), noun, ...(opener >= 0 ? [opener] : [])]
  if (subject >= 0 && copula >= 0)
    return {
      rule: 'is a condition',
      form: 'only-if',
      trigger: t.subtree(subject),
      triggerHead: subject,
      head: goal,
      consequence,
      connective: connective(copula),
    }
  const predicate = t.tokens[noun]!.head
  if (predicate < 0 || !related(t.tokens[noun]!.relation, ['nsubj']) || t.child(predicate, 'cop') < 0) return null
  const cop = t.child(predicate, 'cop')
  const taken = new Set([...t.subtree(noun), cop])
  return {
    rule: 'the condition is',
    form: 'only-if',
    trigger: clause(t, predicate, taken),
    triggerHead: predicate,
    head: goal,
    consequence,
    connective: connective(cop),
  }
}

/** "set out conditions for talks, demanding that …": what is demanded behind them in the sentence is the trigger. */
function demanded(t: Tree, noun: number): Tie | null {
  const goal = goalOf(t, noun)
  if (goal < 0) return null
  const [, last] = t.sentence(noun)
  const trigger = range(goal + 1, last).find(
    (x) => related(t.tokens[x]!.relation, ['ccomp']) && t.child(x, 'mark') >= 0,
  )
  if (trigger === undefined || t.under(trigger, goal)) return null
  const opener = t.child(goal, 'case', 'mark')
  return {
    rule: 'conditions demanded', form: 'only-if', trigger: clause(t, trigger, new Set()), triggerHead: trigger, head: goal,
    consequence: t.subtree(goal, (x) => x === opener), connective: [noun, ...(opener >= 0 ? [opener] : [])],
  } // biome-ignore format: one line reads better
}

/** What a condition is for: "for talks", "to a ceasefire", "for ending the war"; -1 where it is not said. */
const goalOf = (t: Tree, noun: number): number =>
  t
    .children(noun)
    .find(
      (c) =>
        c > noun && related(t.tokens[c]!.relation, ['nmod', 'acl', 'advcl', 'obl']) && t.child(c, 'case', 'mark') >= 0,
    ) ?? -1
