import { isMark, related, type Tree } from '../clauses/tree.js'
import type { Grammar } from './grammar.js'
import type { Tie } from './tie.js'

/** What is known around a tie when it is judged. */
export interface Surroundings {
  /** Whether it stands inside what somebody says. */
  readonly spoken: boolean
  /** Whether an actor is mentioned in the trigger or the consequence. */
  readonly peopled: boolean
  /** Whether it stands in what somebody promises, offers, threatens, demands or refuses: that may be a thing ("rejects a truce unless"). */
  readonly bound: boolean
}

/**
 * Why a tie is no condition of anybody's, or null where it is one: a counterfactual about the past, something that was so, advice to
 * the reader, a courtesy, a general truth.
 */
export function rejection(t: Tree, g: Grammar, tie: Tie, { spoken, peopled, bound }: Surroundings): string | null {
  if (tie.trigger.length === 0 || tie.consequence.every((x) => isMark(t.tokens[x]!))) return 'nothing tied'
  const words = [...tie.trigger, ...tie.consequence]
  const resumed = tie.connective.some((x) => g.does('resume', t.tokens[x]!.lower))
  if (tie.rule === 'connective' && !resumed && !bound && !tie.consequence.some((x) => /^(V|MD)/.test(t.tokens[x]!.tag)))
    return 'nothing tied'
  const addressed = (x: number) => g.person(t.tokens[x]!.lower) === '2'
  if (!spoken && words.some(addressed)) return 'advice'
  const firsts = [tie.trigger, tie.consequence].map((side) => side.find((x) => !isMark(t.tokens[x]!)))
  // "You can’t be happy without faith."
  if (tie.rule === 'without' && firsts[1] !== undefined && addressed(firsts[1])) return 'general'
  if (tie.rule !== 'connective' && tie.rule !== 'inversion') return null
  if (spoken && isBrokenOff(t, tie)) return 'broken off'
  if (isWish(t, g, tie)) return 'wish'
  if (isHabit(t, g, tie) || isView(t, g, tie)) return 'general'
  if (isCourtesy(t, g, tie)) return 'courtesy'
  if (isPast(t, g, tie)) return 'past'
  if (perfect(t, tie.head) || (perfect(t, tie.triggerHead) && hasHad(t, tie.triggerHead))) return 'counterfactual'
  const may = tie.consequence.some((x) => t.tokens[x]!.tag === 'MD')
  // "If you look at the polls, …" shows something; "if you show him, he may …" brings something about.
  if (firsts[0] !== undefined && addressed(firsts[0]) && !may) return 'general'
  if (firsts.every((x) => x !== undefined && addressed(x))) return 'general'
  if (isOrder(t, tie.head)) return 'advice'
  if (isPlea(t, g, tie)) return 'courtesy'
  if (isNaming(t, tie.head)) return 'general'
  const named = words.some((x) => t.tokens[x]!.tag.startsWith('NNP') || (spoken && g.somebody(t.tokens[x]!.lower)))
  // Whoever binds themselves, or lays it on others, says no general truth.
  return peopled || named || bound ? null : 'general'
}

/**
 * "If you look at the polls", "if you don’t mind", "if I may", "if that’s what you’re asking": who listens is turned to something or asked
 * for leave; nothing hangs on it.
 */
