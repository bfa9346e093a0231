import { firstAt, type Statement } from '@onrecord/format'
import { isMark, type Tree } from '../clauses/tree.js'
import type { Grammar } from './grammar.js'
import { headOf } from './surface.js'
import { range, type Tie } from './tie.js'

/**
 * Conditions whose two sides stand around whoever says so: "Talks could resume, the envoy said on Monday, provided both agree",
 * "Without a ruling, said Weber, they will be back where they began", "Until they leave, he said, he would stay". The tree hangs
 * one side on the verb of saying.
 */
export function interrupted(t: Tree, g: Grammar, statements: readonly Statement[]): Tie[] {
  return statements.flatMap(({ content }) => {
    if (content.length !== 2) return []
    const [before, behind] = content.map(({ start, end }) => {
      const all = range(firstAt(t.tokens, start), firstAt(t.tokens, end))
      while (all.length > 0 && isMark(t.tokens[all[0]!]!) && t.tokens[all[0]!]!.tag !== '``') all.shift()
      while (all.length > 0 && isMark(t.tokens[all.at(-1)!]!) && t.tokens[all.at(-1)!]!.tag !== "''") all.pop()
      return all
    })
    if (!before?.length || !behind?.length || t.sentence(before[0]!)[0] !== t.sentence(behind[0]!)[0]) return []
    return trailing(t, g, before, behind) ?? leading(t, g, before, behind) ?? []
  })
}

/** A trigger behind who says so. */
function trailing(t: Tree, g: Grammar, said: readonly number[], rest: readonly number[]): Tie | null {
  const [first] = rest
  const found = g.connectives
    .get(t.tokens[first!]!.lower)
    ?.find(({ words }) => words.length < rest.length && words.every((w, k) => t.tokens[first! + k]!.lower === w))
  const until = g.does('until', t.tokens[first!]!.lower)
  // "It throve, he said, until it went bankrupt" tells what was.
  if (!found && !(until && (may(t, said) || refuses(t, g, said)))) return null
  const trigger = rest.slice(found ? found.words.length : 1)
  if (found?.follows !== 'noun' && !hasVerb(t, trigger)) return null
  if (found?.follows === 'ahead' && !may(t, said)) return null
  const form = found?.form ?? (refuses(t, g, said) ? 'only-if' : 'unless')
  return tie(t, trigger, said, form, rest.slice(0, rest.length - trigger.length))
}

/** A trigger before who says so, where the word that opens it is no connective of clauses alone. */
function leading(t: Tree, g: Grammar, opening: readonly number[], said: readonly number[]): Tie | null {
  const [first, ...trigger] = opening
  const { lower } = t.tokens[first!]!
  if (trigger.length < 2 || !may(t, said)) return null
  if (g.does('without', lower)) {
    const head = headOf(t, trigger)
    return g.does('manner', t.tokens[head]!.lemma) ? null : tie(t, trigger, said, 'unless', [first!])
  }
  if (!g.does('until', lower) || !hasVerb(t, trigger)) return null
  return tie(t, trigger, said, refuses(t, g, said) ? 'only-if' : 'unless', [first!])
}

const tie = (
  t: Tree,
  trigger: readonly number[],
  consequence: readonly number[],
  form: Tie['form'],
  connective: readonly number[],
): Tie => ({
  rule: 'interrupted', form, trigger, triggerHead: headOf(t, trigger), head: headOf(t, consequence), consequence, connective,
}) // biome-ignore format: one line reads better

const hasVerb = (t: Tree, stretch: readonly number[]): boolean =>
  stretch.some((x) => /^(VB[DPZ]?|MD)$/.test(t.tokens[x]!.tag))
const may = (t: Tree, stretch: readonly number[]): boolean => stretch.some((x) => t.tokens[x]!.tag === 'MD')
const refuses = (t: Tree, g: Grammar, stretch: readonly number[]): boolean =>
  stretch.some((x) => g.negates(t.tokens[x]!.lower))
