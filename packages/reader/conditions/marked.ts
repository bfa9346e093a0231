import type { Token } from '@onrecord/language'
import { isMark, related, type Tree } from '../clauses/tree.js'
import { finiteAbove, nearest } from './above.js'
import type { Connective, Grammar } from './grammar.js'
import { isAsked, isIndirect, mayBe } from './indirect.js'
import { clauseEnd, clauseStart, commaBeforeClause, headOf, isMarker, opensClause } from './surface.js'
import { clause, predicateOf, range, type Tie } from './tie.js'
import { trimmed } from './trimmed.js'

/** Relations of a word that opens a clause to the clause's predicate. */
const OPENS = ['mark', 'advmod', 'case', 'fixed', 'cc']
/** Relations of a trigger to what it is tied to. */
const HANGS = ['advcl', 'obl', 'ccomp', 'acl', 'nmod', 'conj', 'xcomp', 'parataxis']

/** Conditions tied by a connective: "if …", "only when …", "unless …", "in the event of …". */
export function marked(t: Tree, g: Grammar): Tie[] {
  const out: Tie[] = []
  for (let i = 0; i < t.tokens.length; i++) {
    const found = matchAt(t, g, i)
    if (!found) continue
    const at = { start: i, end: i + found.words.length, found }
    const none =
      concedes(t, g, i) || isEmpty(t, g, at) || isQuestion(t, g, at) || isChoice(t, g, at) || isWord(t, g, at)
    const tie = none ? null : (opening(t, g, at) ?? byTree(t, g, at))
    if (tie && !isVerb(t, tie, at) && !isInside(tie, at) && (found.follows !== 'ahead' || isAhead(t, g, tie)))
      out.push(trimmed(t, g, restricted(t, g, tie, i)))
    i = at.end - 1
  }
  return out
}

interface Place {
  readonly start: number
  readonly end: number
  readonly found: Connective
}

function matchAt(t: Tree, g: Grammar, i: number): Connective | undefined {
  const [, last] = t.sentence(i)
  if (g.does('parted', t.tokens[i]!.lower) && isRestricted(t, g, i))
    return { words: [t.tokens[i]!.lower], form: 'only-if', follows: 'ahead' }
  return g.connectives
    .get(t.tokens[i]!.lower)
    ?.find(({ words }) => i + words.length < last && words.every((w, k) => t.tokens[i + k]!.lower === w))
}

/** "Would only restore it when they could": the word that restricts what is tied stands before its verb. */
function isRestricted(t: Tree, g: Grammar, i: number): boolean {
  const verb = t.tokens[t.tokens[i]!.head]?.head ?? -1
  const opens = /^(mark|advmod)$/.test(t.tokens[i]!.relation) && verb >= 0 && verb < i
  return (
    opens &&
    t
      .children(verb)
      .some((c) => c < verb && g.does('restrict', t.tokens[c]!.lower) && /^(V|MD|RB)/.test(t.tokens[c + 1]!.tag))
  )
}

/** "even if", "as if", "what if": it holds anyway, or is asked. */
function concedes(t: Tree, g: Grammar, i: number): boolean {
  const before = i > t.sentence(i)[0] ? t.tokens[i - 1]!.lower : ''
  return g.does('concede', before) || g.does('as', before)
}

/** "It’s a big if, but", "you once again have", "if when they hear": a noun, an adverb, or a slip, that ties nothing; "if it — if they": said anew. */
const isWord = (t: Tree, g: Grammar, { start, end }: Place): boolean =>
  g.does('anew', t.tokens[end]!.lower) ||
  t.tokens[end]!.tag === 'WRB' ||
  range(end, Math.min(t.sentence(start)[1], end + SLIP)).some(
    (x) => DASH.test(t.tokens[x - 1]!.text) && t.tokens[x]!.lower === t.tokens[start]!.lower,
  ) ||
  (/^(DT|JJ)$/.test(t.tokens[start - 1]?.tag ?? '') && isMark(t.tokens[end]!))

