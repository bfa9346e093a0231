import type { LedgerKind } from '@onrecord/format'
import type { PreparedStatement, PreparedWord } from '../prepared.js'
import type { StandingWords } from './standing.js'

/** How far into what is said the word may stand that binds the speaker, or others, in words. */
const OPENING = 12
/** So many of the last words are looked at for one that takes all of it back. */
const JEST = 4
/** So many words before a word that binds are looked at for one that denies or asks it. */
const BEFORE = 5
/** An order of less weight ("get a sense of that") asks for nothing that could come about. */
const ORDER = 0.5
/** So many words behind one that binds are looked at for talk. */
const TALK = 5
/** So many words behind a future may stand before a dash that tell nothing of it ("going to be able —"). */
const CUT = 3
/** So many words behind a future its verb stands among ("going to win"). */
const TO_VERB = 2

/** What an entry a statement makes, and by which of its words: an index, -1 where the cue tells it. */
export interface Told {
  readonly kind: LedgerKind
  readonly at: number
}

/**
 * What an entry of the ledger a statement makes, or null where it makes none. A ledger is narrower than an act: who only wants,
 * tries or hopes is bound to nothing, nor is who only says what they will talk of next; a warning of what others or nature
 * will do is no threat; what is predicted is told as what will be; and what should have been done is asked of nobody.
 */
export function kindOf(prepared: PreparedStatement, standing: StandingWords): Told | null {
  const { statement, words } = prepared
  // "The state he promised | would be a paragon": what was promised stands before.
  if (words.length === 0 || standing.finite(words[0]!.lower)) return null
  // "Joked that she would move", "… I’m only kidding".
  if (cueOf(prepared).some((w) => standing.jest(w.lower)) || words.slice(-JEST).some((w) => standing.jest(w.lower)))
    return null
  // "The harbour she vowed | to fix has silted up": it goes on behind what was promised.
  if (standing.infinitive(words[0]!.lower) && isVerbal(words[2], standing)) return null
  switch (statement.act) {
    case 'promise':
      return promises(prepared, standing)
    case 'demand': {
      const at = demands(prepared, standing)
      return at === null ? null : { kind: 'demand', at }
    }
    case 'warn': {
      const ahead = aheadIn(prepared, standing)
      // "We’re going to speak out against it" threatens nobody.
      const threatens = isOwn(prepared, ahead, standing) && !isTalk(words, ahead, standing)
      return threatens ? { kind: 'threat', at: ahead } : null
    }
    case 'expect': {
      const ahead = aheadIn(prepared, standing)
      const before = words.slice(0, Math.max(0, ahead))
      const hoped = [...cueOf(prepared), ...before].some((w) => standing.wish(w.lower))
      // "Where he will be": nobody says that he will be anywhere.
      if (ahead < 0 || hoped || before.slice(-BEFORE).some((w) => standing.asks(w.lower))) return null
      return foretold(prepared, ahead, standing)
    }
    default:
      return null
  }
}

/** What a future makes: a promise of who speaks and has it in hand, else a prediction; nothing where it is talk. */
function foretold(prepared: PreparedStatement, at: number, standing: StandingWords): Told | null {
  const { words } = prepared
  const own = isOwn(prepared, at, standing)
  // "Going to be really quick": who speaks is left out.
  if (own || at === 0 ? isTalk(words, at, standing) : isTelling(words, at, standing)) return null
  // "You’ll see", "you’re going to have to speak up"; "he’ll be coming to the ceremony".
  if (!own && (isToListener(words, at, standing) || isOnSchedule(prepared, at, standing))) return null
  if (own && isHedged(words, at, standing)) return null
  const promised = own && !words.slice(at + 1, at + 1 + TO_VERB).some((w) => standing.uncontrolled(w.lower))
  return { kind: promised ? 'promise' : 'prediction', at }
}

