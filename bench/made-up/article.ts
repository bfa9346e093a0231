import {
  type Act, type Condition, type Day, type DayRange, dayOf, EVENT_TYPES, type Event, FORMAT, type Quantity, type ReadArticle, type Span, type Statement,
  type Time,
} from '@onrecord/format' // biome-ignore format: the types at a glance
import { type Matter, type Meeting, type Saying, sayingOf } from './matters.js'
import { page } from './page.js'
import { capital, type Person } from './people.js'
import type { Random } from './random.js'
import type { World } from './world.js'

/** Acts by how often the reader finds them in the news, with a cue each. */
const ACTS: readonly (readonly [Act, string, number])[] = [
  ['say', 'said', 38], ['say', 'told reporters', 6], ['criticise', 'accused', 11], ['believe', 'believes', 7], ['demand', 'demanded', 6],
  ['promise', 'promised', 6], ['expect', 'expects', 6], ['support', 'agreed', 5], ['praise', 'welcomed', 5], ['reject', 'ruled out', 3], ['ask', 'asked', 2],
  ['decline', 'refused to say', 2], ['offer', 'offered', 1], ['deny', 'denied', 1], ['warn', 'warned', 1],
] // biome-ignore format: a table
const TOTAL = ACTS.reduce((n, [, , weight]) => n + weight, 0)
const NOBODY = ['Officials', 'Analysts', 'Reports', 'Experts', 'Diplomats', 'People close to the matter']
const DEEDS = ['met', 'attacked', 'backed', 'accused', 'sanctioned', 'helped', 'rejected', 'left']
/** Share of a meeting's sayings that one report has; sentences it has alone, at least and beyond that. */
const REPORTED = 0.5
const OWN = 7
const OWN_MORE = 90