/** "Not aware if", "choose when and if", "see if they can or if": a question told, whatever the tree hangs it on. */
function isQuestion(t: Tree, g: Grammar, { start, found }: Place): boolean {
  if (found.form !== 'if' || found.follows !== 'clause' || found.words.length > 1) return false
  const [first] = t.sentence(start)
  let i = start - 1
  // "See if they can talk, if they can meet": the second is asked as the first is.
  if (t.tokens[i]?.text === ',') {
    const before = range(first, i).findLast((x) => t.tokens[x]!.lower === found.words[0])
    if (before !== undefined && isQuestion(t, g, { start: before, end: before + 1, found })) return true
  }
  if (i > first && t.tokens[i]!.tag === 'CC') {
    const opener = (x: number) => /^W(RB|P|DT)$/.test(t.tokens[x]!.tag) || t.tokens[x]!.lower === found.words[0]
    i = (range(first, i).findLast(opener) ?? first) - 1
    // "Unsure about whom to back — and if he will vote".
    if (i > first && t.tokens[i]!.tag === 'IN') i--
  }
  return i >= first && /^(V|JJ)/.test(t.tokens[i]!.tag) && g.indirect.has(t.tokens[i]!.lemma)
}

/** "About how it will look, if in the open or not": the clause asks which of two. */
function isChoice(t: Tree, g: Grammar, { end, found }: Place): boolean {
  if (found.form !== 'if' || found.follows !== 'clause') return false
  const [, last] = t.sentence(end - 1)
  const close = range(end, last).find((x) => isMark(t.tokens[x]!)) ?? last
  const [or, not] = [t.tokens[close - 2], t.tokens[close - 1]]
  return or?.tag === 'CC' && not !== undefined && close - 2 > end && g.does('choice', `${or.lower} ${not.lower}`)
}

/** "A truce for Ramadan provided convoys were let through": something that may be, and behind the word a clause of its own. */
const isTied = (t: Tree, { trigger, consequence }: Tie, { start, end }: Place): boolean =>
  !isMark(t.tokens[end]!) &&
  t.tokens[start]!.tag !== 'VBG' &&
  consequence.some((x) => t.tokens[x]!.tag === 'MD') &&
  trigger.some((x) => /^(VB[DPZ]?|MD)$/.test(t.tokens[x]!.tag)) &&
  trigger.some((x) => related(t.tokens[x]!.relation, ['nsubj']))

/** "Providing funds to help", "and provided the funds", "we’re providing", "from laws to providing": the verb itself, where no clause of its own follows or it has a subject or preposition. */
const isVerb = (t: Tree, tie: Tie, at: Place): boolean =>
  at.found.words.length === 1 &&
  !isTied(t, tie, at) &&
  /^VB[DGN]/.test(t.tokens[at.start]!.tag) &&
  (t.children(at.start).some((c) => c === at.start - 1 && /^(IN|TO)$/.test(t.tokens[c]!.tag)) ||
    !tie.trigger.some((x) => /^(VB[DPZ]|MD)$/.test(t.tokens[x]!.tag)) ||
    t.children(at.start).some((c) => c < at.start && related(t.tokens[c]!.relation, ['nsubj', 'aux'])))

/** Whether what is tied stands between the connective and its trigger: the tree took a part of the trigger for it. */
const isInside = ({ trigger, consequence }: Tie, { start }: Place): boolean =>
  consequence.length > 0 && consequence[0]! > start && consequence.at(-1)! < trigger[0]!

/** A trigger that opens its clause: it ends with the comma behind which the consequence begins. */
function opening(t: Tree, g: Grammar, { start, end, found }: Place): Tie | null {
  if (!opensClause(t, start) || isAsked(t, g, start)) return null
  const [, last] = t.sentence(start)
  const aside = parenthesis(t, { start, end, found }, last)
  if (aside) return aside
  const resumed =
    range(end + 1, last - 1).find((x) => t.tokens[x]!.text === ',' && g.does('resume', behindQuote(t, x).lower)) ?? -1
  // "Ensure that as long as they fight, that we stand by them": its subordinator may stand again before the consequence.
  const again = isMarker(t, start - 1) ? t.tokens[start - 1]!.lower : null
  const marked =
    range(end + 1, last - 2).find((x) => t.tokens[x]!.text === ',' && t.tokens[x + 1]!.lower === again) ?? -1
  const turned = g.does('restrict', found.words[0]!) ? inverted(t, end, last) : -1
  const comma = turned >= 0 ? -1 : resumed >= 0 ? resumed : marked >= 0 ? marked : commaBeforeClause(t, end + 1, last)
  const turn = turned >= 0 ? turned : comma < 0 ? withoutComma(t, end, last) : -1
  if (comma < 0 && turn < 0) return null
  const from = turn >= 0 ? turn : resumed < 0 && comma === marked ? comma + 2 : comma + 1
  const trigger = untilQuoteEnds(t, range(end, turn >= 0 ? turn : comma))
  const consequence = range(from, clauseEnd(t, from, last))
  const has = (side: readonly number[], tag: RegExp) => side.some((x) => tag.test(t.tokens[x]!.tag))
  // A trigger that is a clause has its verb, which may have been taken for a noun; "in the event of" has none.
  const isClause = found.follows === 'clause' || found.follows === 'ahead'
  if (isClause && !has(trigger, /^(V|MD)/) && !has(consequence, /^MD/)) return null
  return {
    rule: 'connective', form: found.form, trigger, triggerHead: headOf(t, trigger), head: headOf(t, consequence), consequence,
    connective: range(start, end),
  } // biome-ignore format: one line reads better
}

