import type { ActorId } from '@onrecord/format'
import { dayNumber } from '@onrecord/format'
import type { KnownActor } from '@onrecord/knowledge'
import type { Context } from '../layers.js'
import type { Clue } from './clue.js'
import type { Words } from './event-mentions.js'

// People are in the news around the time of their offices; years off they are named less, but named.
const NEAR = 400
const NEAR_FIT = 0.55
const FAR_FIT = 0.3
// More people than this add nothing: they tend to be of one circle.
const MOST = 8

/** People known by their full names: each speaks for the years of their offices. */
export function peopleClues(text: Words, { knowledge }: Context): Clue[] {
  const out: Clue[] = []
  const seen = new Set<ActorId>()
  for (let i = 0; i < text.words.length - 1 && out.length < MOST; i++) {
    if (!/^\p{Lu}/u.test(text.written[i]!)) continue
    for (const n of [3, 2]) {
      if (text.sentences[i] !== text.sentences[i + n - 1]) continue
      const people = knowledge.named(text.written.slice(i, i + n).join(' ')).filter((a) => a.type === 'person')
      const [person] = people
      if (people.length !== 1 || !person || seen.has(person.id)) continue
      seen.add(person.id)
      const clue = clueOf(person)
      if (clue)
        out.push({
          rule: 'person',
          spans: [{ start: text.spans[i]!.start, end: text.spans[i + n - 1]!.end }],
          fits: clue,
        })
      i += n - 1
      break
    }
  }
  return out
}

function clueOf(person: KnownActor): ((day: number) => number) | null {
  const terms = person.offices.map((o) => ({
    first: o.from ? dayNumber(o.from) : Number.NEGATIVE_INFINITY,
    last: o.to ? dayNumber(o.to) : Number.POSITIVE_INFINITY,
  }))
  if (terms.length === 0) return null
  return (day) => {
    let best = FAR_FIT
    for (const { first, last } of terms) {
      if (day >= first && day <= last) return 1
      if (day > first - NEAR && day < last + NEAR) best = NEAR_FIT
    }
    return best
  }
}
