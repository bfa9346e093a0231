import { type Condition, holds, overlap, type Span, type Statement } from '@onrecord/format'
import { spansOf, type Tree, tree } from '../clauses/tree.js'
import type { Conditioned, Context, Stated } from '../layers.js'
import { absence } from './absence.js'
import { bare } from './bare.js'
import { dependence } from './dependence.js'
import { grammarOf } from './grammar.js'
import { holderOf } from './holder.js'
import { marked } from './marked.js'
import { named } from './named.js'
import { rejection } from './reject.js'
import { requirement } from './requirement.js'
import type { Tie } from './tie.js'

/** Constructions in order: where two find the same trigger, the first holds. */
const CONSTRUCTIONS = [marked, named, dependence, requirement, absence, bare] as const

/**
 * Finds conditions: trigger, consequence, connective, and whose they are. A condition inside what somebody says is that statement's;
 * general truths, advice to the reader, indirect questions and counterfactuals about the past are left out.
 */
export function conditions(layer: Stated, context: Context): Conditioned {
  const { analysis, who } = layer
  const g = grammarOf(context.language)
  const t = tree(analysis)
  const taken: Span[] = []
  const out: Condition[] = []
  for (const construction of CONSTRUCTIONS)
    for (const found of construction(t, g)) {
      const trigger = spansOf(analysis, found.trigger)
      if (trigger.length === 0 || trigger.some((s) => taken.some((x) => overlap(s, x)))) continue
      const statement = sayerOf(layer.statements, trigger[0]!, spansOf(analysis, found.consequence), found.rule)
      const tie = within(t, found, statement)
      const consequence = spansOf(analysis, tie.consequence)
      const peopled = [...trigger, ...consequence].some((s) => who.within(s).length > 0)
      if (rejection(t, g, tie, { spoken: statement !== null, peopled }) !== null || consequence.length === 0) continue
      taken.push(...trigger)
      const connective = spansOf(analysis, tie.connective)
      out.push({
        holder: holderOf(t, g, tie, statement, layer, context),
        trigger,
        consequence,
        connective,
        form: tie.form,
        voice: statement ? 'speaker' : 'reporter',
        statement: statement?.id ?? null,
        ...(context.explain && { why: { rule: tie.rule, spans: connective.length > 0 ? connective : trigger } }),
      })
    }
  return { ...layer, conditions: out.sort((a, b) => a.trigger[0]!.start - b.trigger[0]!.start) }
}

/**
 * The innermost statement in whose content a condition stands: its trigger and something of its consequence; of a condition with a
 * connective the trigger is enough.
 */
function sayerOf(
  statements: readonly Statement[],
  trigger: Span,
  consequence: readonly Span[],
  rule: string,
): Statement | null {
  const innermost = (fits: (s: Statement) => boolean) =>
    statements.reduce<Statement | null>((best, s) => (fits(s) && (!best || s.depth >= best.depth) ? s : best), null)
  const said = (s: Statement) => s.content.some((c) => holds(c, trigger))
  const both = innermost((s) => said(s) && s.content.some((c) => consequence.some((x) => overlap(c, x))))
  return both ?? (rule === 'connective' ? innermost(said) : null)
}

/**
 * A tie whose consequence the syntax put outside what is said ("If he wins, she said, we will talk" hangs on "said"): the rest of what
 * is said in that sentence is the consequence.
 */
function within(t: Tree, tie: Tie, statement: Statement | null): Tie {
  if (!statement) return tie
  const said = (x: number) => statement.content.some((c) => c.start <= t.tokens[x]!.start && t.tokens[x]!.end <= c.end)
  const consequence = tie.consequence.filter(said)
  if (said(tie.head) || tie.rule === 'under one condition')
    return { ...tie, consequence: said(tie.head) ? consequence : tie.consequence }
  const used = new Set([...tie.trigger, ...tie.connective])
  const [first, last] = t.sentence(tie.triggerHead)
  const rest: number[] = []
  for (let x = first; x < last; x++) if (said(x) && !used.has(x) && t.tokens[x]!.relation !== 'mark') rest.push(x)
  const head = rest.find((x) => !rest.includes(t.tokens[x]!.head) || t.child(x, 'nsubj') >= 0) ?? tie.head
  return rest.length > 0 ? { ...tie, consequence: rest, head } : tie
}