/** "Only after they leave will we talk": where what follows begins with its auxiliary, or -1. */
function inverted(t: Tree, from: number, last: number): number {
  const turn = range(from + 2, last - 2).find(
    (x) =>
      (t.tokens[x]!.tag === 'MD' || t.tokens[x]!.lemma === 'do') &&
      /^(PRP|DT|NNP)/.test(t.tokens[x + 1]!.tag) &&
      range(from, x).some((y) => /^VB[DPZ]$/.test(t.tokens[y]!.tag)),
  )
  return turn ?? -1
}

/** "If I got an offer I would settle the case": where what follows begins without a comma, or -1. */
function withoutComma(t: Tree, from: number, last: number): number {
  const end = range(from, last).find((x) => isMark(t.tokens[x]!)) ?? last
  const turn = range(from + 3, end - 2).find(
    (x) => t.tokens[x]!.tag === 'PRP' && t.tokens[x + 1]!.tag === 'MD' && t.tokens[x - 1]!.tag.startsWith('N'),
  )
  return turn !== undefined && range(from, turn).some((x) => /^(VB[DPZ]|MD)$/.test(t.tokens[x]!.tag)) ? turn : -1
}

/** The token behind one, or behind the quotation mark that opens there. */
const behindQuote = (t: Tree, at: number): Token => {
  const next = t.tokens[at + 1]!
  return next.tag === '``' ? (t.tokens[at + 2] ?? next) : next
}

/** A trigger between commas within its consequence: "she might, if elected, nominate him". */
function parenthesis(t: Tree, { start, end, found }: Place, last: number): Tie | null {
  if (t.tokens[start - 1]?.text !== ',') return null
  const close = range(end + 1, last - 1).find((x) => t.tokens[x]!.text === ',')
  if (close === undefined || !(/^(MD|VB[DPZ]?)$/.test(t.tokens[close + 1]!.tag) || isCut(t, start - 1, close + 1)))
    return null
  const consequence = [
    ...range(clauseStart(t, start - 1), start - 1),
    ...range(close + 1, clauseEnd(t, close + 1, last)),
  ]
  const trigger = range(end, close)
  return {
    rule: 'connective', form: found.form, trigger, triggerHead: headOf(t, trigger), head: headOf(t, consequence), consequence,
    connective: range(start, end),
  } // biome-ignore format: one line reads better
}

/** "Make the exit, if it comes, an opportunity": what stands behind the second comma is what the verb before the first takes. */
const isCut = (t: Tree, before: number, behind: number): boolean =>
  t.tokens[behind]!.tag === 'DT' &&
  range(clauseStart(t, before), before).some(
    (x) => /^VB/.test(t.tokens[x]!.tag) && t.children(x).some((c) => c >= behind && t.subtree(c)[0] === behind),
  )

