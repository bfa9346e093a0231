import type { Act } from '@onrecord/format'
import type { Language } from '@onrecord/language'
import { type PreparedStatement, wordsWithin } from '../prepared.js'

/** A bare phrase of fewer words ("his worldview") is a topic, not a statement, unless it is what somebody refuses or denies. */
const PHRASE = 4

const REFUSALS: ReadonlySet<Act> = new Set(['deny', 'decline', 'reject'])

/**
 * Whether somebody says it at first hand and there: what others cite is no part of the occasion, nor is what the reporter
 * believes they believe, what they have said before or hold together with somebody else, nor the headline, which repeats
 * the body.
 */
export function firstHand(language: Language): (s: PreparedStatement) => boolean {
  const earlier = language.lexicon('earlier')
  return ({ article: { article, words: all }, words, quoted, statement }) =>
    statement.depth === 0 &&
    statement.speakers.length < 2 &&
    (words.length >= PHRASE || quoted.length > 0 || REFUSALS.has(statement.act)) &&
    !(statement.act === 'believe' && statement.kind === 'indirect') &&
    article.blocks[words[0]?.block ?? -1]?.kind !== 'headline' &&
    !statement.cue.some((c) => all.slice(...wordsWithin(all, c)).some((w) => earlier.has(w.lower)))
}
