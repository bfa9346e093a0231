import { castKnown } from './cast.js'
import { demonymAt } from './demonyms.js'
import type { Referent } from './referent.js'
import type { Scene } from './scene.js'
import { isSubject, verbOf } from './subjects.js'

/**
 * Adjectives that stand for an actor: beside an act of speech ("Western pledges", "a Russian demand"), or coordinated with
 * another before people who speak ("Russian and Western officials"); a people that acts as a state ("the Iraqis"). Others are no mentions ("Russian troops").
 */
export function actingAdjectives(
  scene: Scene,
  first: number,
  last: number,
  at: (token: number) => number,
): { who: Referent; first: number; last: number }[] {
  const { tokens } = scene.analysis
  const { words, cast } = scene
  const out: { who: Referent; first: number; last: number }[] = []
  for (let i = first; i < last; i++) {
    if (at(i) >= 0 || !/^(?:JJ|NNP)/.test(tokens[i]!.tag)) continue
    const known = demonymAt(scene, i, last)
    if (!known || known.actor.type === 'person') continue
    const next = tokens[known.last]
    if (peopleActing(scene, i, known.last, last)) {
      if (known.actor.type === 'state')
        out.push({ who: castKnown(cast, known.actor, i), first: i - 1, last: known.last })
      i = known.last - 1
      continue
    }
    const head = tokens[tokens[known.last - 1]!.head]
    const speech = head && head.index > i && /^NN/.test(head.tag) && words.speech.has(head.lemma)
    const paired =
      next && words.grammar.get(next.lower) === 'and' && known.last + 2 < last && demonymAt(scene, known.last + 1, last) && people(scene, known.last + 2, last) // biome-ignore format: one condition
    if (speech || paired) out.push({ who: castKnown(cast, known.actor, i), first: i, last: known.last })
    i = known.last - 1
  }
  return out
}

/** "The Iraqis resisted": a people with nothing but its article, that does what states do, is its state. */
function peopleActing({ analysis: { tokens }, words }: Scene, first: number, last: number, limit: number): boolean {
  if (!/S$/.test(tokens[last - 1]!.tag) || words.grammar.get(tokens[first - 1]?.lower ?? '') !== 'definite')
    return false
  // "The Albanians of southern Serbia" are no state.
  if (tokens[last]?.tag === 'IN') return false
  const verb = isSubject(tokens, last - 1, last, limit) ? verbOf(tokens, last - 1) : -1
  const lemma = tokens[verb]?.lemma ?? ''
  return words.saying.has(lemma) || words.telling.has(lemma) || words.deeds.has(lemma)
}

/** Whether people who speak for somebody stand at a token or right behind it ("officials"). */
function people(scene: Scene, i: number, last: number): boolean {
  for (let k = i; k < last && k - i < 2; k++) if (scene.words.groups.has(scene.analysis.tokens[k]!.lower)) return true
  return false
}
