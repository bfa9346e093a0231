import { slug } from '@onrecord/format'
import type { Knowledge } from '@onrecord/knowledge'
import type { Token } from '@onrecord/language'
import { type Cast, castKnown, castNew } from './cast.js'
import type { Found } from './found.js'
import type { Referent } from './referent.js'
import type { Words } from './words.js'

/** A name with nothing before its suffix but a family or given name. */
export const JUNIOR = /^(\S+),? ((?:Jr|Sr)\b)\.?$/

/** "Trump Jr.", "Donald Jr.": the one of that family or given name here who bears the suffix. */
export function juniorOf(text: string, cast: Cast): Referent | null {
  const [, name, suffix] = JUNIOR.exec(text) ?? []
  const bears = (r: Referent) => r.type === 'person' && new RegExp(`\\b${suffix}\\.?$`).test(r.name)
  return (name && cast.all.find((r) => (r.family === name || r.given === name) && bears(r))) || null
}

/** "Bill and Hillary Clinton": a given name alone before "and" and a full name shares its family name. */
export function sharedFamily(
  scanned: readonly Found[],
  tokens: readonly Token[],
  whole: Map<Found, Referent | null>,
  cast: Cast,
  knowledge: Knowledge,
  words: Words,
): void {
  for (const [i, f] of scanned.entries()) {
    const next = scanned[i + 1]
    const other = next && whole.get(next)
    if (whole.get(f) || f.text.includes(' ') || !words.given.has(f.text)) continue
    if (other?.type !== 'person' || other.family === '' || other.given === '' || next!.first !== f.last + 1) continue
    if (words.grammar.get(tokens[f.last]!.lower) !== 'and') continue
    const name = `${f.text} ${other.family}`
    const known = knowledge.named(name).find((a) => a.type === 'person')
    const gender = words.given.get(f.text) ?? null
    const made = {
      id: slug(name),
      name,
      type: 'person',
      gender,
      family: other.family,
      given: f.text,
      born: f.first,
    } as const
    whole.set(f, known ? castKnown(cast, known, f.first) : castNew(cast, made))
  }
}
