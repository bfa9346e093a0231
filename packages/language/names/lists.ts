import type { WordForm } from '../features/word-form.js'
import type { Lexicon } from '../lexicon.js'

/** The word lists the recogniser of names knows, in the order of their bits. */
export const NAME_LISTS = [
  'given-names',
  'places',
  'organisation-words',
  'person-titles',
  'organisations',
  'first-names',
  'surnames',
  'cities',
  'peoples',
  'place-name-words',
] as const

/** Bits of the lists whose words may be names though they are written small: given names and places. */
export const NAMES_IN_SMALL = 3

/** What the lists know. Bits are in the order of `NAME_LISTS`. */
export interface NameLists {
  /** Bits of the lists a lower-case word stands in, shifted left by as many as there are lists those whose longer entries hold it. */
  of(lower: string): number
  /** Words of the longest entry of several words that begins with a lower-case word, 0 where none does. */
  longest(lower: string): number
  /**
   * Sets at each word of `first` to `last` (excluded) the bits of the lists that know it and its neighbours as one entry;
   * `longest` holds what the function of that name gives for each.
   */
  entries(forms: readonly WordForm[], longest: Uint8Array, first: number, last: number, into: Int32Array): void
}

/** What entries of several words hold, and few of one. */
const SEVERAL = /[ '-]/

/** Opens the lists. Words of an entry are parted as the tokens of a text are: by spaces, before a possessive, at hyphens. */
export function nameLists(lexicon: (name: string) => Lexicon): NameLists {
  const words = new Map<string, number>()
  const phrases = new Map<string, number>()
  const most = new Map<string, number>()
  const mark = (to: Map<string, number>, key: string, bits: number): void => {
    to.set(key, (to.get(key) ?? 0) | bits)
  }
  NAME_LISTS.forEach((name, i) => {
    for (const [entry] of lexicon(name).rows) {
      const lower = entry!.toLowerCase()
      const parts = SEVERAL.test(lower) ? lower.replace(/-/g, ' - ').replace(/'s\b/g, " 's").split(' ') : null
      if (parts === null || parts.length === 1) mark(words, lower, 1 << i)
      else {
        for (const part of parts) mark(words, part, 1 << (i + NAME_LISTS.length))
        mark(phrases, parts.join(' '), 1 << i)
        most.set(parts[0]!, Math.max(parts.length, most.get(parts[0]!) ?? 0))
      }
    }
  })
  return {
    of: (lower) => words.get(lower) ?? 0,
    longest: (lower) => most.get(lower) ?? 0,
    entries(forms, longest, first, last, into) {
      into.fill(0, first, last)
      for (let i = first; i < last; i++) {
        const behind = Math.min(last, i + longest[i]!)
        if (behind < i + 2) continue
        let key = forms[i]!.lower
        let bits = 0
        let end = i
        for (let k = i + 1; k < behind; k++) {
          key += ` ${forms[k]!.lower}`
          const found = phrases.get(key)
          if (found === undefined) continue
          bits = found
          end = k + 1
        }
        for (let k = i; k < end; k++) into[k]! |= bits
      }
    },
  }
}
