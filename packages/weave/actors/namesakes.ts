import { type ActorId, type Appearance, slug } from '@onrecord/format'
import { closure } from '../closure.js'
import { byText } from '../ids.js'
import type { Person } from './person.js'

/** What the appearances of one name are told apart by. */
export interface Sides {
  /** The field of a calling, or undefined. */
  readonly field: (calling: string) => string | undefined
  /** The persons that stand in an article. */
  readonly company: (article: string) => readonly ActorId[]
  /** Ids that an editor has decided about. */
  readonly ruled: ReadonlySet<ActorId>
  /** Names that are not parted. */
  readonly isOne: (name: ActorId) => boolean
}

/**
 * Parts the appearances of one name into persons: two whose callings are of different fields are two, unless an article
 * tells both callings or somebody stands beside both. An appearance without a calling goes with those whose company it
 * shares; where nothing tells whose it is it stays by the plain name. Order changes nothing.
 */
export function namesakes(all: readonly Appearance[], sides: Sides): Person[] {
  const { actor } = all[0]!
  const beside = all.map((a) => sides.company(a.article).filter((id) => id !== actor))
  const fields = all.map((a) => a.callings.map(sides.field).filter((f): f is string => f !== undefined))
  const groups = closure(all.length)
  const first = new Map<string, number>()
  const tie = (what: string, i: number) => {
    const other = first.get(what)
    if (other === undefined) first.set(what, i)
    else groups.join(other, i)
  }
  for (let i = 0; i < all.length; i++) {
    for (const field of fields[i]!) tie(`field ${field}`, i)
    for (const id of beside[i]!) tie(`with ${id}`, i)
  }
  const told = groups.groups(1).filter((g) => g.some((i) => fields[i]!.length > 0))
  const person = (members: readonly number[], id: ActorId): Person => {
    const appearances = members.map((i) => all[i]!)
    return {
      actor,
      id,
      name: appearances[0]!.name,
      appearances,
      callings: [...new Set(appearances.flatMap((a) => a.callings))].sort(byText),
      fields: new Set(members.flatMap((i) => fields[i]!)),
      company: new Set(members.flatMap((i) => beside[i]!)),
    }
  }
  if (told.length < 2 || sides.isOne(actor)) return [person([...all.keys()], actor)]
  const inTold = new Set(told.flat())
  const rest = [...all.keys()].filter((i) => !inTold.has(i))
  const out = told.map((g) => {
    const callings = [...new Set(g.flatMap((i) => all[i]!.callings))].filter((c) => sides.field(c)).sort(byText)
    const ids = callings.map((c) => slug(`${actor} ${c}`))
    return person(g, ids.find((id) => sides.ruled.has(id)) ?? ids[0]!)
  })
  return rest.length > 0 ? [...out, person(rest, actor)] : out
}
