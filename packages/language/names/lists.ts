import type { Lexicon } from '../lexicon.js'

/** The word lists the recogniser of names knows, in the order of their bits. */
export const NAME_LISTS = ['given-names', 'places', 'organisation-words', 'person-titles', 'organisations'] as const

/** Bits of the lists that hold names themselves. */
export const NAME_BITS = 3

/** For each lower-case word the lists it stands in, as bits in the order of `NAME_LISTS`; words of longer entries count alone. */
export function nameLists(lexicon: (name: string) => Lexicon): ReadonlyMap<string, number> {
  const out = new Map<string, number>()
  NAME_LISTS.forEach((name, i) => {
    for (const [entry] of lexicon(name).rows)
      for (const word of entry!.toLowerCase().split(' ')) out.set(word, (out.get(word) ?? 0) | (1 << i))
  })
  return out
}
