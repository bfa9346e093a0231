import { type ActorId, dayNumber, type Span } from '@onrecord/format'
import type { Knowledge, KnownActor, Office } from '@onrecord/knowledge'
import type { Lexicon } from '@onrecord/language'
import type { Context } from '../layers.js'
import type { Clue } from './clue.js'
import type { Words } from './event-mentions.js'
import { BEGIN, best, type Steps, step } from './steps.js'
import { table } from './weights.js'

// How many still stand: from so many on, each weight holds. Among few, a name tells more.
const STANDING = [1, 3, 5, 7, 10]
// Days since somebody left a race and until they enter it from which each weight holds.
const OUT = [1, 31, 121, 401]
const YET = [1, 61, 201]
// Named this often, a candidate is what the article is about.
const OFTEN = 5
const MOST = 8

/** Weights of a table of races: standing among so many, out of it so long, not yet in it. */
export const RACES = STANDING.length + OUT.length + YET.length

interface Candidate {
  readonly stood: Steps
  readonly span: Span
  count: number
}

/**
 * Who of those that ran for an office is named, in a text that speaks of campaigning: those named most still stood when it was
 * written, and the fewer stood, the more a name tells. Takes the candidacies of the table of offices and the words of
 * campaigning in en/dating.
 */
export function raceClues(text: Words, { language, knowledge }: Context): Clue[] {
  const lexicon = language.lexicon('dating')
  if (!text.words.some((w) => lexicon.get(w)?.[0] === 'race')) return []
  const races = racesOf(knowledge, lexicon)
  const found = new Map<string, Candidate>()
  text.written.forEach((name, word) => {
    if (!text.capital[word]) return
    const known = found.get(name)
    if (known) known.count++
    else {
      const stood = races.get(name)
      if (stood) found.set(name, { stood: stood(), span: text.spans[word]!, count: 1 })
    }
  })
  return [...found.values()]
    .sort((a, b) => b.count - a.count || a.span.start - b.span.start)
    .slice(0, MOST)
    .map(({ stood, span, count }) => ({
      rule: 'candidate',
      spans: [span],
      steps: [count >= OFTEN ? shifted(stood) : stood],
    }))
}

/** The same steps in the table of those that are named often, which stands right behind. */
const shifted = (steps: Steps): Steps =>
  steps.map((v, i) => (i % 2 === 1 ? v + table('race often') - table('race') : v))

interface Run {
  readonly actor: KnownActor
  readonly office: Office
}

const prepared = new WeakMap<Knowledge, ReadonlyMap<string, () => Steps>>()

/** By family name, how somebody of that name stood in the races of their country. */
function racesOf(knowledge: Knowledge, lexicon: Lexicon): ReadonlyMap<string, () => Steps> {
  const known = prepared.get(knowledge)
  if (known) return known
  const roles = new Set(lexicon.rows.filter((r) => r[1] === 'race').flatMap((r) => (r[2] ? r[2].split(';') : [])))
  const countries = new Map<ActorId, Run[]>()
  for (const actor of knowledge.actors)
    for (const office of actor.offices) {
      if (!roles.has(office.role) || !office.from || !office.to) continue
      const of = knowledge.actor(office.of)
      const country = of?.type === 'state' ? of.id : (of?.of ?? office.of)
      const race = countries.get(country)
      if (race) race.push({ actor, office })
      else countries.set(country, [{ actor, office }])
    }
  const out = new Map<string, () => Steps>()
  for (const race of countries.values())
    for (const { actor } of race) {
      const name = actor.family ?? actor.name.slice(actor.name.lastIndexOf(' ') + 1)
      if (out.has(name)) continue
      let steps: Steps | undefined
      out.set(name, () => {
        steps ??= best(
          race.filter((r) => knowledge.family(name).includes(r.actor)).map(({ office }) => standing(office, race)),
        )
        return steps
      })
    }
  prepared.set(knowledge, out)
  return out
}

/** One candidacy among all of a country: how many stood with it on each day, and how long it is over or to come. */
function standing(office: Office, race: readonly Run[]): Steps {
  const base = table('race')
  const first = dayNumber(office.from!)
  const last = dayNumber(office.to!)
  const steps: number[] = []
  for (let i = YET.length - 1; i >= 0; i--)
    step(steps, i === YET.length - 1 ? BEGIN : first - YET[i + 1]! + 1, base + STANDING.length + OUT.length + i)
  const runs = race.map(({ actor, office: o }) => ({ actor, first: dayNumber(o.from!), last: dayNumber(o.to!) }))
  const changes = [first, ...runs.flatMap((r) => [r.first, r.last + 1])].filter((d) => d >= first && d <= last)
  for (const day of [...new Set(changes)].sort((a, b) => a - b)) {
    const among = new Set(runs.filter((r) => r.first <= day && day <= r.last).map((r) => r.actor)).size
    step(steps, day, base + STANDING.findLastIndex((n) => among >= n))
  }
  OUT.forEach((days, i) => {
    step(steps, last + days, base + STANDING.length + i)
  })
  return steps
}