/** Trigger and consequence as the tree has them, wherever the trigger stands. */
function byTree(t: Tree, g: Grammar, { start, end, found }: Place): Tie | null {
  const inside = (x: number) => x >= start && x < end
  let triggerHead = t.tokens[end - 1]!.head
  while (inside(triggerHead)) triggerHead = t.tokens[triggerHead]!.head
  // "Once parliament approved it": the word may hang on the subject of what it opens.
  const above = t.tokens[triggerHead]
  const onSubject = triggerHead >= end && related(above!.relation, ['nsubj']) && above!.head > triggerHead
  if (onSubject) triggerHead = above!.head
  if (triggerHead < end || !(onSubject || related(t.tokens[end - 1]!.relation, [...OPENS, ...HANGS]))) {
    // "as long as", "provided": what follows hangs on the connective's own words.
    triggerHead =
      range(start, end).flatMap((x) =>
        t.children(x).filter((c) => c >= end && related(t.tokens[c]!.relation, HANGS)),
      )[0] ?? -1
    if (triggerHead < 0) return null
  }
  let head = t.tokens[triggerHead]!.head
  while (inside(head)) head = t.tokens[head]!.head
  // "would be required to appear short of a ruling": it is the requirement that is tied; a clause hangs on no noun.
  if (found.follows === 'noun' || t.tokens[triggerHead]!.relation === 'nmod') head = predicateOf(t, head)
  if (found.follows === 'noun') while (head >= 0 && t.tokens[head]!.relation === 'xcomp') head = t.tokens[head]!.head
  if (head < 0 || isAsked(t, g, start)) return null
  if (isIndirect(t, g, triggerHead, head, start)) {
    head = mayBe(t, g, head, start, found)
    if (head < 0) return null
  }
  head = finiteAbove(t, nearest(t, g, besideAs(t, g, head), start), start)
  const hung = t.subtree(triggerHead).filter((x) => x >= end)
  const below = untilAsideEnds(t, start, untilQuoteEnds(t, whole(t, end, hung)))
  const edgeOf = below[below.length - 1] ?? end
  // "if elected, …": a trigger without a subject ends with its comma.
  const bareCut =
    t.child(triggerHead, 'nsubj', 'expl', 'csubj') < 0
      ? below.find((x) => x > triggerHead && t.tokens[x]!.text === ',')
      : undefined
  const comma = bareCut ?? commaBeforeClause(t, Math.max(end + 1, triggerHead), edgeOf + 1)
  const trigger = comma < 0 ? below : below.filter((x) => x < comma)
  // "short of the majority" measures, where nothing is to come.
  if (found.follows === 'noun' && !t.children(head).some((c) => t.tokens[c]!.tag === 'MD')) return null
  if (isTag(t, trigger, triggerHead, found)) return null
  const connective = range(start, end)
  const edge = Math.max(...trigger) + 1
  const all = clause(t, head, new Set([...t.subtree(triggerHead), ...connective]))
  const consequence = head < start ? untilConnective(t, g, all, start) : all
  // What runs on behind a trigger without a comma is still its own; behind a comma the sentence goes on.
  let own = edge
  if (head < start) while (all.includes(own) && t.tokens[own]!.text !== ',') own++
  const tie: Tie = {
    rule: 'connective', form: found.form, trigger: [...trigger, ...range(edge, own)], triggerHead, head, consequence, connective,
  } // biome-ignore format: one line reads better
  return head > edge || !consequence.some((x) => /^(V|MD)/.test(t.tokens[x]!.tag)) ? leftwards(t, tie, start) : tie
}

/** "The end of the club as we know it if": nothing is tied to what only says how. */
const besideAs = (t: Tree, g: Grammar, head: number): number => {
  const { relation, head: above } = t.tokens[head]!
  const isHow =
    relation === 'advcl' && above >= 0 && above < head && g.does('as', t.tokens[t.child(head, 'mark')]?.lower ?? '')
  return isHow ? above : head
}

/** A trigger with the words behind the connective that the tree hung elsewhere, where no comma parts them from it. */
const whole = (t: Tree, from: number, below: readonly number[]): readonly number[] => {
  const all = range(from, (below.at(-1) ?? from - 1) + 1)
  return all.some((x) => isMark(t.tokens[x]!) && !below.includes(x)) ? below : all
}

/** What comes before a quotation mark that closes without having been opened in the stretch: another's words begin behind it. */
function untilQuoteEnds(t: Tree, stretch: readonly number[]): readonly number[] {
  const close = stretch.findIndex(
    (x, i) => t.tokens[x]!.tag === "''" && !stretch.slice(0, i).some((y) => t.tokens[y]!.tag === '``'),
  )
  return close > 0 ? stretch.slice(0, close) : stretch
}

/** What comes before a semicolon, or before a dash or bracket that closes what was opened before the connective. */
function untilAsideEnds(t: Tree, start: number, stretch: readonly number[]): readonly number[] {
  const dashes = range(t.sentence(start)[0], start).filter((x) => DASH.test(t.tokens[x]!.text)).length
  const close = stretch.findIndex(
    (x) => t.tokens[x]!.text === ';' || (dashes % 2 === 1 && DASH.test(t.tokens[x]!.text)),
  )
  return close > 0 ? stretch.slice(0, close) : stretch
}

const DASH = /^(—|–|--)$/
/** So many words behind a connective it may be said anew. */
const SLIP = 16

/** Where the tree looks for the consequence in the wrong place: the clause before the connective, if there is one. */
function leftwards(t: Tree, tie: Tie, start: number): Tie {
  const consequence = range(clauseStart(t, start), start)
  return consequence.some((x) => /^(V|MD)/.test(t.tokens[x]!.tag))
    ? { ...tie, consequence, head: headOf(t, consequence) }
    : tie
}

