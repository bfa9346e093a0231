import type { Act } from '@onrecord/format'
import type { Language } from '@onrecord/language'
import type { PreparedArticle, PreparedStatement } from '../prepared.js'

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
  const isEarlier = ({ article, statement }: PreparedStatement): boolean =>
    statement.cue.some((c) => article.within(c).some((w) => earlier.has(w.lower)))
  // An article's statements are looked through once.
  const known = new WeakMap<PreparedArticle, readonly PreparedStatement[]>()
  const earlierIn = (article: PreparedArticle): readonly PreparedStatement[] => {
    const list = known.get(article) ?? article.statements.filter(isEarlier)
    known.set(article, list)
    return list
  }
  // "Has challenged the talks, saying …, and pressed for …": the sentence goes on as it began.
  const goesOn = ({ article, statement }: PreparedStatement): boolean => {
    const cue = statement.cue[0]
    return earlierIn(article).some(({ statement: o }) => {
      const before = o.speaker === statement.speaker ? o.cue[0] : undefined
      if (!cue || !before || before.end > cue.start) return false
      return !SENTENCE_END.test(article.article.text.slice(before.end, cue.start))
    })
  }
  const isFirst = (s: PreparedStatement): boolean => {
    const { article, words, quoted, statement } = s
    return (
      statement.depth === 0 &&
      statement.speakers.length < 2 &&
      (words.length >= PHRASE || quoted.length > 0 || REFUSALS.has(statement.act)) &&
      !(statement.act === 'believe' && statement.kind === 'indirect') &&
      article.article.blocks[words[0]?.block ?? -1]?.kind !== 'headline' &&
      !isEarlier(s) &&
      !goesOn(s)
    )
  }
  const found = new WeakMap<PreparedStatement, boolean>()
  return (s) => {
    const is = found.get(s) ?? isFirst(s)
    found.set(s, is)
    return is
  }
}

const SENTENCE_END = /[.!?]["”’)]*\s/u
