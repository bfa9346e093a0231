import type { ActorId } from '@onrecord/format'
import { dayNumber } from '@onrecord/format'
import type { Knowledge, KnownActor, Office } from '@onrecord/knowledge'
import type { Lexicon } from '@onrecord/language'
import type { Context } from '../layers.js'
import type { Clue } from './clue.js'
import type { Words } from './event-mentions.js'

// Rivals are named together long after their race, too, but seldom as often.
const AFTER = 0.05
const BEFORE = 0.02
// Named this often together, they count in full.
const OFTEN = 5

interface Candidate {
  readonly actor: KnownActor
  readonly races: readonly Office[]
  readonly word: number
  count: number
}

/**
 * Persons who stood against one another, named together in a text that speaks of campaigning: it was written during their
 * race, most likely. Takes the candidacies of the table of offices and the words of campaigning in en/dating.
 */
export function rivalClues(text: Words, { language, knowledge }: Context): Clue[] {
  const lexicon = language.lexicon('dating')
  if (!text.words.some((w) => lexicon.get(w)?.[0] === 'race')) return []
  const candidates = [...candidatesIn(text, knowledge, racing(lexicon)).values()]
    .filter((c) => c.count >= OFTEN)
    .sort((a, b) => b.count - a.count)
  const [first, ...others] = candidates
  if (!first) return []
  const out: Clue[] = []
  for (const other of others.slice(0, 3)) {
    const together = overlaps(first.races, other.races)
    if (together.length === 0) continue
    const spans = [text.spans[first.word]!, text.spans[other.word]!]
    const weight = Math.min(1, (first.count + other.count) / OFTEN)
    out.push({ rule: 'rivals', spans, fits: (day) => fit(together, day) ** weight })
  }
  return out
}

/** Roles that a race is run in: those that campaigning's words name. */
const racing = (lexicon: Lexicon): ReadonlySet<string> =>
  new Set(lexicon.rows.filter((r) => r[1] === 'race').flatMap((r) => (r[2] ? r[2].split(';') : [])))

function candidatesIn(text: Words, knowledge: Knowledge, roles: ReadonlySet<string>): Map<ActorId, Candidate> {
  const found = new Map<ActorId, Candidate>()
  const none = new Set<string>()
  text.written.forEach((name, word) => {
    if (name.length < 3 || none.has(name) || !/^\p{Lu}/u.test(name)) return
    let any = false
    for (const actor of knowledge.family(name)) {
      const known = found.get(actor.id)
      const races = known?.races ?? actor.offices.filter((o) => roles.has(o.role) && o.from && o.to)
      if (races.length === 0) continue
      any = true
      if (known) known.count++
      else found.set(actor.id, { actor, races, word, count: 1 })
    }
    if (!any) none.add(name)
  })
  return found
}

interface Stretch {
  readonly first: number
  readonly last: number
}

function overlaps(a: readonly Office[], b: readonly Office[]): Stretch[] {
  const out: Stretch[] = []
  for (const x of a)
    for (const y of b) {
      const first = Math.max(dayNumber(x.from!), dayNumber(y.from!))
      const last = Math.min(dayNumber(x.to!), dayNumber(y.to!))
      if (first < last) out.push({ first, last })
    }
  return out
}

// Days before a race's end at which it is written of half as often as at its end.
const PACE = 200

function fit(together: readonly Stretch[], day: number): number {
  let best = BEFORE
  for (const { first, last } of together) {
    if (day >= first && day <= last) best = Math.max(best, 1 / (1 + (last - day) / PACE))
    else if (first - day > 0 && first - day < 60) best = Math.max(best, 0.15)
    else if (day > last) best = Math.max(best, day - last < 15 ? 0.6 : day - last < 60 ? 0.2 : AFTER)
  }
  return best
}
