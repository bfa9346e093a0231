import type { ActorId } from '@onrecord/format'
import { familyName, fold, type KnownActor } from '@onrecord/knowledge'
import { type Referent, referent } from './referent.js'

/** Everybody the article speaks of, found so far: lookups by id, family name, given name and short form. */
export interface Cast {
  readonly all: Referent[]
  readonly byId: Map<ActorId, Referent>
  /** Persons by family name, by given name; anybody by short form. */
  readonly families: Map<string, Referent[]>
  readonly givens: Map<string, Referent[]>
  readonly aliases: Map<string, Referent>
}

/** An empty cast. */
export const newCast = (): Cast => ({
  all: [],
  byId: new Map(),
  families: new Map(),
  givens: new Map(),
  aliases: new Map(),
})

/** "Masri" of "al-Masri", as a text may go on; empty where the name opens with no such article. */
const withoutArticle = (family: string): string => /^(?:a[dlnrstz]|ash|el)-(\p{Lu}.+)$/iu.exec(family)?.[1] ?? ''

function enter(cast: Cast, r: Referent): Referent {
  cast.all.push(r)
  cast.byId.set(r.id, r)
  const put = (map: Map<string, Referent[]>, key: string) => {
    if (!key) return
    const list = map.get(key)
    if (list) list.push(r)
    else map.set(key, [r])
  }
  put(cast.families, r.family)
  put(cast.families, withoutArticle(r.family))
  put(cast.givens, r.given)
  return r
}

/** The referent of an actor the knowledge base holds. */
export function castKnown(cast: Cast, known: KnownActor, born: number): Referent {
  const there = cast.byId.get(known.id)
  if (there) return there
  const person = known.type === 'person'
  const family = person ? fold(known.family ?? familyName(known.name)) : ''
  const first = fold(known.name).split(' ')[0]!
  const given = person && known.name.includes(' ') && first !== family ? first : ''
  const { id, name, type, gender } = known
  return enter(cast, referent({ id, name, type, gender, known, family, given, born }))
}

/** The referent of somebody new; an id that another bears already is that other's. */
export function castNew(
  cast: Cast,
  made: Pick<Referent, 'id' | 'name' | 'type' | 'born'> & Partial<Pick<Referent, 'gender' | 'family' | 'given' | 'of'>>,
): Referent {
  return cast.byId.get(made.id) ?? enter(cast, referent(made))
}

/** Lets a short form mean somebody from now on. */
export function alias(cast: Cast, name: string, r: Referent): void {
  const key = fold(name)
  r.aliases.add(key)
  if (!cast.aliases.has(key)) cast.aliases.set(key, r)
}

/** "Harlan" of Harlan Offshore: the one organisation whose name opens so. */
export function shortened(name: string, cast: Cast): Referent | null {
  const all = cast.all.filter((r) => r.type === 'organisation' && r.name.startsWith(`${name} `))
  return all.length === 1 ? all[0]! : null
}
