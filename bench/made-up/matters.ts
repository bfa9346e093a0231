import type { Person } from './people.js'
import type { Random } from './random.js'
import type { World } from './world.js'

/** Something that was said, as it was said; reports quote it, cut it or put it in their own words. */
export type Saying = readonly string[]

/** Something somebody spoke at. */
export interface Meeting {
  readonly speaker: Person
  /** Day by number, counted from the first day of the stream. */
  readonly day: number
  readonly kind: string
  readonly city: string
  readonly sayings: readonly Saying[]
}

/** A developing matter: who and what it is about, when, and what was said at what. */
export interface Matter {
  readonly people: readonly Person[]
  /** What its texts speak of more than others do. */
  readonly nouns: readonly string[]
  readonly cities: readonly string[]
  readonly meetings: readonly Meeting[]
  readonly first: number
  readonly days: number
  /** Articles that are still to be written about it. */
  left: number
}

const KINDS = [
  'press conference',
  'news conference',
  'speech',
  'interview',
  'statement',
  'briefing',
  'rally',
  'summit',
  'meeting',
  'vote',
]
/** The few that are in the news day by day, and the rest. */
const FAMOUS = 300

/** A matter that begins on a day: most are a few articles of a few days, some are many over weeks. */
export function matterOf(world: World, random: Random, first: number): Matter {
  const days = 1 + random.rank(40)
  const left = 1 + random.rank(12 * (1 + Math.ceil(Math.sqrt(days))))
  const { all } = world.people
  const people = Array.from(
    { length: 4 + random.below(8) },
    () => all[random.chance(0.4) ? random.rank(FAMOUS) : random.below(all.length)]!,
  )
  const nouns = Array.from(
    { length: 24 + random.below(24) },
    () => world.words.nouns[random.rank(world.words.nouns.length)]!,
  )
  const cities = Array.from({ length: 1 + random.below(3) }, () => random.pick(world.words.cities))
  const meetings = Array.from(
    { length: 1 + Math.ceil(left / 3) },
    (_, i): Meeting => ({
      speaker: people[random.rank(people.length)]!,
      // The first day has one, so that its first articles have something to tell.
      day: first + (i === 0 ? 0 : random.below(days)),
      kind: random.pick(KINDS),
      city: random.pick(cities),
      sayings: Array.from({ length: 3 + random.below(8) }, () => sayingOf(world, random, nouns)),
    }),
  )
  return { people, nouns, cities, meetings, first, days, left }
}

const SUBJECTS = ['we', 'they', 'the government', 'nobody', 'the country', 'our side', 'the people']
const MODALS = ['will', 'must', 'should', 'would', 'can', 'has to', 'will not', 'cannot', 'might']
const JOINS = ['of', 'and', 'for the', 'in the', 'with the', 'against the', 'without', 'from the', 'over the']
const TAILS = [
  'this year',
  'next month',
  'as soon as possible',
  'before the winter',
  'by all means',
  'at any cost',
  'in the end',
]

/** A clause of six to twenty words, of the matter's nouns and of the language's. */
export function sayingOf({ words }: World, random: Random, nouns: readonly string[]): Saying {
  const noun = (): string => (random.chance(0.45) ? random.pick(nouns) : words.nouns[random.rank(words.nouns.length)]!)
  const out = random.chance(0.6) ? random.pick(SUBJECTS).split(' ') : ['the', noun()]
  out.push(...random.pick(MODALS).split(' '), words.verbs[random.rank(words.verbs.length)]!, 'the', noun())
  for (let n = random.below(4); n > 0; n--) out.push(...random.pick(JOINS).split(' '), noun())
  if (random.chance(0.25)) out.push('and', words.verbs[random.rank(words.verbs.length)]!, 'the', noun())
  if (random.chance(0.1)) out.push('by', String(2 + random.below(90)), 'percent')
  if (random.chance(0.25)) out.push(...random.pick(TAILS).split(' '))
  return out
}
