import type { ActorId } from '@onrecord/format'
import type { Kin } from './knowledge.js'
import { rowsOf } from './rows.js'

const OTHER_SIDE = { spouse: 'spouse', child: 'parent', sibling: 'sibling' } as const

/** Relatives by the person's id, of a table with the columns person, kin (spouse, child, sibling), of; both sides of each. */
export function parseKin(content: string, file: string): Map<ActorId, Kin[]> {
  const out = new Map<ActorId, Kin[]>()
  const put = (id: ActorId, kin: Kin) => out.set(id, [...(out.get(id) ?? []), kin])
  for (const { cells, line } of rowsOf(content, file, ['person', 'kin', 'of'])) {
    const [person, as, other] = cells
    if (!person || !other || !(as === 'spouse' || as === 'child' || as === 'sibling'))
      throw new Error(`${file}, line ${line}: a person, spouse, child or sibling, and whom it is`)
    put(person, { as, who: other })
    put(other, { as: OTHER_SIDE[as], who: person })
  }
  return out
}