/** One outlet's article about a matter on a day (by number): what its meetings brought, and what it has alone. */
export function articleOf(world: World, matter: Matter, n: number, day: number, random: Random): ReadArticle {
  const p = page()
  const statements: Statement[] = []
  const conditions: Condition[] = []
  const events: Event[] = []
  const times: Time[] = []
  const quantities: Quantity[] = []
  const outlet = world.people.outlets[random.rank(world.people.outlets.length)]!
  const today = dayOf(day)

  headline()
  const due = matter.meetings.filter((m) => m.day <= day && day - m.day <= 3)
  for (const meeting of due.slice(-2)) report(meeting)
  for (let i = OWN + random.rank(OWN_MORE); i > 0; i--) {
    if (random.chance(0.22)) deed()
    else statement(someone(), sayingOf(world, random, matter.nouns), dated(), random.chance(0.25))
    if (random.chance(0.5)) p.block('body')
    else p.say(' ')
  }
  p.block('body')
  const text = p.text()
  const { blocks } = p
  return {
    format: FORMAT, name: `made-up-${n}`, uri: `made-up-${n}.txt`, title: text.slice(0, blocks[0]!.end), outlet, byline: null, wire: null,
    language: 'en', published: { from: today, to: today, basis: 'given', evidence: [] }, text, blocks,
    actors: [...p.mentions.values()].map(({ person, mentions }) => ({ id: person.id, name: person.name, type: person.type, mentions })),
    statements, conditions, times, quantities, events,
  } // biome-ignore format: an article at a glance

  function headline(): void {
    p.name(matter.people[0]!)
    p.say(` and the ${random.pick(matter.nouns)}: ${random.pick(matter.nouns)} of ${random.pick(matter.nouns)}`)
    p.block('headline')
  }

  function report({ speaker, day: held, kind, city, sayings }: Meeting): void {
    const when = time(dayOf(held))
    p.say(`, ${kind === 'interview' ? 'in an' : 'at a'} ${kind} in ${capital(city)}, `)
    p.name(speaker)
    p.say(` spoke of the ${random.pick(matter.nouns)}. `)
    for (const saying of sayings)
      if (random.chance(REPORTED)) {
        statement(speaker, told(saying), when, random.chance(0.45))
        p.say(' ')
      }
    p.block('body')
  }

  /** A saying as one report has it: whole, cut, or with words exchanged. */
  function told(saying: Saying): Saying {
    if (random.chance(0.4)) return saying
    if (random.chance(0.4)) return saying.slice(0, Math.max(5, Math.ceil(saying.length * (0.4 + 0.5 * random.next()))))
    return saying.map((w) => (random.chance(0.15) ? random.pick(matter.nouns) : w))
  }

  function someone(): Person | null {
    if (random.chance(0.34)) return null
    return matter.people[random.rank(matter.people.length)]!
  }

  /** Whom it is about: one of the matter's people, or anybody. */
  function other(): Person {
    const { all } = world.people
    return random.chance(0.7) ? random.pick(matter.people) : all[random.rank(all.length)]!
  }

  /** When it was said, as far as a text says: a day, some days, months, or nothing. */
  function dated(): DayRange {
    const x = random.next()
    if (x < 0.4) return { from: today, to: today }
    if (x < 0.75) return { from: dayOf(day - random.below(10)), to: today }
    if (x < 0.9) return { from: dayOf(day - 30 - random.below(300)), to: today }
    return x < 0.95 ? { from: null, to: today } : { from: null, to: null }
  }

  function statement(speaker: Person | null, saying: Saying, said: DayRange, isDirect: boolean): void {
    const [act, cue] = actOf(random)
    const target = random.chance(0.6) ? other() : null
    const [name, written] = [`s${statements.length + 1}`, [] as Span[]]
    const who = (): Span[] => {
      if (!speaker) return [p.say(random.pick(NOBODY))]
      return [p.name(speaker, random.chance(0.35) && p.mentions.has(speaker.id) ? 'pronoun' : 'name')]
    }
    let source: Span[]
    let cues: Span[]
    if (isDirect) {
      const start = p.at()
      p.say('“')
      body(saying, target)
      p.say(',”')
      written.push({ start, end: p.at() })
      p.say(' ')
      source = who()
      p.say(' ')
      cues = [p.say(cue)]
    } else {
      source = who()
      p.say(' ')
      cues = [p.say(cue)]
      p.say(' that ')
      const start = p.at()
      if (random.chance(0.08)) conditional(saying, speaker, name)
      else body(saying, target)
      written.push({ start, end: p.at() })
    }
    p.say('.')
    statements.push({
      id: name, source, cue: cues, content: written, kind: isDirect ? 'direct' : 'indirect', speaker: speaker?.id ?? null,
      speakers: speaker ? [speaker.id] : [], addressee: null, act, said, depth: 0, negated: false, confidence: 0.6 + 0.4 * random.next(),
      targets: target && target !== speaker ? [target.id] : [],
    }) // biome-ignore format: a statement at a glance
  }

  function body(saying: Saying, target: Person | null): void {
    // The word alone may be among those a matter is made of.
    const percent = saying.findIndex((word, i) => word === 'percent' && Number(saying[i - 1]) > 0)
    if (percent > 0) {
      p.say(`${saying.slice(0, percent - 1).join(' ')} `)
      const span = p.say(`${saying[percent - 1]!} percent`)
      quantities.push({ ...span, value: Number(saying[percent - 1]), unit: 'percent' })
      if (percent + 1 < saying.length) p.say(` ${saying.slice(percent + 1).join(' ')}`)
    } else p.say(saying.join(' '))
    if (!target) return
    p.say(' with ')
    p.name(target)
  }

  function conditional(saying: Saying, holder: Person | null, name: string): void {
    const connective = [p.say('if')]
    p.say(' ')
    const trigger = [p.say(sayingOf(world, random, matter.nouns).join(' '))]
    p.say(', ')
    const consequence = [p.say(saying.join(' '))]
    conditions.push({
      holder: holder?.id ?? null,
      trigger,
      consequence,
      connective,
      form: 'if',
      voice: 'speaker',
      statement: name,
    })
  }

  function deed(): void {
    const [actor, recipient] = [random.pick(matter.people), random.pick(matter.people)]
    p.name(actor)
    p.say(' ')
    const span = p.say(random.pick(DEEDS))
    p.say(' ')
    p.name(recipient)
    p.say(` over the ${random.pick(matter.nouns)} of the ${random.pick(matter.nouns)} on `)
    const when = time(today)
    p.say('.')
    events.push({
      type: random.pick(EVENT_TYPES), mode: null, aux: random.chance(0.25) ? 'hypothetical' : null, actor: actor.id, recipient: recipient.id,
      span, ...when, statement: null,
    }) // biome-ignore format: an event at a glance
  }

  function time(on: Day): DayRange {
    times.push({ ...p.say(on), from: on, to: on })
    return { from: on, to: on }
  }
}

function actOf(random: Random): readonly [Act, string] {
  let x = random.next() * TOTAL
  for (const [act, cue, weight] of ACTS) {
    x -= weight
    if (x < 0) return [act, cue]
  }
  return ['say', 'said']
}