/** What binds the speaker in the opening of what is said, or in the cue, before any word that only wishes; null where nothing does. */
function promises(prepared: PreparedStatement, standing: StandingWords): Told | null {
  const cue = cueOf(prepared)
  // "Will spearhead an effort", "would also seek": the speaking is itself to come.
  if (cue.some((w) => standing.ahead(w.lower) || standing.may(w.lower))) return null
  const own = prepared.statement.kind === 'direct'
  const words = [...cue, ...prepared.words.slice(0, OPENING)]
  const coming = (i: number): boolean =>
    isAhead(words, i, standing) &&
    !isCutOff(prepared, words, i, standing) &&
    !(own && i > 0 && standing.was(words[i - 1]!.lower))
  const at = words.findIndex(
    (w, i) =>
      standing.wish(w.lower) ||
      coming(i) ||
      // "I would say": in one's own words "would" promises nothing, reported it is a future.
      (standing.bound(w.lower) && !((own || w.quoted) && standing.finite(w.lower))),
  )
  if (at < 0) return null
  // "Would like", "will try", "’d also like", "are going to try".
  const ahead = coming(at) || standing.finite(words[at]!.lower)
  if (words.slice(at, at + (ahead ? 3 : 2)).some((w) => standing.wish(w.lower)) || isTalk(words, at, standing))
    return null
  if (at < cue.length) return { kind: 'promise', at: -1 }
  // "I don’t think I can guarantee it."
  const before = words.slice(Math.max(cue.length, at - BEFORE), at)
  if (before.some((w) => standing.undone(w.lower)) || (own && isHedged(words, at, standing))) return null
  const inContent = at - cue.length
  // "The new corps will create jobs", "said Sarovia would leave": what others will do is foreseen. "He would" may be who speaks.
  const theirs = coming(at) || (ahead && prepared.words[inContent - 1]?.term != null)
  return theirs ? foretold(prepared, inContent, standing) : { kind: 'promise', at: inContent }
}

/** The word by which somebody is asked for something: -1 for the cue, else a duty of others, or an order, that opens what is said; or null. */
function demands(prepared: PreparedStatement, standing: StandingWords): number | null {
  const { article, statement, words } = prepared
  const cue = cueOf(prepared)
  const first = words[0]!
  // "Should demand", "can ask for", "will call for": it is not asked for yet.
  if (cue.some((w) => standing.ahead(w.lower) || standing.may(w.lower) || standing.must(w.lower))) return null
  // "Asked not to be named": how to report what is said.
  if (isTelling(words, -1, standing)) return null
  // "Wants Sarovia to leave" asks, "wants a treaty" does not.
  if (cue.some((w) => standing.wish(w.lower)))
    return first.term?.startsWith('@') === true && !first.pronoun && first.term !== `@${statement.speaker}` ? -1 : null
  // "Told them to leave."
  if (cue.some((w) => standing.demand(w.lower))) return -1
  // "Despite needing to gain seats": who needs a thing asks nobody for it.
  if (cue.some((w) => standing.duty(w.lower))) return null
  if (standing.infinitive(first.lower)) return -1
  const at = words.slice(0, OPENING).findIndex((_, i) => isDuty(words, i, standing))
  // An order opens with what is to be done, not with who speaks or listens ("While I planned to stay, it is time for me to go").
  if (at < 0) {
    const told = words.slice(0, OPENING).some((w) => standing.spoken(w.lower))
    const isImperative = statement.kind !== 'indirect' && !told && first.term?.startsWith('@') === false
    return isImperative && prepared.mass >= ORDER && !isTalk(words, -1, standing) ? 0 : null
  }
  // What a poll finds or a rule says is asked by nobody.
  const isPerson = article.article.actors.some((a) => a.id === statement.speaker && a.type === 'person')
  if (!isPerson && cue.length > 0 && !cue.some((w) => standing.saying(w.lower))) return null
  const before = words[at - 1]
  // "I must say", "you would have to ask them", "should have known", "where he should go".
  if (before && (standing.spoken(before.lower) || standing.may(before.lower))) return null
  if (words.slice(at + 1, at + 3).some((w) => standing.perfect(w.lower))) return null
  const asked = words.slice(Math.max(0, at - BEFORE), at)
  return asked.some((w) => standing.undone(w.lower) || standing.asks(w.lower)) ? null : at
}

const isVerbal = (word: PreparedWord | undefined, standing: StandingWords): boolean =>
  word !== undefined && (standing.finite(word.lower) || standing.ahead(word.lower))

/** "Must", "need", "have to", "it is time to"; "has to do with" is none. */
const isDuty = (words: readonly PreparedWord[], i: number, standing: StandingWords): boolean =>
  standing.duty(words[i]!.lower) ||
  (standing.dutyTo(words[i]!.lower) &&
    words[i + 1]?.lower === 'to' &&
    !standing.apart(words.slice(i + 2, i + 4).map((w) => w.lower)))

