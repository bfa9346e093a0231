import type { ActorId } from '@onrecord/format'
import type { Context } from '../layers.js'
import type { Clue } from './clue.js'
import type { Words } from './event-mentions.js'
import { terms } from './term.js'
import { table } from './weights.js'

// More people than this add nothing: they tend to be of one circle.
const MOST = 10

/** People known by their full names: each speaks for the years of their offices. */
export function peopleClues(text: Words, { knowledge }: Context): Clue[] {
  const out: Clue[] = []
  const seen = new Set<ActorId>()
  for (let i = 0; i < text.words.length - 1 && out.length < MOST; i++) {
    if (!text.capital[i] || !(text.capital[i + 1] || text.capital[i + 2])) continue
    for (const n of [3, 2]) {
      if (!text.capital[i + n - 1] || text.sentences[i] !== text.sentences[i + n - 1]) continue
      const people = knowledge.named(text.written.slice(i, i + n).join(' ')).filter((a) => a.type === 'person')
      const [person] = people
      if (people.length !== 1 || !person || seen.has(person.id)) continue
      seen.add(person.id)
      if (person.offices.length > 0)
        out.push({
          rule: 'person',
          spans: [{ start: text.spans[i]!.start, end: text.spans[i + n - 1]!.end }],
          steps: [terms(person.offices, table('person'))],
        })
      i += n - 1
      break
    }
  }
  return out
}
