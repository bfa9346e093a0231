import type { LedgerKind } from '@onrecord/format'
import { type PreparedStatement, type PreparedWord, wordsWithin } from '../prepared.js'
import type { StandingWords } from './standing.js'

/** How far into what is said the word may stand that binds the speaker, in words. */
const OPENING = 12

/**
 * What an entry of the ledger a statement makes, or null where it makes none. A ledger is narrower than an act: who only wants,
 * tries or hopes is bound to nothing, a warning of what others or nature will do is no threat, and what is predicted is told as
 * what will be.
 */
export function kindOf(prepared: PreparedStatement, standing: StandingWords): LedgerKind | null {
  const { statement, words } = prepared
  switch (statement.act) {
    case 'promise':
      return binds(prepared, standing) ? 'promise' : null
    case 'demand':
      return 'demand'
    case 'warn': {
      const ahead = aheadIn(words, standing)
      const before = words[ahead - 1]
      const own = before && (standing.self(before.lower) || before.term === `@${statement.speaker}`)
      return own ? 'threat' : null
    }
    case 'expect': {
      const ahead = aheadIn(words, standing)
      const hoped = [...cueOf(prepared), ...words.slice(0, ahead)].some((w) => standing.wish(w.lower))
      return ahead >= 0 && !hoped ? 'prediction' : null
    }
    default:
      return null
  }
}

/** Whether the cue or the opening of what is said binds the speaker, before any word that only wishes. */
function binds(prepared: PreparedStatement, standing: StandingWords): boolean {
  const opening = prepared.words.slice(0, OPENING)
  const words = [...cueOf(prepared), ...opening]
  const at = words.findIndex((w, i) => standing.bound(w.lower) || standing.wish(w.lower) || isAhead(words, i, standing))
  // "Would like", "will try".
  return at >= 0 && !words.slice(at, at + 2).some((w) => standing.wish(w.lower))
}

const cueOf = ({ article, statement }: PreparedStatement): readonly PreparedWord[] =>
  statement.cue.flatMap((span) => article.words.slice(...wordsWithin(article.words, span)))

const aheadIn = (words: readonly PreparedWord[], standing: StandingWords): number =>
  words.findIndex((_, i) => isAhead(words, i, standing))

/** "Will", "going to": what follows is to come; what "is going well" is here. */
const isAhead = (words: readonly PreparedWord[], i: number, standing: StandingWords): boolean =>
  standing.ahead(words[i]!.lower) && (words[i]!.lower !== 'going' || words[i + 1]?.lower === 'to')