/** Whether who speaks is who is to do it: the word before the future ("am not" left out) is "I", "we" or stands for the speaker. */
function isOwn({ statement, words }: PreparedStatement, ahead: number, standing: StandingWords): boolean {
  if (ahead < 0) return false
  if (standing.self(words[ahead]!.lower)) return true
  const isHelper = (at: number): boolean => standing.undone(words[at]!.lower) || standing.be(words[at]!.lower)
  let at = ahead - 1
  while (at > 0 && isHelper(at)) at--
  // "I’m just not going": one word that tells nothing may stand between.
  if (at > 0 && words[at]!.term === null && !words[at]!.pronoun && !standing.self(words[at]!.lower)) at--
  const before = words[at]
  if (before === undefined) return false
  if (standing.self(before.lower) || before.term === `@${statement.speaker}`) return true
  // "He says he’ll do everything": the reader told whom "he" stands for by the act.
  return statement.act === 'promise' && statement.kind === 'indirect' && standing.other(before.lower)
}

/** "Maybe I’ll just go", "I guess I’m going to". */
const isHedged = (words: readonly PreparedWord[], at: number, standing: StandingWords): boolean =>
  words.slice(Math.max(0, at - BEFORE), at).some((w) => standing.hedge(w.lower))

/** What who listens will see, hear or have to do. */
const isToListener = (words: readonly PreparedWord[], at: number, standing: StandingWords): boolean =>
  words.slice(Math.max(0, at - 2), at + 1).some((w) => standing.listener(w.lower)) &&
  standing.listening(words.slice(at + 1, at + TALK).map((w) => w.lower))

/** Where somebody will be, or come: of a person, that is on a schedule, not foreseen. */
function isOnSchedule({ article, words }: PreparedStatement, at: number, standing: StandingWords): boolean {
  const before = words[at - 1] ?? words[at]!
  const isPerson =
    standing.other(words[at]!.lower) ||
    standing.other(before.lower) ||
    article.article.actors.some((a) => a.type === 'person' && before.term === `@${a.id}`)
  return isPerson && words.slice(at + 1, at + 4).some((w) => standing.schedule(w.lower))
}

/** "We’re going to — we have no choice": what was to come is not said; between a future and the dash stand no words that tell anything. */
function isCutOff(
  { article }: PreparedStatement,
  words: readonly PreparedWord[],
  at: number,
  standing: StandingWords,
): boolean {
  for (let i = at; i + 1 < words.length && i <= at + CUT; i++) {
    if (i > at && !standing.infinitive(words[i]!.lower) && !standing.bare(words[i]!.lower)) return false
    if (/[—–]|--/.test(article.article.text.slice(words[i]!.end, words[i + 1]!.start))) return true
  }
  return false
}

/** "I’ll tell you", "we’re going to take a question", "I’d be happy to": what is to come is talk. */
export const isTalk = (words: readonly PreparedWord[], ahead: number, standing: StandingWords): boolean =>
  standing.talk(words.slice(ahead + 1, ahead + TALK + 1).map((w) => w.lower)) && !isOrder(words, ahead, standing)

/** "I’ll tell the fleet to leave": who is told to do a thing; not "tell you what to do", nor "tell the story to the crews". */
function isOrder(words: readonly PreparedWord[], ahead: number, standing: StandingWords): boolean {
  const at = words.findIndex((w, i) => i > ahead && i <= ahead + TO_VERB && standing.orders(w.lower))
  if (at < 0 || !words[at + 1] || standing.listener(words[at + 1]!.lower)) return false
  const to = words.findIndex((w, i) => i > at + 1 && i <= at + TALK && standing.infinitive(w.lower))
  return to > 0 && words[to + 1]?.term != null && !standing.asks(words[to - 1]!.lower)
}

/** "Dr. Osei will provide an update", "she’ll talk about the harbour": what another will say next, or do for who listens. */
const isTelling = (words: readonly PreparedWord[], ahead: number, standing: StandingWords): boolean =>
  standing.telling(words.slice(ahead + 1, ahead + TALK + 1).map((w) => w.lower))

const cueOf = ({ article, statement }: PreparedStatement): readonly PreparedWord[] =>
  statement.cue.flatMap((span) => article.within(span))

const aheadIn = (prepared: PreparedStatement, standing: StandingWords): number =>
  prepared.words.findIndex(
    (_, i, words) =>
      isAhead(words, i, standing) && !isCutOff(prepared, words, i, standing) && !isBehind(prepared, i, standing),
  )

/** "I was told he was going to come": in one's own words that has passed; reported it is a future. */
const isBehind = ({ statement, words }: PreparedStatement, i: number, standing: StandingWords): boolean =>
  (statement.kind === 'direct' || words[i]!.quoted) && i > 0 && standing.was(words[i - 1]!.lower)

/** "Will", "going to": what follows is to come; what "is going well" is here. */
const isAhead = (words: readonly PreparedWord[], i: number, standing: StandingWords): boolean =>
  standing.ahead(words[i]!.lower) && (words[i]!.lower !== 'going' || words[i + 1]?.lower === 'to')
