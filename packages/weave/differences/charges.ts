import type { ActorId } from '@onrecord/format'
import type { Language } from '@onrecord/language'
import { mayBeOne, nameOf, namesOf } from '../named.js'
import type { PreparedArticle, PreparedStatement } from '../prepared.js'
import { blamed, named } from './attribution.js'
import type { Colour } from './colours.js'
import { firstHand } from './first-hand.js'
import { at, type Found, type SideBySide, toldOf } from './report.js'

/** Less telling than the same charge for other targets: these may be two charges. */
const RANK = 0.72

/**
 * Whom a speaker accuses at an occasion: one report tells of somebody whom nothing names that the other has from the speaker,
 * though it tells of a charge too. Only what reporters tell as one counts ("accused", "blasted"): whom quoted words are
 * against is for the reader.
 */
export function chargeDifferences(
  { a, b, own, matches }: SideBySide,
  colour: (s: PreparedStatement) => Colour,
  language: Language,
): Found[] {
  const isFirst = firstHand(language)
  const matched = new Set(matches.flatMap((m) => (m.utterance === null ? [] : [...m.a, ...m.b])))
  const isCharge = (s: PreparedStatement): boolean =>
    s.statement.act === 'criticise' &&
    s.statement.kind !== 'direct' &&
    colour(s).colour === 'hostile' &&
    !matched.has(s) &&
    !isPossessive(s) &&
    blamed(s, language).length > 0
  const accused = (list: readonly PreparedStatement[]): ActorId[] => [...new Set(list.flatMap((s) => blamed(s, language)))] // biome-ignore format: one line
  const saidIn = (article: PreparedArticle, speaker: ActorId): PreparedStatement[] =>
    article.statements.filter((s) => own.has(s) && s.statement.speaker === speaker && isFirst(s))
  const speakers = new Set(a.statements.flatMap((s) => (own.has(s) ? (s.statement.speaker ?? []) : [])))
  return [...speakers].flatMap((speaker) => {
    const [inA, inB] = [saidIn(a, speaker), saidIn(b, speaker)]
    const [ofA, ofB] = [inA.filter(isCharge), inB.filter(isCharge)]
    if (ofA.length === 0 || ofB.length === 0) return []
    const alone = (list: readonly PreparedStatement[], others: readonly PreparedStatement[]): PreparedStatement[] => {
      const known = named(others, language)
      return list.filter((s) => !blamed(s, language).some((id) => known.some((k) => mayBeOne(id, k))))
    }
    const [onlyA, onlyB] = [alone(ofA, inB), alone(ofB, inA)]
    if (onlyA.length + onlyB.length === 0) return []
    const [mine, theirs] = [onlyA.length > 0 ? onlyA : ofA, onlyB.length > 0 ? onlyB : ofB]
    const evidence = [at(a, toldOf(mine)), at(b, toldOf(theirs))]
    const [here, there] = [mine, theirs].map((list) => namesOf(accused(list), [a, b]))
    const rule = `whom ${nameOf(speaker, [a, b])} accuses: ${here} here, ${there} there`
    const why = [{ rule, score: RANK, evidence }]
    return [{ kind: 'attribution' as const, statements: [...mine, ...theirs], spans: evidence, rank: RANK, why }]
  })
}

// "Said it was Osei’s decision": what somebody has is not who is accused.
const isPossessive = ({ words, article: { article } }: PreparedStatement): boolean => {
  const first = words.find((w) => w.term?.startsWith('@'))
  const mention = first && article.actors.flatMap((x) => x.mentions).find((m) => m.start === first.start)
  return mention !== undefined && /^['’]s\b/u.test(article.text.slice(mention.end, mention.end + 3))
}
