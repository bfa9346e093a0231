import { overlap, type Span, type Statement } from '@onrecord/format'
import { isMark, type Tree } from '../clauses/tree.js'
import { headOf } from './surface.js'
import type { Tie } from './tie.js'

/** A tie and the statement in whose content it stands; null where the reporter says it. */
export interface Voiced {
  readonly tie: Tie
  readonly statement: Statement | null
}

/**
 * Finds who sets a condition, and keeps the tie to what he says: a trigger that took in the words of attribution ("demanded that Kyiv
 * withdraw") gives them up; a consequence the syntax put outside ("If he wins, she said, we will talk" hangs on "said") is the rest of
 * what is said in that sentence.
 */
export function voiced(t: Tree, found: Tie, statements: readonly Statement[]): Voiced {
  const inContent = (s: Statement, x: number) =>
    s.content.some((c) => c.start <= t.tokens[x]!.start && t.tokens[x]!.end <= c.end)
  const innermost = (fits: (s: Statement) => boolean) =>
    statements.reduce<Statement | null>((best, s) => (fits(s) && (!best || s.depth >= best.depth) ? s : best), null)
  const cued = (s: Statement, tokens: readonly number[]) =>
    tokens.some((x) => s.cue.some((c) => overlap(c, t.tokens[x]!)))
  const all = (s: Statement, tokens: readonly number[]) =>
    tokens.length > 0 && tokens.every((x) => inContent(s, x) || isMarkOnly(t, x))
  const some = (s: Statement, tokens: readonly number[]) => tokens.some((x) => inContent(s, x))

  // "As soon as they leave, the minister said on Monday": who says it may hang on the trigger's last words.
  const [first, last] = [found.trigger[0]!, found.trigger.at(-1)!]
  // "Said it would go if Iraq moved, drawing a reply": what was said ends within the trigger the tree has.
  const cut = (s: Statement): boolean =>
    found.rule === 'connective' &&
    found.connective.some((x) => inContent(s, x)) &&
    isMark(t.tokens[behind(t, s, found)]!)
  const told = innermost((s) => inContent(s, first) && !inContent(s, last) && (isTold(t, s, found) || cut(s)))
  const tie = told ? { ...found, trigger: found.trigger.filter((x) => inContent(told, x)) } : found

  // The condition is named in one sentence and told in the next: whoever is told to want the consequence sets it.
  if (tie.rule === 'under one condition') return { tie, statement: innermost((s) => some(s, tie.consequence)) }
  const swallowed =
    tie.rule !== 'as a condition' ? null : innermost((s) => cued(s, tie.trigger) && some(s, tie.trigger))
  if (swallowed)
    return { tie: { ...tie, trigger: tie.trigger.filter((x) => inContent(swallowed, x)) }, statement: swallowed }
  const verbs = tie.consequence.filter((x) => /^(V|MD)/.test(t.tokens[x]!.tag))
  // "His government would ask the Council to act if": the asking hangs on it, and who says so is whoever told of that.
  const asking = t.children(tie.head).some((c) => t.tokens[c]!.tag === 'MD')
  const above = (s: Statement): boolean => all(s, tie.trigger) && inContent(s, tie.head)
  const both =
    (asking ? innermost(above) : null) ??
    innermost((s) => all(s, tie.trigger) && some(s, verbs)) ??
    innermost((s) => all(s, tie.trigger) && some(s, tie.consequence))
  if (both) {
    // Of what is wider than the statement its content is left, without the subordinator or "to" that opens it.
    const inside = tie.consequence.filter((x) => inContent(both, x))
    const opens =
      inside.length < tie.consequence.length && inside.length > 1 && t.tokens[inside[0]!]!.relation === 'mark'
    const consequence = opens ? inside.slice(1) : inside
    const head = inContent(both, tie.head) ? tie.head : headOf(t, consequence)
    return { tie: { ...tie, consequence, head }, statement: both }
  }
  const trigger =
    tie.rule === 'connective' || tie.rule === 'conditions demanded' ? innermost((s) => all(s, tie.trigger)) : null
  return { tie: trigger && !tie.thing ? rest(t, tie, (x) => inContent(trigger, x)) : tie, statement: trigger }
}

/** Whether who says a statement, or that they do, stands behind its content within a trigger. */
const isTold = (t: Tree, { source, cue, content }: Statement, { trigger }: Tie): boolean =>
  trigger.some((x) => {
    const token = t.tokens[x]!
    return !content.some((c) => overlap(c, token)) && [...source, ...cue].some((c) => overlap(c, token))
  })

/** The first token of a trigger that stands in no content of a statement. */
const behind = (t: Tree, { content }: Statement, { trigger }: Tie): number =>
  trigger.find((x) => !content.some((c) => overlap(c, t.tokens[x]!))) ?? trigger[0]!

const isMarkOnly = (t: Tree, x: number): boolean => !/[\p{L}\p{N}]/u.test(t.tokens[x]!.text)

/** What else is said in the trigger's sentence, as the consequence. */
function rest(t: Tree, tie: Tie, said: (x: number) => boolean): Tie {
  const used = new Set([...tie.trigger, ...tie.connective])
  const [first, last] = t.sentence(tie.triggerHead)
  const consequence: number[] = []
  for (let x = first; x < last; x++)
    if (said(x) && !used.has(x) && t.tokens[x]!.relation !== 'mark') consequence.push(x)
  return consequence.length === 0 ? tie : { ...tie, consequence, head: headOf(t, consequence) }
}

/** Whether any two of the spans share a character. */
export const meets = (a: readonly Span[], b: readonly Span[]): boolean => a.some((x) => b.some((y) => overlap(x, y)))
