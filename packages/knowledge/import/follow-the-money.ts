import { type ActorType, type Day, isDay, monthRange, slug } from '@onrecord/format'
import type { CountryCodes } from '../country-codes.js'
import type { KnownActor, Office } from '../knowledge.js'
import { type Imported, plainActor } from './imported.js'

// Schemata of FollowTheMoney (followthemoney.tech/explorer) that are actors, and what they are here.
const TYPES: Readonly<Record<string, ActorType>> = {
  Person: 'person',
  Organization: 'organisation',
  PublicBody: 'organisation',
  Company: 'organisation',
  LegalEntity: 'organisation',
}

interface Entity {
  readonly id: string
  readonly schema: string
  readonly properties: Readonly<Record<string, readonly string[]>>
}

/**
 * Actors out of FollowTheMoney entities, one JSON object a line. Names, aliases, gender and country are taken over;
 * `country` says what its country codes stand for;
 * Occupancy entities tie a Person to a Position and become offices with their dates. Other schemata are no actors.
 */
export function importFollowTheMoney(text: string, country: CountryCodes): Imported {
  const problems: { line: number; message: string }[] = []
  const entities = new Map<string, Entity>()
  text.split(/\r?\n/).forEach((line, i) => {
    if (line.trim() === '') return
    const entity = entityOf(line)
    if (entity) entities.set(entity.id, entity)
    else problems.push({ line: i + 1, message: 'not a FollowTheMoney entity: it needs id, schema and properties' })
  })
  const offices = new Map<string, Office[]>()
  for (const e of entities.values()) {
    if (e.schema !== 'Occupancy') continue
    const post = entities.get(e.properties.post?.[0] ?? '')
    const holder = e.properties.holder?.[0]
    const of = country(post?.properties.country?.[0] ?? '')
    const role = post?.properties.name?.[0]
    if (!holder || !of || !role) continue
    const held = {
      role: role.toLowerCase(),
      of,
      from: dayOf(e.properties.startDate, 'from'),
      to: dayOf(e.properties.endDate, 'to'),
    }
    offices.set(holder, [...(offices.get(holder) ?? []), held])
  }
  const actors: KnownActor[] = []
  for (const e of entities.values()) {
    const type = TYPES[e.schema]
    const [name, ...others] = e.properties.name ?? []
    if (!type || !name) continue
    const gender = e.properties.gender?.[0]
    const names = [...others, ...(e.properties.alias ?? []), ...(e.properties.weakAlias ?? [])]
    actors.push(
      plainActor({
        id: slug(name),
        name,
        type,
        names: [...new Set(names)].filter((n) => n !== name),
        gender: gender === 'male' ? 'm' : gender === 'female' ? 'f' : null,
        offices: offices.get(e.id) ?? [],
        of: country(e.properties.country?.[0] ?? ''),
      }),
    )
  }
  return { actors, problems }
}

function entityOf(line: string): Entity | null {
  try {
    const e = JSON.parse(line) as Partial<Entity> | null
    return e && typeof e.id === 'string' && typeof e.schema === 'string' && typeof e.properties === 'object'
      ? (e as Entity)
      : null
  } catch {
    return null
  }
}

/** FollowTheMoney keeps prefixes of dates: a month is its first or last day, and a bare year is left open. */
function dayOf(dates: readonly string[] | undefined, side: 'from' | 'to'): Day | null {
  const date = dates?.[0]
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(date ?? '')
  if (month) return monthRange(Number(month[1]), Number(month[2]))[side]
  const day = date?.slice(0, 10)
  return day && isDay(day) ? day : null
}
