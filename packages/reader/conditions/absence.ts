import { related, type Tree } from '../clauses/tree.js'
import type { Grammar } from './grammar.js'
import { clauseEnd, clauseStart, headOf } from './surface.js'
import { clause, predicateOf, range, type Tie } from './tie.js'

/** What is refused or lost as long as something is missing: "won't talk without …", "not until …", "better get well before …". */
export function absence(t: Tree, g: Grammar): Tie[] {
  return t.tokens.flatMap(({ index, lower }) => {
    const tie = g.does('until', lower)
      ? until(t, g, index)
      : g.does('without', lower) || g.does('before', lower)
        ? without(t, g, index)
        : null
    return tie ?? []
  })
}

/** "will not negotiate until Kyiv withdraws": a refusal before it in its clause, a clause behind it. */
function until(t: Tree, g: Grammar, index: number): Tie | null {
  const [, last] = t.sentence(index)
  const consequence = range(clauseStart(t, index), index)
  const refusal = consequence.findIndex((x) => t.tokens[x]!.tag === 'MD')
  if (refusal < 0 || !consequence.slice(refusal).some((x) => g.negates(t.tokens[x]!.lower))) return null
  const trigger = range(index + 1, clauseEnd(t, index + 1, last))
  // "Until just before they meet": that is a time.
  if (trigger.slice(0, 2).some((x) => g.does('time', t.tokens[x]!.lower))) return null
  // A day or an hour is no condition: what must happen has a subject and says something of it.
  if (trigger.length < 3 || !trigger.some((x) => related(t.tokens[x]!.relation, ['nsubj']))) return null
  return {
    rule: 'not until', form: 'only-if', trigger, triggerHead: headOf(t, trigger), head: headOf(t, consequence), consequence,
    connective: [index],
  } // biome-ignore format: one line reads better
}

/** "without guarantees, Kyiv would …", "must withdraw before talks begin", as the tree has it. */
function without(t: Tree, g: Grammar, index: number): Tie | null {
  const { lower, relation, head: trigger } = t.tokens[index]!
  if (trigger < index || !related(relation, ['mark', 'case', 'advmod'])) return null
  const main = predicateOf(t, t.tokens[trigger]!.head)
  if (main < 0 || !related(t.tokens[trigger]!.relation, ['obl', 'advcl', 'nmod', 'parataxis'])) return null
  const auxiliaries = t.children(main).filter((c) => related(t.tokens[c]!.relation, ['aux']))
  const moods = auxiliaries.flatMap((c) => g.mood(t.tokens[c]!.lower) ?? [])
  const below = t.subtree(trigger, (x) => x === index || related(t.tokens[x]!.relation, ['advcl', 'parataxis']))
  const taken = new Set([...t.subtree(trigger), index])
  if (g.does('without', lower)) {
    if (!moods.some((m) => m !== 'duty')) return null
    // "You could do without it", "paid without delay", "not without them": nothing hangs on it, or nobody knows on what.
    if (g.does('spare', t.tokens[index - 1]?.lemma ?? '') || g.does('manner', t.tokens[trigger]!.lemma)) return null
    if (t.tokens[trigger]!.tag === 'PRP') return null
    const consequence = clause(t, main, taken)
    return {
      rule: 'without',
      form: 'unless',
      trigger: below,
      triggerHead: trigger,
      head: main,
      consequence,
      connective: [index],
    }
  }
  const must = [...t.children(main).filter((c) => c < main && g.does('better', t.tokens[c]!.lower)), ...auxiliaries]
  if (
    !(moods.includes('duty') || must.length > auxiliaries.length) ||
    !related(t.tokens[trigger]!.relation, ['advcl', 'parataxis'])
  )
    return null
  return {
    rule: 'must before', form: 'only-if', trigger: clause(t, main, new Set([...taken, ...must])), triggerHead: main, head: trigger,
    consequence: below, connective: [...must, index],
  } // biome-ignore format: one line reads better
}
