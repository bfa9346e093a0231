import { isMark, related, type Tree } from '../clauses/tree.js'
import type { Grammar } from './grammar.js'
import { clauseEnd, clauseStart, headOf } from './surface.js'
import { clause, predicateOf, range, type Tie } from './tie.js'

/** What is refused or lost as long as something is missing: "won't talk without …", "not until …", "better get well before …". */
export function absence(t: Tree, g: Grammar): Tie[] {
  return t.tokens.flatMap(({ index, lower }) => {
    const without = g.does('without', lower)
    const before = g.does('before', lower)
    const tie =
      g.does('until', lower) || g.does('while', lower) || before ? (waits(t, g, index) ?? until(t, g, index)) : null
    return tie ?? (without || before ? missing(t, g, index) : null) ?? []
  })
}

/** "will not negotiate until Kyiv withdraws": a refusal before it in its clause, a clause behind it. */
function until(t: Tree, g: Grammar, index: number): Tie | null {
  const [, last] = t.sentence(index)
  const consequence = range(overQuote(t, index), index)
  const may = consequence.findIndex((x) => t.tokens[x]!.tag === 'MD')
  if (may < 0) return null
  const refused = consequence.slice(may).some((x) => g.negates(t.tokens[x]!.lower))
  // "Sanctions would stay until they give up": it ends with what must happen.
  const stays =
    g.does('until', t.tokens[index]!.lower) && consequence.slice(may).some((x) => g.does('stay', t.tokens[x]!.lemma))
  if (!refused && !stays) return null
  // "There would be no deal, while Brandt said": told beside it.
  if (isMark(t.tokens[index - 1]!) && t.tokens[index - 1]!.text === ',') return null
  const trigger = untilTurn(t, g, range(index + 1, clauseEnd(t, index + 1, last)))
  // "Until just before they meet": that is a time.
  if (trigger.slice(0, 2).some((x) => g.does('time', t.tokens[x]!.lower))) return null
  // A day or an hour is no condition: what must happen has a subject and says something of it.
  if (trigger.length < 3 || !trigger.some((x) => related(t.tokens[x]!.relation, ['nsubj']))) return null
  return {
    rule: 'not until', form: refused ? 'only-if' : 'unless', trigger, triggerHead: headOf(t, trigger), head: headOf(t, consequence), consequence,
    connective: [index],
  } // biome-ignore format: one line reads better
}

/** "Would wait until the ship had docked before lifting its veto": what is put off is told behind "before". */
function waits(t: Tree, g: Grammar, index: number): Tie | null {
  if (!g.does('until', t.tokens[index]!.lower) || !g.does('wait', t.tokens[index - 1]?.lemma ?? '')) return null
  const [, last] = t.sentence(index)
  const end = clauseEnd(t, index + 1, last)
  const before = range(index + 3, end - 1).find((x) => g.does('before', t.tokens[x]!.lower))
  if (before === undefined) return null
  const trigger = range(index + 1, before)
  const consequence = range(before + 1, end)
  return {
    rule: 'wait until', form: 'only-if', trigger, triggerHead: headOf(t, trigger), head: headOf(t, consequence), consequence,
    connective: [index - 1, index, before],
  } // biome-ignore format: one line reads better
}

/** A stretch before a quotation mark that closes what was opened before it, or a comma behind which something else is told ("…, and insisted"). */
function untilTurn(t: Tree, g: Grammar, stretch: readonly number[]): number[] {
  const quoted = (i: number): boolean => stretch.slice(0, i).some((x) => t.tokens[x]!.tag === '``')
  const close = stretch.findIndex(
    (x, i) =>
      (t.tokens[x]!.tag === "''" && !quoted(i)) ||
      (t.tokens[x]!.text === ',' &&
        (t.tokens[x + 1]?.tag === "''" ||
          g.does('source', t.tokens[x + 1]?.lower ?? '') ||
          (t.tokens[x + 1]?.tag === 'CC' && t.tokens[x + 2]?.tag === 'VBD'))),
  )
  return close > 0 ? stretch.slice(0, close) : [...stretch]
}

/** Where the clause before a token begins, quotations in it that are closed included ("would be “no truce” until"). */
function overQuote(t: Tree, to: number): number {
  const start = clauseStart(t, to)
  const inQuote = t.tokens[start - 1]?.tag === '``' && range(start, to).some((x) => t.tokens[x]!.tag === "''")
  return inQuote ? clauseStart(t, start - 1) : start
}

/** "without guarantees, Kyiv would …", "must withdraw before talks begin", as the tree has it. */
function missing(t: Tree, g: Grammar, index: number): Tie | null {
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
    // "Would take an offer without a pension", "would leave without a deal": it says which, and how; "would sign no deal without" ties.
    const refused = [...t.children(main), ...auxiliaries].some((c) => g.negates(t.tokens[c]!.lower))
    const before = t.tokens[index - 1]
    const onObject = before?.head === main && related(before.relation, ['obj'])
    const isWhich = (t.tokens[trigger]!.relation === 'nmod' || onObject) && t.child(main, 'expl') < 0
    if (index > main && !refused && (isWhich || g.does('leave', t.tokens[main]!.lemma))) return null
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
