import { type ActorType, type Day, isDay, slug } from '@onrecord/format'
import type { KnownActor, Office } from '../knowledge.js'
import { type Imported, plainActor } from './imported.js'

type Row = Readonly<Record<string, { readonly value: string } | undefined>>

/**
 * Actors out of the JSON of a query to query.wikidata.org (SPARQL 1.1 Query Results). Variables looked at: `itemLabel`
 * (needed), `item`, `itemAltLabel` (parted by commas), `genderLabel`, `instanceLabel`, `positionLabel`, `ofLabel`,
 * `start`, `end`, `countryLabel`. Rows of one item are one actor, each position one of its offices. Throws where the file
 * is no such JSON.
 */
export function importWikidata(text: string): Imported {
  const rows = rowsOf(text)
  const problems: { line: number; message: string }[] = []
  const items = new Map<string, { actor: KnownActor; offices: Office[] }>()
  rows.forEach((row, i) => {
    const name = row.itemLabel?.value
    if (!name || /^Q\d+$/.test(name)) {
      problems.push({ line: i + 1, message: 'no English label (itemLabel): add the label service to the query' })
      return
    }
    const key = row.item?.value ?? name
    const known = items.get(key) ?? { actor: actorOf(name, row), offices: [] }
    items.set(key, known)
    const role = row.positionLabel?.value
    const of = row.ofLabel?.value ?? row.countryLabel?.value
    if (role && of) {
      const office = {
        role: role.toLowerCase(),
        of: slug(of),
        from: dayOf(row.start?.value),
        to: dayOf(row.end?.value),
      }
      if (!known.offices.some((o) => o.role === office.role && o.of === office.of && o.from === office.from))
        known.offices.push(office)
    }
  })
  return { actors: [...items.values()].map(({ actor, offices }) => ({ ...actor, offices })), problems }
}

function rowsOf(text: string): readonly Row[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    parsed = null
  }
  const rows = (parsed as { results?: { bindings?: Row[] } } | null)?.results?.bindings
  if (!Array.isArray(rows)) throw new Error('not the JSON of a Wikidata query: results.bindings is missing')
  return rows
}

function actorOf(name: string, row: Row): KnownActor {
  const gender = row.genderLabel?.value
  const country = row.countryLabel?.value
  return plainActor({
    id: slug(name),
    name,
    type: typeOf(row),
    names: (row.itemAltLabel?.value ?? '').split(/,\s*/).filter((n) => n !== '' && n !== name),
    gender: gender === 'male' ? 'm' : gender === 'female' ? 'f' : null,
    of: country && country !== name ? slug(country) : null,
  })
}

function typeOf(row: Row): ActorType {
  const instance = row.instanceLabel?.value?.toLowerCase()
  if (instance === undefined || instance === 'human') return 'person'
  if (/\b(state|country)\b/.test(instance)) return 'state'
  if (/\b(newspaper|agency|broadcaster|magazine|website)\b/.test(instance)) return 'outlet'
  return 'organisation'
}

/** Wikidata gives times as 2012-05-07T00:00:00Z. */
function dayOf(time: string | undefined): Day | null {
  const day = time?.slice(0, 10)
  return day && isDay(day) ? day : null
}
