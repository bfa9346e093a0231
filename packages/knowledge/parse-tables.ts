import type { ActorId, ActorType, Day } from '@onrecord/format'
import { ACTOR_TYPES, monthRange } from '@onrecord/format'
import type { Kin, KnownActor, Office } from './knowledge.js'
import { rowsOf } from './rows.js'

const NONE: readonly string[] = []
const NO_OFFICES: readonly Office[] = []
const list = (cell: string | undefined): readonly string[] => (cell ? cell.split(';') : NONE)

const ACTOR_COLUMNS = ['id', 'name', 'type', 'gender', 'family', 'names', 'metonyms', 'demonyms', 'of', 'head']

/**
 * Actors of a table with the columns id, name, type, gender, family, names, metonyms, demonyms, of, head; lists are parted by
 * semicolons. `offices` and `kin` give each theirs. Throws at the first line that is wrong.
 */
export function parseActors(
  content: string,
  file: string,
  offices: ReadonlyMap<ActorId, readonly Office[]> = new Map(),
  kin: ReadonlyMap<ActorId, readonly Kin[]> = new Map(),
): KnownActor[] {
  return rowsOf(content, file, ACTOR_COLUMNS).map(({ cells, line }) => {
    const [id, name, type, gender, family, names, metonyms, demonyms, of, head] = cells
    if (!id || !name) throw new Error(`${file}, line ${line}: an actor needs an id and a name`)
    if (!ACTOR_TYPES.includes(type as ActorType))
      throw new Error(`${file}, line ${line}: type is one of ${ACTOR_TYPES.join(', ')}, not "${type}"`)
    if (gender && gender !== 'm' && gender !== 'f')
      throw new Error(`${file}, line ${line}: gender is m, f or empty, not "${gender}"`)
    return {
      id,
      name,
      type: type as ActorType,
      names: list(names),
      gender: gender === 'm' || gender === 'f' ? gender : null,
      offices: offices.get(id) ?? NO_OFFICES,
      metonyms: list(metonyms),
      demonyms: list(demonyms),
      of: of || null,
      ...(family && { family }),
      ...(head && { head }),
      ...(kin.has(id) && { kin: kin.get(id)! }),
    }
  })
}

const LONG = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** A day or month of a table as the first or last day it can mean; empty is an open end. */
function end(cell: string | undefined, last: boolean, place: () => string): Day | null {
  if (!cell) return null
  const m = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(cell)
  const long = m ? LONG[Number(m[2]) - 1] : undefined
  if (!m || !long || (m[3] && !(Number(m[3]) >= 1 && Number(m[3]) <= long)))
    throw new Error(`${place()}: "${cell}" is no day or month; write it as 2024-10-24 or 2024-10`)
  if (m[3]) return cell
  const { from, to } = monthRange(Number(m[1]), Number(m[2]))
  return last ? to : from
}

const OFFICE_COLUMNS = ['person', 'role', 'of', 'from', 'to', 'record']

/** Offices by the person's id, of a table with the columns person, role, of, from, to (a day or a month), record. */
export function parseOffices(content: string, file: string): Map<ActorId, Office[]> {
  const out = new Map<ActorId, Office[]>()
  for (const { cells, line } of rowsOf(content, file, OFFICE_COLUMNS)) {
    const [person, role, of, first, last, note] = cells
    const place = () => `${file}, line ${line}`
    if (!person || !role || !of || !note)
      throw new Error(`${place()}: an office needs a person, a role, of whom, and a record`)
    const from = end(first, false, place)
    const to = end(last, true, place)
    if (from && to && from > to) throw new Error(`${place()}: ${from} is after ${to}`)
    const offices = out.get(person)
    if (offices) offices.push({ role, of, from, to, note })
    else out.set(person, [{ role, of, from, to, note }])
  }
  return out
}

/** Throws where two actors share an id, or where an office or an actor belongs to one that is not there. */
export function checkActors(actors: readonly KnownActor[], offices: ReadonlyMap<ActorId, readonly Office[]>): void {
  const ids = new Set<ActorId>()
  for (const { id } of actors) {
    if (ids.has(id)) throw new Error(`knowledge: the id ${id} stands twice`)
    ids.add(id)
  }
  for (const [person, held] of offices)
    for (const id of [person, ...held.map((o) => o.of)])
      if (!ids.has(id)) throw new Error(`knowledge: an office of ${person} names ${id}, which is no actor`)
  for (const a of actors)
    for (const { who } of a.kin ?? [])
      if (!ids.has(who)) throw new Error(`knowledge: a relative of ${a.id} is ${who}, which is no actor`)
  for (const a of actors)
    if (a.of && !ids.has(a.of)) throw new Error(`knowledge: ${a.id} belongs to ${a.of}, which is no actor`)
}
