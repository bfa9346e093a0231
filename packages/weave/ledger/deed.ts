import type { Language, Token } from '@onrecord/language'
import { type Lexis, massOf, type Term } from '../words/lexis.js'
import { sentences } from '../words/sentences.js'
import { clauseOf, type Parsed, parse } from './clause.js'
import type { Draft } from './draft.js'
import type { StandingWords } from './standing.js'
import type { Telling } from './telling.js'

/** What has to be done for an entry to come about, and by whom. */
export interface Deed {
  readonly act: Term
  readonly by: Term
  /** Whether they have to do it, or it has to be done to them; `either` where a noun leaves it open ("the release of the crew"). */
  readonly voice: 'does' | 'suffers' | 'either'
  /** Whether a noun asks for it: then a verb alone tells that it came. */
  readonly named: boolean
  /** Whether it is not to be done ("if Osei does not reopen the harbour", "never to tax the ferries"). */
  readonly not: boolean
}

/** An entry as it is waited for. */
export type Awaited = Pick<Draft, 'article' | 'kind' | 'holder' | 'needs' | 'terms' | 'mass'>

/** So much of the weight of an entry's words has to stand in the clause that tells the deed. */
export const WORDS = 0.8

/** What an entry waits for: the verb (or noun) at the head of its words, and who is its subject; null where either is not told. */
export function deedOf(draft: Awaited, language: Language, lexis: Lexis, standing: StandingWords): Deed | null {
  const { article, needs, holder, kind } = draft
  const first = needs[0]!
  const sentence = sentences(article.article, language).find((s) => s.start < first.end && first.start < s.end)
  if (!sentence) return null
  const parsed = parse(article, sentence, language, lexis)
  let head = parsed.tokens.find((t) => isWord(t) && parsed.within(t, needs) && !isInside(parsed, t, needs))
  if (!head) return null
  let subject = subjectOf(parsed, head)
  let not = isDenied(parsed, head, needs, standing)
  // "Has to win", "wants the fleet to leave": what is to be done hangs on how it is to be.
  for (let below = openIn(parsed, head, needs); below; below = openIn(parsed, head, needs)) {
    subject = subjectOf(parsed, below) ?? parsed.child(head, 'obj') ?? subject
    head = below
    not ||= isDenied(parsed, head, needs, standing)
  }
  if (/^NNS?$/.test(head.tag)) return byName(parsed, head, standing)
  const act = head.tag.startsWith('V') ? parsed.term(head) : null
  const own = kind === 'promise' || kind === 'threat'
  // "As early as May should Osei reopen the harbour": who is to do it stands within it.
  if (!own && subject && !parsed.within(subject, needs)) subject = namedBefore(parsed, head, needs) ?? subject
  const by = subject ? actorOf(parsed, subject) : null
  const doer = by ?? (own && holder !== null && (!subject || isPronoun(subject)) ? lexis.actor(holder) : null)
  return act === null || act.startsWith('@') || doer === null
    ? null
    : { act, by: doer, voice: subject?.relation === 'nsubj:pass' ? 'suffers' : 'does', named: false, not }
}

/** "Does not reopen", "never to reopen": the latter may hang on the promising. */
const isDenied = (parsed: Parsed, verb: Token, needs: Draft['needs'], standing: StandingWords): boolean =>
  parsed.tokens.some(
    (t) =>
      standing.denied(t.lower) && parsed.within(t, needs) && (t.head === verb.index || !isInside(parsed, t, needs)),
  )

/** The last actor named before a verb among the words of what is asked for. */
const namedBefore = (parsed: Parsed, verb: Token, needs: Draft['needs']): Token | undefined =>
  parsed.tokens
    .slice(0, verb.index)
    .findLast((t) => parsed.within(t, needs) && (parsed.term(t)?.startsWith('@') ?? false))

/** "Osei’s resignation", "the release of the crew"; a noun alone ("a revolution") does not tell by whom. */
function byName(parsed: Parsed, noun: Token, standing: StandingWords): Deed | null {
  const act = parsed.term(noun)
  const owner = parsed.child(noun, 'nmod:poss')
  const of = parsed
    .children(noun)
    .find((c) => c.relation === 'nmod' && parsed.children(c).some((x) => standing.belongs(x.lower)))
  const by = owner ? actorOf(parsed, owner) : of ? parsed.term(of) : null
  return act === null || act.startsWith('@') || by === null
    ? null
    : { act, by, voice: owner ? 'does' : 'either', named: true, not: false }
}

/** Whether a sentence tells a deed as done (`met`) or as failed or refused (`broken`; the other way round what is not to be done), with most of the entry's words and all its names in that clause. */
export function toldOf(
  draft: Awaited,
  deed: Deed,
  telling: Telling,
  language: Language,
  lexis: Lexis,
  standing: StandingWords,
): 'met' | 'broken' | null {
  const parsed = parse(telling.article, telling.span, language, lexis)
  const words = [...draft.terms].filter((t) => !t.startsWith('@'))
  const names = [...draft.terms].filter((t) => t.startsWith('@') && t !== deed.by)
  for (const t of parsed.tokens) {
    if (parsed.term(t) !== deed.act) continue
    const told = /^V/.test(t.tag)
      ? byVerb(parsed, t, deed, standing)
      : deed.named
        ? null
        : byNoun(parsed, t, deed, language, standing)
    if (!told) continue
    const within = new Set(clauseOf(parsed, told.top).map((x) => parsed.term(x)))
    const mass = massOf(words.filter((w) => within.has(w)), lexis) // biome-ignore format: one line
    if (mass >= WORDS * massOf(words, lexis) && names.every((n) => within.has(n)))
      return deed.not ? turned(told.state, draft) : told.state
  }
  return null
}