function isCourtesy(t: Tree, g: Grammar, { trigger, triggerHead }: Tie): boolean {
  const speaks = (x: number): boolean => ['1', '2'].includes(g.person(t.tokens[x]!.lower) ?? '')
  const said = trigger.filter((x) => !isMark(t.tokens[x]!))
  const [first, second] = said
  if (first === undefined || second === undefined) return false
  // "If I may on the talks".
  const verb = said.slice(1).find((x) => !/^(MD|RB)/.test(t.tokens[x]!.tag))
  const may = t.tokens[second]!.tag === 'MD'
  if (speaks(first) && (verb === undefined || (may && /^(IN|TO)$/.test(t.tokens[verb]!.tag)))) return true
  const isTurned = (x: number): boolean =>
    g
      .phrases('regard')
      .some((words) => words.every((w, k) => [t.tokens[x + k]?.lower, t.tokens[x + k]?.lemma].includes(w)))
  if (speaks(first) && said.slice(1, REGARD).some(isTurned)) return true
  // "He can be there if he wants."
  if (said.length === 2 && g.does('please', t.tokens[second]!.lemma)) return true
  const pointed = t.tokens[first]!.tag === 'DT' || t.tokens[first]!.tag === 'PRP'
  return (
    pointed &&
    !speaks(first) &&
    subjectOf(t, triggerHead) === first &&
    said.some((x) => g.does('meant', t.tokens[x]!.lemma) && g.person(t.tokens[subjectOf(t, x)]?.lower ?? '') === '2')
  )
}

/** "It would be great if they got along": nothing hangs on it, somebody would like it. */
const isWish = (t: Tree, g: Grammar, { consequence, head }: Tie): boolean =>
  consequence.some((x) => g.mood(t.tokens[x]!.lower) === 'conditional') &&
  /^(PRP|DT)$/.test(t.tokens[subjectOf(t, head)]?.tag ?? '') &&
  !['1', '2'].includes(g.person(t.tokens[subjectOf(t, head)]!.lower) ?? '') &&
  !g.somebody(t.tokens[subjectOf(t, head)]!.lower) &&
  [head, ...t.children(head)].some((x) => g.good(t.tokens[x]!.lower)) &&
  !t.children(head).some((x) => g.negates(t.tokens[x]!.lower))

/** "If I play badly, I always blame my caddy." */
const isHabit = (t: Tree, g: Grammar, { trigger, consequence }: Tie): boolean =>
  ![...trigger, ...consequence].some((x) => t.tokens[x]!.tag === 'MD') &&
  consequence.some((x) => g.does('habit', t.tokens[x]!.lower))

/** "If it seems odd, she believes it is not", "if they think so, they’re wrong": what somebody thinks is answered. */
const isView = (t: Tree, g: Grammar, { triggerHead, consequence, head }: Tie): boolean =>
  !consequence.some((x) => t.tokens[x]!.tag === 'MD') &&
  ((g.does('seem', t.tokens[triggerHead]?.lemma ?? '') && t.child(triggerHead, 'xcomp', 'ccomp') >= 0) ||
    (g.does('err', t.tokens[head]?.lower ?? '') && g.says(t.tokens[triggerHead]?.lemma ?? '')))

/** "If there is — and he told me before": the trigger was not said. */
function isBrokenOff(t: Tree, { trigger }: Tie): boolean {
  const dash = trigger.findIndex((x) => /^(—|–|--)$/.test(t.tokens[x]!.text))
  return dash > 0 && dash <= BROKEN && /^(VB[PZ]|IN|TO|DT|CC)$/.test(t.tokens[trigger[dash - 1]!]!.tag)
}

/** So few words of a trigger that a dash ends say nothing. */
const BROKEN = 3

/** Words of a trigger among which the verb stands that turns whoever listens to something. */
const REGARD = 5

const subjectOf = (t: Tree, head: number): number => t.child(head, 'nsubj', 'csubj')

const auxiliaries = (t: Tree, head: number): number[] =>
  t.children(head).filter((c) => related(t.tokens[c]!.relation, ['aux', 'cop']) && c < head)

/** "would have signed", "would have been cool" */
const perfect = (t: Tree, head: number): boolean =>
  (t.tokens[head]?.tag === 'VBN' || auxiliaries(t, head).some((c) => t.tokens[c]!.lower === 'been')) &&
  auxiliaries(t, head).some((c) => t.tokens[c]!.lemma === 'have') &&
  auxiliaries(t, head).some((c) => t.tokens[c]!.tag === 'MD' || t.tokens[c]!.tag === 'VBD')

