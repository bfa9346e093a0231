import { isDay, slug } from '@onrecord/format'
import type { DatedEvent } from './knowledge.js'

const COLUMNS = ['name', 'kind', 'from', 'to', 'names', 'actors', 'place']

/**
 * Dated events of a table with the columns name, kind, from, to, names, actors, place; lists are parted by semicolons, the id
 * is the slug of the name, with the first day added where the name stands twice. Throws at the first line that is wrong.
 */
export function parseEvents(content: string, file: string): DatedEvent[] {
  const out: DatedEvent[] = []
  const ids = new Set<string>()
  let head = false
  for (const [i, line] of content.split(/\r?\n/).entries()) {
    if (line === '' || line.startsWith('#')) continue
    const cells = line.split('\t')
    const place = `${file}, line ${i + 1}`
    if (!head) {
      if (cells.join() !== COLUMNS.join()) throw new Error(`${place}: the columns must be ${COLUMNS.join(', ')}`)
      head = true
      continue
    }
    const [name = '', kind = '', from = '', to = '', names = '', actors = '', where = ''] = cells
    if (!isDay(from) || !isDay(to) || from > to) throw new Error(`${place}: "${from}" to "${to}" are no days in order`)
    if (name === '' || kind === '' || names === '') throw new Error(`${place}: name, kind and names must be given`)
    let id = slug(name)
    if (ids.has(id)) id = `${id}-${from}`
    if (ids.has(id)) throw new Error(`${place}: the event ${id} stands twice`)
    ids.add(id)
    out.push({ id, name, kind, from, to, names: list(names), actors: list(actors), place: where || null })
  }
  return out
}

const list = (cell: string): string[] => (cell === '' ? [] : cell.split(';').map((s) => s.trim()))