/** "would only talk if", "then we will": part of the tie, not of what follows. */
function restricted(t: Tree, g: Grammar, tie: Tie, start: number): Tie {
  const extra = t
    .children(tie.head)
    .filter(
      (c) =>
        (g.does('restrict', t.tokens[c]!.lower) && c < start) || (g.does('resume', t.tokens[c]!.lower) && c < tie.head),
    )
  const first = tie.consequence.find((x) => !isMark(t.tokens[x]!))
  if (first !== undefined && g.does('resume', t.tokens[first]!.lower) && !extra.includes(first)) extra.push(first)
  if (extra.length === 0) return tie
  const only = extra.some((x) => g.does('restrict', t.tokens[x]!.lower))
  return {
    ...tie,
    form: only && tie.form === 'if' ? 'only-if' : tie.form,
    consequence: tie.consequence.filter((x) => !extra.includes(x)),
    connective: [...tie.connective, ...extra],
  }
}

/** What of a clause stands before the connective, with what the tree hung elsewhere between them. */
function untilConnective(t: Tree, g: Grammar, clause: readonly number[], start: number): number[] {
  const before = clause.filter((x) => x < start)
  const gap = range((before.at(-1) ?? start) + 1, start)
  const loose = gap.some((x) => isMark(t.tokens[x]!) || t.tokens[x]!.tag === 'CC')
  return loose ? before : [...before, ...gap.filter((x) => !g.does('restrict', t.tokens[x]!.lower))]
}

/** "if any", "if so", "if anything, …": a tag without a happening. */
function isEmpty(t: Tree, g: Grammar, { start, end }: Place): boolean {
  const next = t.tokens[end + 1]
  // "Few if any countries".
  const scant = start > t.sentence(start)[0] && g.does('scant', t.tokens[start - 1]!.lower)
  return g.does('tag', t.tokens[end]!.lower) && (scant || next === undefined || isMark(next))
}

/** Whether what is tied is still to come: "will reopen once …"; "once he won, he …" tells what followed. */
const isAhead = (t: Tree, g: Grammar, { head, consequence }: Tie): boolean =>
  [...t.children(head), ...consequence.slice(0, 8)].some((x) =>
    ['future', 'conditional'].includes(g.mood(t.tokens[x]!.lower) ?? ''),
  ) || binds(t, g, head)

/** "Promised to send troops once": the verb, or one whose open complement it is, binds its subject to what is ahead. */
function binds(t: Tree, g: Grammar, head: number): boolean {
  let at = head
  while (at >= 0 && !(t.tokens[at]!.tag.startsWith('V') && g.commits(t.tokens[at]!.lemma))) {
    if (!related(t.tokens[at]!.relation, ['xcomp', 'advcl'])) return false
    at = t.tokens[at]!.head
  }
  return at >= 0
}

/** Whether a trigger that should be a clause is none: "providing weapons to Kyiv"; "if elected" is one. */
const isTag = (t: Tree, trigger: readonly number[], head: number, found: Connective): boolean =>
  (found.follows === 'clause' || found.follows === 'ahead') &&
  !trigger.some((x) => /^(VB[DPZ]|MD)$/.test(t.tokens[x]!.tag) || related(t.tokens[x]!.relation, ['nsubj'])) &&
  !/^(VB|JJ)/.test(t.tokens[head]!.tag) &&
  !isMisread(t, trigger, found)

/** "Unless the rebels quit the city", "as long as its forces (the guards) occupy homes": behind words that no noun follows, a verb taken for a noun or an infinitive. */
function isMisread(t: Tree, trigger: readonly number[], { form, words }: Connective): boolean {
  const said = trigger.filter((x) => !isMark(t.tokens[x]!))
  const isNoun = (x: number | undefined): boolean => x !== undefined && t.tokens[x]!.tag.startsWith('N')
  return (
    (form === 'unless' || words.length > 1) &&
    said.length >= CLAUSE &&
    /^(DT|NN|PRP\$)/.test(t.tokens[said[0]!]!.tag) &&
    said.some(
      (x, i) =>
        isNoun(said[i - 1]) && (t.tokens[x]!.tag === 'VB' || (isNoun(x) && isNoun(said.at(-1)) && i < said.length - 1)),
    )
  )
}

/** Words of the shortest clause with a subject and an object. */
const CLAUSE = 3
