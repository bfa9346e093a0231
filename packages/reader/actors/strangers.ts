import { castNew } from './cast.js'
import type { Phrase } from './phrases.js'
import type { Referent } from './referent.js'
import type { Scene } from './scene.js'

/** Somebody told of before a name is given ("a woman", "a female supporter"): one of a gender, until a name turns up. */
export function stranger(p: Phrase, { cast, words }: Scene, told: 'm' | 'f' | null): Referent | null {
  const gender = told ?? p.modifiers.map((m) => words.sexes.get(m)).find((g) => g) ?? null
  if (gender === null) return null
  const there = cast.all.find((r) => r.unnamed && r.gender === gender && !r.same)
  if (there) return there
  const who = castNew(cast, { id: `unnamed ${gender} ${p.first}`, name: p.word, type: 'person', gender, born: p.first })
  who.unnamed = true
  return who
}

/** Somebody named by a given name alone turns out to be whoever was told of without one, of the same gender, before. */
export function unveil(who: Referent, { cast }: Scene): void {
  if (who.type !== 'person' || who.known || who.family !== '' || who.gender === null) return
  const before = cast.all.find((r) => r.unnamed && !r.same && r.gender === who.gender && r.born < who.born)
  if (before && before !== who) before.same = who
}
