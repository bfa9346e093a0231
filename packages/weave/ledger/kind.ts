import type { LedgerKind } from '@onrecord/format'
import { type PreparedStatement, type PreparedWord, wordsWithin } from '../prepared.js'
import type { StandingWords } from './standing.js'

/** How far into what is said the word may stand that binds the speaker, or others, in words. */
const OPENING = 12
/** So many words before a word that binds are looked at for one that denies or asks it. */
const BEFORE = 5
/** An order of less weight ("get a sense of that") asks for nothing that could come about. */
const ORDER = 0.5

/**
 * What an entry of the ledger a statement makes, or null where it makes none. A ledger is narrower than an act: who only wants,
 * tries or hopes is bound to nothing, nor is who only says what they will talk of next; a warning of what others or nature
 * will do is no threat; what is predicted is told as what will be; and what should have been done is asked of nobody.
 */
export function kindOf(prepared: PreparedStatement, standing: StandingWords): LedgerKind | null {
  const { statement, words } = prepared
  // "The state he promised | would be a paragon": what was promised stands before.
  if (words.length === 0 || standing.finite(words[0]!.lower)) return null
  switch (statement.act) {
    case 'promise':
      return binds(prepared, standing) ? 'promise' : null
    case 'demand':
      return demands(prepared, standing) ? 'demand' : null
    case 'warn':
      return isOwn(prepared, aheadIn(words, standing), standing) ? 'threat' : null
    case 'expect': {
      const ahead = aheadIn(words, standing)
      const before = words.slice(0, Math.max(0, ahead))
      const hoped = [...cueOf(prepared), ...before].some((w) => standing.wish(w.lower))
      // "Where he will be": nobody says that he will be anywhere.
      if (ahead < 0 || hoped || before.slice(-BEFORE).some((w) => standing.asks(w.lower))) return null
      if (!isOwn(prepared, ahead, standing)) return 'prediction'
      return isTalk(words, ahead, standing) ? null : 'promise'
    }
    default:
      return null
  }
}

/** Whether the cue or the opening of what is said binds the speaker, before any word that only wishes. */
function binds(prepared: PreparedStatement, standing: StandingWords): boolean {
  const cue = cueOf(prepared)
  const words = [...cue, ...prepared.words.slice(0, OPENING)]
  const at = words.findIndex(
    (w, i) =>
      standing.wish(w.lower) ||
      isAhead(words, i, standing) ||
      // "I would say": in one's own words "would" promises nothing, reported it is a future.
      (standing.bound(w.lower) && !(w.quoted && standing.finite(w.lower))),
  )
  // "Would like", "will try".
  if (at < 0 || words.slice(at, at + 2).some((w) => standing.wish(w.lower)) || isTalk(words, at, standing)) return false
  // "I don’t think I can guarantee it."
  const before = words.slice(Math.max(cue.length, at - BEFORE), at)
  return at < cue.length || !before.some((w) => standing.undone(w.lower))
}

/** Whether somebody is asked for something: by the cue, else by a duty of others, or an order, that opens what is said. */
function demands(prepared: PreparedStatement, standing: StandingWords): boolean {
  const { article, statement, words } = prepared
  const cue = cueOf(prepared)
  const first = words[0]!
  // "Wants Sarovia to leave" asks, "wants a treaty" does not.
  if (cue.some((w) => standing.wish(w.lower)))
    return first.term?.startsWith('@') === true && !first.pronoun && first.term !== `@${statement.speaker}`
  // "Told them to leave."
  if (cue.some((w) => standing.demand(w.lower)) || standing.infinitive(first.lower)) return true
  const at = words.slice(0, OPENING).findIndex((_, i) => isDuty(words, i, standing))
  // An order opens with what is to be done.
  if (at < 0) {
    const isOrder = statement.kind !== 'indirect' && first.term?.startsWith('@') === false
    return isOrder && prepared.mass >= ORDER && !isTalk(words, -1, standing)
  }
  // What a poll finds or a rule says is asked by nobody.
  const isPerson = article.article.actors.some((a) => a.id === statement.speaker && a.type === 'person')
  if (!isPerson && cue.length > 0 && !cue.some((w) => standing.saying(w.lower))) return false
  const before = words[at - 1]
  // "I must say", "you would have to ask them", "should have known", "where he should go".
  if (before && (standing.spoken(before.lower) || standing.may(before.lower))) return false
  if (words.slice(at + 1, at + 3).some((w) => standing.perfect(w.lower))) return false
  return !words.slice(Math.max(0, at - BEFORE), at).some((w) => standing.undone(w.lower) || standing.asks(w.lower))
}

/** "Must", "need", "have to", "it is time to". */
const isDuty = (words: readonly PreparedWord[], i: number, standing: StandingWords): boolean =>
  standing.duty(words[i]!.lower) || (standing.dutyTo(words[i]!.lower) && words[i + 1]?.lower === 'to')

/** Whether who speaks is who is to do it: the word before the future is "I", "we" or stands for the speaker. */
function isOwn({ statement, words }: PreparedStatement, ahead: number, standing: StandingWords): boolean {
  if (ahead < 0) return false
  const before = words[ahead - 1]
  if (standing.self(words[ahead]!.lower)) return true
  return before !== undefined && (standing.self(before.lower) || before.term === `@${statement.speaker}`)
}

/** "I’ll tell you", "we’re going to take a question": what is to come is talk. */
const isTalk = (words: readonly PreparedWord[], ahead: number, standing: StandingWords): boolean =>
  words.slice(ahead + 1, ahead + 4).some((w) => standing.talk(w.lower))

const cueOf = ({ article, statement }: PreparedStatement): readonly PreparedWord[] =>
  statement.cue.flatMap((span) => article.words.slice(...wordsWithin(article.words, span)))

const aheadIn = (words: readonly PreparedWord[], standing: StandingWords): number =>
  words.findIndex((_, i) => isAhead(words, i, standing))

/** "Will", "going to": what follows is to come; what "is going well" is here. */
const isAhead = (words: readonly PreparedWord[], i: number, standing: StandingWords): boolean =>
  standing.ahead(words[i]!.lower) && (words[i]!.lower !== 'going' || words[i + 1]?.lower === 'to')
