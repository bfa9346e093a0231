import type { ActorType } from '@onrecord/format'
import { ACTOR_TYPES, isDay, slug } from '@onrecord/format'
import type { KnownActor, Office } from './knowledge.js'
import { ownFromCsv } from './own-csv.js'
import { ownFromYaml } from './own-yaml.js'

/** A field of a user's file as either format gives it: its value and the line it stands on. */
export interface OwnField {
  readonly value: unknown
  readonly line: number
}
/** One actor of a user's file, not yet checked. */
export interface OwnRow {
  readonly line: number
  readonly fields: ReadonlyMap<string, OwnField>
}

const FIELDS = ['id', 'name', 'type', 'names', 'gender', 'family', 'offices', 'metonyms', 'demonyms', 'of', 'head']
const OFFICE_FIELDS = ['role', 'of', 'from', 'to', 'note']

/**
 * A user's own actors out of a YAML or CSV file (README.md shows both). `file` is named in errors.
 * Throws with every mistake, one a line, each with its line in the file and what to write instead.
 */
export function parseOwnActors(text: string, format: 'yaml' | 'csv', file: string): KnownActor[] {
  const problems: string[] = []
  const wrong = (line: number, what: string) => {
    problems.push(`${file}, line ${line}: ${what}`)
  }
  const rows = format === 'yaml' ? ownFromYaml(text, wrong) : ownFromCsv(text, wrong)
  const seen = new Map<string, number>()
  const actors = rows.flatMap((row) => {
    const actor = actorOf(row, wrong)
    if (!actor) return []
    const before = seen.get(actor.id)
    if (before)
      wrong(row.line, `the id ${actor.id} stands in line ${before} already; give one of them an id of its own`)
    seen.set(actor.id, row.line)
    return [actor]
  })
  if (problems.length > 0) throw new Error(problems.join('\n'))
  return actors
}

type Wrong = (line: number, what: string) => void

function actorOf(row: OwnRow, wrong: Wrong): KnownActor | null {
  for (const [key, { line }] of row.fields)
    if (!FIELDS.includes(key)) wrong(line, `there is no field "${key}"; use ${FIELDS.join(', ')}`)
  const line = (field: string) => row.fields.get(field)?.line ?? row.line
  const text = (field: string): string => {
    const value = row.fields.get(field)?.value ?? ''
    if (typeof value === 'string') return value.trim()
    wrong(line(field), `${field} is a text, not ${JSON.stringify(value)}; write it in quotation marks`)
    return ''
  }
  const texts = (field: string): string[] => {
    const value = row.fields.get(field)?.value ?? []
    const list = Array.isArray(value) ? value : [value]
    if (!list.every((v) => typeof v === 'string')) {
      wrong(line(field), `${field} is a list of texts, such as [Brandt, Ilse]`)
      return []
    }
    return list.map((v) => v.trim()).filter((v) => v !== '')
  }
  const name = text('name')
  if (name === '') {
    wrong(row.line, 'an actor needs a name; add "name: …"')
    return null
  }
  const type = text('type') || 'person'
  if (!ACTOR_TYPES.includes(type as ActorType))
    wrong(line('type'), `type is one of ${ACTOR_TYPES.join(', ')}, not "${type}"`)
  const gender = text('gender').toLowerCase()
  if (!['', 'm', 'f'].includes(gender)) wrong(line('gender'), `gender is m or f, or left out, not "${gender}"`)
  const head = text('head')
  const family = text('family')
  return {
    id: text('id') || slug(name),
    name,
    type: type as ActorType,
    names: texts('names'),
    gender: gender === 'm' || gender === 'f' ? gender : null,
    offices: officesOf(row.fields.get('offices'), wrong),
    metonyms: texts('metonyms'),
    demonyms: texts('demonyms'),
    of: text('of') || null,
    ...(family && { family }),
    ...(head && { head }),
  }
}

function officesOf(field: OwnField | undefined, wrong: Wrong): Office[] {
  if (!field || field.value === '' || field.value === null) return []
  const list = Array.isArray(field.value) ? field.value : [field.value]
  return list.flatMap((entry): Office[] => {
    if (entry === null || typeof entry !== 'object') {
      wrong(field.line, 'an office has fields of its own: {role: foreign minister, of: norland, from: 2023-03-01}')
      return []
    }
    const office = entry as Record<string, unknown>
    for (const key of Object.keys(office))
      if (!OFFICE_FIELDS.includes(key))
        wrong(field.line, `an office has no field "${key}"; use ${OFFICE_FIELDS.join(', ')}`)
    const { role, of, note } = office
    if (typeof role !== 'string' || typeof of !== 'string') {
      wrong(field.line, 'an office needs role and of: {role: foreign minister, of: norland}')
      return []
    }
    const day = (key: 'from' | 'to') => {
      const value = office[key] ?? null
      if (value === null || (typeof value === 'string' && isDay(value))) return value
      wrong(field.line, `${key} of an office is a day as in 2023-03-01, not ${JSON.stringify(value)}`)
      return null
    }
    const from = day('from')
    const to = day('to')
    if (from && to && from > to)
      wrong(field.line, `an office can't end (${to}) before it begins (${from}); swap the days`)
    return [{ role: role.trim(), of: of.trim(), from, to, ...(typeof note === 'string' && { note }) }]
  })
}
