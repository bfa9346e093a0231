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
  /** The entries of several words that begin with a lower-case word, or undefined. */
  begun(lower: string): Entries | undefined
  /**
   * Sets at each word of `first` to `last` (excluded) the bits of the lists that know it and its neighbours as one entry;
   * `begun` holds what the function of that name gives for each.
   */
  entries(
    forms: readonly WordForm[],
    begun: readonly (Entries | undefined)[],
    first: number,
    last: number,
    into: Int32Array,
  ): void
}

/** Entries that begin with the same words: the lists in which these words are an entry, and those that go on. */
export interface Entries {
  readonly bits: number
  /** Null where none goes on, as with most: a table each would cost every start. */
  readonly behind: ReadonlyMap<string, Entries> | null
}
interface Growing extends Entries {
  bits: number
  behind: Map<string, Growing> | null
}

/** What entries of several words hold, and few of one. */
const SEVERAL = /[ '-]/

/** Opens the lists. Words of an entry are parted as the tokens of a text are: by spaces, before a possessive, at hyphens. */
export function nameLists(lexicon: (name: string) => Lexicon): NameLists {
  const words = new Map<string, number>()
  const several: Growing = { bits: 0, behind: null }
  const mark = (word: string, bits: number): void => {
    words.set(word, (words.get(word) ?? 0) | bits)
  }
  NAME_LISTS.forEach((name, i) => {
    for (const [entry] of lexicon(name).rows) {
      const lower = entry!.toLowerCase()
      const parts = SEVERAL.test(lower) ? lower.replace(/-/g, ' - ').replace(/'s\b/g, " 's").split(' ') : null
      if (parts === null || parts.length === 1) mark(lower, 1 << i)
      else {
        for (const part of parts) mark(part, 1 << (i + NAME_LISTS.length))
        parts.reduce(goneOn, several).bits |= 1 << i
      }
    }
  })
  return {
    of: (lower) => words.get(lower) ?? 0,
    begun: (lower) => several.behind?.get(lower),
    entries(forms, begun, first, last, into) {
      into.fill(0, first, last)
      for (let i = first; i < last; i++) {
        let at = begun[i]
        let bits = 0
        let end = i
        for (let k = i + 1; at && k < last; k++) {
          at = at.behind?.get(forms[k]!.lower)
          if (!at || at.bits === 0) continue
          bits = at.bits
          end = k + 1
        }
        for (let k = i; k < end; k++) into[k]! |= bits
      }
    },
  }
}

/** The entries that go on with a word, made where there are none yet. */
function goneOn(from: Growing, word: string): Growing {
  from.behind ??= new Map()
  let next = from.behind.get(word)
  if (!next) {
    next = { bits: 0, behind: null }
    from.behind.set(word, next)
  }
  return next
}
