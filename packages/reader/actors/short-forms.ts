import { fold, type KnownActor } from '@onrecord/knowledge'
import type { Abbreviation } from './abbreviations.js'
import { alias, type Cast } from './cast.js'
import type { Found } from './found.js'
import type { Referent } from './referent.js'

/**
 * Has the short forms that an article introduces stand for whom they are short for, also where knowledge has another by the same letters:
 * "his People Power Party (PPP)" is no pollster. `whole` says whose each full name is; gives the names of which it now says so too.
 */
export function shortForms(
  abbreviations: readonly Abbreviation[],
  scanned: readonly Found[],
  whole: Map<Found, Referent | null>,
  cast: Cast,
): Found[] {
  return abbreviations.flatMap(({ short, first, last }) => {
    const long = scanned.find((f) => f.first === first && f.last === last)
    const who = long && whole.get(long)
    if (!who) return []
    alias(cast, short, who)
    const others = scanned.filter((f) => f.text === short && isAnothers(f, long.text))
    for (const f of others) whole.set(f, who)
    return others
  })
}

/** Whether all whom knowledge has by a name have fewer than two words in common with a longer one. */
function isAnothers({ named }: Found, long: string): boolean {
  const words = wordsIn(long)
  const alike = ({ name, names }: KnownActor): number => new Set([name, ...names].flatMap(wordsIn).filter((w) => words.includes(w))).size // biome-ignore format: one line
  return named.length > 0 && named.every((a) => alike(a) < 2)
}

const wordsIn = (name: string): string[] => fold(name).split(' ')
