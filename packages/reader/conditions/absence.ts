import { related, type Tree } from '../clauses/tree.js'
import type { Grammar } from './grammar.js'
import { clause, predicateOf, type Tie } from './tie.js'

/** What is refused or lost as long as something is missing: "won't talk without …", "not until …", "better get well before …". */
export function absence(t: Tree, g: Grammar): Tie[] {
  const out: Tie[] = []
  for (const { index, lower, relation, head } of t.tokens) {
    if (head < 0 || !related(relation, ['mark', 'case', 'advmod'])) continue
    const trigger = head
    const main = predicateOf(t, t.tokens[trigger]!.head)
    if (main < 0 || trigger < index || !related(t.tokens[trigger]!.relation, ['obl', 'advcl', 'nmod', 'parataxis']))
      continue
    const better = t.children(main).filter((c) => c < main && g.does('better', t.tokens[c]!.lower))
    const moods = t
      .children(main)
      .flatMap((c) => (related(t.tokens[c]!.relation, ['aux']) ? (g.mood(t.tokens[c]!.lower) ?? []) : []))
    const negated = t.children(main).some((c) => g.negates(t.tokens[c]!.lower))
    const taken = new Set([...t.subtree(trigger), index])
    const below = t.subtree(trigger, (x) => x === index)
    const tie = (rule: string, form: Tie['form']): Tie => ({
      rule, form, trigger: below, triggerHead: trigger, head: main, consequence: clause(t, main, taken), connective: [index],
    }) // biome-ignore format: one line reads better
    if (g.does('without', lower) && moods.some((m) => m !== 'duty')) out.push(tie('without', 'unless'))
    else if (g.does('until', lower) && negated && moods.length > 0 && related(t.tokens[trigger]!.relation, ['advcl']))
      out.push(tie('not until', 'only-if'))
    else if (
      g.does('before', lower) &&
      (moods.includes('duty') || better.length > 0) &&
      related(t.tokens[trigger]!.relation, ['advcl'])
    ) {
      const must = [...better, ...t.children(main).filter((c) => related(t.tokens[c]!.relation, ['aux']))]
      out.push({
        rule: 'must before', form: 'only-if', trigger: clause(t, main, new Set([...taken, ...must])), triggerHead: main, head: trigger,
        consequence: below, connective: [...must, index],
      }) // biome-ignore format: one line reads better
    }
  }
  return out
}
