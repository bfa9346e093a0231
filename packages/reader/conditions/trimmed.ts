import { isMark, type Tree } from '../clauses/tree.js'
import type { Grammar } from './grammar.js'
import type { Tie } from './tie.js'

/** Words a source may have that is named behind or before its verb at the end of a stretch. */
const SOURCE = 8

/** A tie without what belongs to neither side: who said it ("…, people close to her figure"), and what the sentence tells as done behind "and". */
export function trimmed(t: Tree, g: Grammar, tie: Tie): Tie {
  const trigger = beforeSource(t, g, beforeAside(t, beforeDone(t, tie)))
  const consequence = behindOpener(t, beforeSource(t, g, tie.consequence))
  return trigger.length === 0 || consequence.length === 0 ? tie : { ...tie, trigger, consequence }
}

/** What is tied is told without the word that opens its clause, which may be tagged as a pronoun ("told the paper that he would"). */
const behindOpener = (t: Tree, stretch: readonly number[]): readonly number[] =>
  t.tokens[stretch[0] ?? -1]?.tag === 'WDT' && stretch.length > 1 ? stretch.slice(1) : stretch

/** A stretch without the comma, verb and source, or comma, source and verb, that it ends with. */
function beforeSource(t: Tree, g: Grammar, stretch: readonly number[]): readonly number[] {
  const comma = stretch.findLastIndex((x, i) => t.tokens[x]!.text === ',' && i < stretch.length - 1)
  const tail = stretch.slice(comma + 1).filter((x) => !isMark(t.tokens[x]!))
  if (comma <= 0 || tail.length < 2 || tail.length > SOURCE) return stretch
  const says = (x: number): boolean => /^VB[DPZ]?$/.test(t.tokens[x]!.tag) && g.says(t.tokens[x]!.lemma)
  const isVerb = (x: number): boolean => /^(V|MD)/.test(t.tokens[x]!.tag)
  const opens = (x: number): boolean => /^(N|PRP|DT|JJ)/.test(t.tokens[x]!.tag)
  const [head, behind, last] = [tail[0]!, tail.slice(1), tail.at(-1)!]
  const told =
    (says(head) && opens(behind[0]!) && !behind.some(isVerb)) ||
    (says(last) && opens(head) && !tail.slice(0, -1).some(isVerb))
  return told ? stretch.slice(0, comma) : stretch
}

/** "If they pass it and urged lawmakers to read it": a trigger ahead ends before a verb in the past. */
function beforeDone(t: Tree, { trigger, triggerHead }: Tie): readonly number[] {
  if (!/^VB[PZ]$/.test(t.tokens[triggerHead]?.tag ?? '')) return trigger
  const and = trigger.findIndex((x, i) => t.tokens[x]!.tag === 'CC' && t.tokens[trigger[i + 1] ?? -1]?.tag === 'VBD')
  return and > 0 ? trigger.slice(0, and) : trigger
}

/** "If she wins power — but would not say how", "if Iraq moves, drawing a reply": a trigger with a verb ends before what is told beside it. */
function beforeAside(t: Tree, trigger: readonly number[]): readonly number[] {
  const close = trigger.findIndex((x, i) => {
    const next = t.tokens[trigger[i + 1] ?? -1]?.tag ?? ''
    const { text } = t.tokens[x]!
    if (!(/^(—|–|--)$/.test(text) && next === 'CC') && !(text === ',' && next === 'VBG')) return false
    return trigger.slice(0, i).some((y) => /^(VB[DPZ]|MD)$/.test(t.tokens[y]!.tag))
  })
  return close >= CLAUSE ? trigger.slice(0, close) : trigger
}

/** Words of the shortest trigger that is cut: one that broke off has fewer. */
const CLAUSE = 4