/** What was not to be done: a condition is met where it was refused; who promised it has kept it no more than so far. */
const turned = (state: Told['state'], { kind }: Awaited): Told['state'] | null =>
  state === 'met' ? 'broken' : kind === 'condition' ? 'met' : null

interface Told {
  readonly top: Token
  readonly state: 'met' | 'broken'
}

/** "Reopened the harbour", "never reopened it", "has failed to reopen it". */
function byVerb(parsed: Parsed, verb: Token, deed: Deed, standing: StandingWords): Told | null {
  const undone = (t: Token): boolean => standing.undone(t.lower)
  const above = verb.relation === 'xcomp' ? parsed.head(verb) : undefined
  if (above)
    return undone(above) && isDone(parsed, above) && isBy(parsed, above, { ...deed, voice: 'does' })
      ? { top: above, state: 'broken' }
      : null
  if (!isDone(parsed, verb) || !isBy(parsed, verb, deed)) return null
  return { top: verb, state: parsed.children(verb).some(undone) ? 'broken' : 'met' }
}

/** "Osei’s victory", "won a victory", "has refused the withdrawal". */
function byNoun(parsed: Parsed, noun: Token, deed: Deed, language: Language, standing: StandingWords): Told | null {
  if (deed.voice === 'suffers' || !noun.tag.startsWith('N')) return null
  const owner = parsed.child(noun, 'nmod:poss')
  const verb = noun.relation === 'obj' ? parsed.head(noun) : undefined
  const of = verb && isDone(parsed, verb) && isBy(parsed, verb, deed) ? verb : undefined
  if (of && standing.undone(of.lower)) return { top: of, state: 'broken' }
  if (of && language.lexicon('light-verbs').has(of.lemma)) {
    const denied = parsed.children(of).some((t) => standing.undone(t.lower))
    return { top: of, state: denied ? 'broken' : 'met' }
  }
  // "The victory over Osei gave her two wins": whose they are is not who was named last.
  const given = noun.relation === 'obj' && language.lexicon('light-verbs').has(parsed.head(noun)?.lemma ?? '')
  if (given || !owner || !isActor(parsed, owner, deed.by)) return null
  return { top: noun, state: 'met' }
}

/** Whether what a verb tells is past: not asked for, on its way, or to come. */
function isDone(parsed: Parsed, verb: Token): boolean {
  const helpers = parsed.children(verb).filter((c) => c.relation.startsWith('aux'))
  if (helpers.some((c) => c.tag === 'MD' || c.tag === 'TO')) return false
  if (verb.tag === 'VBD') return true
  if (verb.tag !== 'VBN') return false
  return helpers.some((c) => c.lemma === 'have' || c.tag === 'VBD' || c.lower === 'been')
}

/** Whether the subject of a verb, or of the one it is joined to, is who has to do it. */
function isBy(parsed: Parsed, verb: Token, deed: Deed): boolean {
  const subject = subjectOf(parsed, verb)
  const suffers = subject?.relation === 'nsubj:pass'
  const fits = deed.voice === 'either' ? suffers || !parsed.child(verb, 'obj') : suffers === (deed.voice === 'suffers')
  return subject !== undefined && fits && isActor(parsed, subject, deed.by)
}

function subjectOf(parsed: Parsed, verb: Token): Token | undefined {
  const own = parsed.child(verb, 'nsubj', 'nsubj:pass')
  const joined = verb.relation === 'conj' ? parsed.head(verb) : undefined
  return own ?? (joined && parsed.child(joined, 'nsubj', 'nsubj:pass'))
}

/** The actor a subject is, or what it is called; null for a pronoun nobody resolved. */
function actorOf(parsed: Parsed, subject: Token): Term | null {
  const term = parsed.term(subject)
  return isPronoun(subject) && !term?.startsWith('@') ? null : term
}

/** Whether a token is an actor; "his" may be whoever was named last before it ("congratulated Osei on his victory"). */
function isActor(parsed: Parsed, token: Token, actor: Term): boolean {
  const of = actorOf(parsed, token)
  if (of === actor) return true
  if (of !== null && token.tag !== 'PRP$') return false
  const named = parsed.tokens.slice(0, token.index).filter((t) => !isPronoun(t) && parsed.term(t)?.startsWith('@'))
  const last = named.at(-1)
  return isPronoun(token) && last !== undefined && parsed.term(last) === actor
}

const isPronoun = (t: Token): boolean => t.tag.startsWith('PRP') || t.tag.startsWith('W')
const isWord = (t: Token): boolean => /^[VNJ]/.test(t.tag)

const isInside = (parsed: Parsed, t: Token, needs: Draft['needs']): boolean => {
  const head = parsed.head(t)
  return head !== undefined && parsed.within(head, needs)
}

const openIn = (parsed: Parsed, t: Token, needs: Draft['needs']): Token | undefined =>
  parsed.children(t).find((c) => c.relation === 'xcomp' && c.tag === 'VB' && parsed.within(c, needs))
