import type { Condition, Span } from '@onrecord/format'
import { spansOf, type Tree, tree } from '../clauses/tree.js'
import type { Conditioned, Context, Stated } from '../layers.js'
import { absence } from './absence.js'
import { bare } from './bare.js'
import { dependence } from './dependence.js'
import { type Grammar, grammarOf } from './grammar.js'
import { holderOf } from './holder.js'
import { interrupted } from './interrupted.js'
import { marked } from './marked.js'
import { named } from './named.js'
import { rejection } from './reject.js'
import { requirement } from './requirement.js'
import { withFinalAdverbs } from './surface.js'
import type { Tie } from './tie.js'
import { meets, voiced } from './voice.js'
import { withDescribedSubject, withJoinedSubject } from './whole-subject.js'

/** Acts of statements that bind somebody to what they are about, or lay it on others. */
const BINDING: ReadonlySet<string> = new Set(['promise', 'offer', 'warn', 'reject', 'demand', 'support'])

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
  const broken = (): Tie[] => interrupted(t, g, layer.statements)
  for (const construction of [broken, ...CONSTRUCTIONS])
    for (const found of construction(t, g)) {
      const { tie: cut, statement } = voiced(t, found, layer.statements)
      const tie = withDescribedSubject(t, withJoinedSubject(t, cut, statement))
      const trigger = spansOf(analysis, withFinalAdverbs(t, tie.trigger))
      if (trigger.length === 0 || meets(trigger, taken)) continue
      const consequence = spansOf(analysis, tie.consequence)
      const [first, last] = t.sentence(tie.triggerHead)
      const sentence = { start: t.tokens[first]!.start, end: t.tokens[last - 1]!.end }
      const peopled = [sentence, ...consequence].some((s) => who.within(s).length > 0)
      // "Said the terms would be published once talks had ended": that is planned, whoever does it.
      const planned = statement !== null && statement.kind !== 'direct' && isAhead(t, g, tie)
      const bound = planned || BINDING.has(statement?.act ?? '')
      if (consequence.length === 0 || rejection(t, g, tie, { spoken: statement !== null, peopled, bound }) !== null)
        continue
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

/** Whether what ties tells of what is still to come ("once", "as soon as"). */
const isAhead = (t: Tree, g: Grammar, { connective }: Tie): boolean =>
  g.connectives.get(t.tokens[connective[0] ?? -1]?.lower ?? '')?.some((c) => c.follows === 'ahead') ?? false