/** "had signed" */
const hasHad = (t: Tree, head: number): boolean =>
  auxiliaries(t, head).some((c) => t.tokens[c]!.lemma === 'have' && t.tokens[c]!.tag === 'VBD')

/** What happened, or was so: a past tense on both sides, or done already, and nothing that may or might be. */
function isPast(t: Tree, g: Grammar, { trigger, triggerHead, consequence, connective, form, head }: Tie): boolean {
  // "Was open to talks only if they dropped it", "promised aid if he signed": told in the past, what is meant was ahead.
  if (form === 'only-if' && connective.some((x) => g.does('hypothetical', t.tokens[x]!.lower))) return false
  if (t.tokens[head]?.tag.startsWith('V') && g.commits(t.tokens[head]!.lemma)) return false
  if (
    consequence.some((x) => t.tokens[x]!.tag === 'MD') ||
    (form === 'unless' && consequence.some((x) => isPlanned(t, x))) ||
    auxiliaries(t, triggerHead).some((c) => t.tokens[c]!.tag === 'MD')
  )
    return false
  // Forms that are alike in both may be taken for participles ("at times bordered on").
  const past = (x: number) => {
    const tag = t.tokens[auxiliaries(t, x)[0] ?? x]?.tag
    return tag === 'VBD' || (tag === 'VBN' && auxiliaries(t, x).length === 0 && subjectOf(t, x) >= 0)
  }
  // A clause that describes ("the mother who has given birth") is not what is tied.
  const done =
    t.tokens[head]?.tag === 'VBN' &&
    !related(t.tokens[head]!.relation, ['acl']) &&
    auxiliaries(t, head).some((c) => t.tokens[c]!.lemma === 'have')
  const finite = trigger.some((x) => /^(VB[DPZ]|MD)$/.test(t.tokens[x]!.tag))
  // The trigger itself may be read as the complement; another one may hold what is still ahead ("promised to …").
  const open = t.children(head).some((c) => c !== triggerHead && related(t.tokens[c]!.relation, ['xcomp', 'ccomp']))
  // "Have been looking for what he plans if he wins."
  const lasting =
    t.tokens[head]?.tag === 'VBG' && !open && auxiliaries(t, head).some((c) => t.tokens[c]!.lemma === 'have')
  return done || lasting || (past(head) && (past(triggerHead) || (!finite && !open)))
}

/** "Had no plan to halt": what a noun says is to be done is still ahead. */
const isPlanned = (t: Tree, x: number): boolean =>
  t.tokens[x]!.tag === 'VB' &&
  related(t.tokens[x]!.relation, ['acl']) &&
  t.children(x).some((c) => t.tokens[c]!.tag === 'TO')

/** "If anybody is to blame, it's Brandt": nothing comes about, somebody is named. */
const isNaming = (t: Tree, head: number): boolean =>
  t.tokens[head]?.tag.startsWith('NNP') === true &&
  t.child(head, 'cop') >= 0 &&
  t.child(head, 'case') < 0 &&
  t.tokens[subjectOf(t, head)]?.tag === 'PRP'

/** "Correct me if", "stop me if": who listens is asked something of for the talk. */
function isPlea(t: Tree, g: Grammar, { consequence }: Tie): boolean {
  const [first, second] = consequence.filter((x) => !isMark(t.tokens[x]!))
  if (first === undefined || second === undefined) return false
  return (
    /^VBP?$/.test(t.tokens[first]!.tag) &&
    g.person(t.tokens[second]!.lower) === '1' &&
    t.tokens[second]!.head === first &&
    subjectOf(t, first) < 0
  )
}

/** "If you are in that situation, please read …": a bare verb without subject or auxiliary that governs its sentence. */
const isOrder = (t: Tree, head: number): boolean =>
  t.tokens[head]?.tag === 'VB' &&
  t.tokens[head]!.relation === 'root' &&
  subjectOf(t, head) < 0 &&
  auxiliaries(t, head).length === 0
