import { slug } from '@onrecord/format'
import type { KnownActor } from '@onrecord/knowledge'
import { alias, castKnown, castNew } from './cast.js'
import type { Asked, Meant } from './meant.js'
import { meant } from './meant.js'
import { holdersOf, neighbour } from './offices.js'
import { isBody, type Referent } from './referent.js'
import { role } from './roles.js'
import type { Scene } from './scene.js'
import { stranger } from './strangers.js'

const KIN = new Set(['kin', 'partner', 'spouse'])

/** Persons named by what they are to another: "his wife", "her successor", "Trump's running mate". */
export function relation(ask: Asked): Meant | null {
  const { phrase: p, scene, owner, beside } = ask
  const { words, cast, knowledge, when } = scene
  const { kind, gender } = words.relations.get(p.word)!
  const office = words.roles.has(p.word)
  if (p.determiner === 'indefinite' && !beside && !office) {
    const who = stranger(p, scene, gender)
    if (who) return meant(who, 'somebody')
  }
  // "a spokesman", "the lawyer": an office's word without an owner.
  if (!owner || owner.type === 'place') return office ? role({ ...ask, owner: null }) : null
  if (beside?.type === 'person' && beside !== owner) {
    if (gender) beside.gender ??= gender
    beside.descriptions.add(p.word)
    beside.of ??= owner
    return p.determiner === 'none' ? null : meant(beside, 'relation')
  }
  // "Her daughter" where "her" is taken for the daughter herself.
  if (owner.descriptions.has(p.word) && owner.of) return meant(owner, 'relation')
  if (kind === 'successor' || kind === 'predecessor') {
    const other = owner.known && neighbour(knowledge, owner.known, when, kind)
    return meant(other && castKnown(cast, other, p.first), kind)
  }
  const described = cast.all.find((r) => r.of === owner && r.descriptions.has(p.word))
  if (described) return meant(described, 'relation')
  const relative = kinOf(ask, owner)
  if (relative) return meant(relative, 'relation')
  if (!KIN.has(kind)) {
    const offices = words.roles.get(p.word)?.offices ?? [kind]
    // "A State Department spokesman" is any of them.
    const certain = p.determiner !== 'indefinite' && owner.known
    const holder = certain && holdersOf(knowledge, certain, offices, when, p.time)[0]
    if (holder) return meant(castKnown(cast, holder, p.first), 'office')
    return isBody(owner) && kind === 'spokesperson' ? meant(owner, 'speaks for') : null
  }
  if (owner.type !== 'person') return null
  const spouse = kind === 'spouse' && owner.known ? spouseOf(owner.known, scene) : null
  return meant(spouse ? castKnown(cast, spouse, p.first) : unknownKin(ask, owner, gender), 'relation')
}

const JUNIOR = /,? (?:jr|sr)\.?$/i

/**
 * The nearest relative the world knows of: the only one there is, or the only one the article speaks of; a father and a son
 * of one name.
 */
function kinOf({ phrase: p, scene }: Asked, owner: Referent): Referent | null {
  const { words, knowledge, cast } = scene
  const { as, gender } = words.relations.get(p.word)!
  if (as === null) return null
  const known = (owner.known?.kin ?? []).flatMap((k) => (k.as === as ? (knowledge.actor(k.who) ?? []) : []))
  const fit = known.filter((a) => !gender || a.gender === gender)
  const here = fit.filter((a) => cast.byId.has(a.id))
  const one = here.length > 0 ? here : fit
  if (one.length === 1) return castKnown(cast, one[0]!, p.first)
  if (fit.length > 0 || (as !== 'parent' && as !== 'child')) return null
  const [young, old] = [(r: Referent) => (as === 'parent' ? owner : r), (r: Referent) => (as === 'parent' ? r : owner)]
  const namesake = (r: Referent) =>
    r !== owner && JUNIOR.test(young(r).name) && young(r).name.replace(JUNIOR, '') === old(r).name
  return cast.all.find((r) => r.type === 'person' && namesake(r)) ?? null
}

/** Somebody the article names by nothing but the relation ("her 14-year-old daughter"). */
function unknownKin({ phrase: p, scene }: Asked, owner: Referent, gender: 'm' | 'f' | null): Referent {
  const id = slug(`${p.word} of ${owner.id}`)
  const name = `${owner.name}’s ${p.word}`
  const who = castNew(scene.cast, { id, name, type: 'person', gender, born: p.first, of: owner })
  who.descriptions.add(p.word)
  return who
}

/** The spouse of somebody who was president: whoever was first lady from the same day on. */
function spouseOf(known: KnownActor, { knowledge }: Scene): KnownActor | null {
  for (const o of known.offices) {
    if (o.role !== 'president') continue
    const lady = knowledge.succession(o.of, 'first lady').find((s) => s.office.from === o.from)
    if (lady) return lady.actor
  }
  return null
}

/** A person named by a given name beside a relation ("his wife Michelle", "his daughter, Ellie"): the family name is the owner's. */
export function kinName(given: string, word: string, owner: Referent, scene: Scene, born: number): Referent | null {
  const { words, cast, knowledge } = scene
  const relation = words.relations.get(word)
  if (!relation || !owner.family || (relation.kind !== 'kin' && relation.kind !== 'spouse')) return null
  // "His son, Donald Jr."
  const suffix = JUNIOR.exec(given)?.[0] ?? ''
  const name = `${given.replace(JUNIOR, '')} ${owner.family}${suffix}`
  const known = knowledge.named(name).find((a) => a.type === 'person')
  const { gender } = relation
  const who = known
    ? castKnown(cast, known, born)
    : castNew(cast, { id: slug(name), name, type: 'person', gender, family: owner.family, given, born })
  alias(cast, given, who)
  return who
}
