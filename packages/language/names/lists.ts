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

/**
 * Words that are looked up in the lists as they stand, before all that the lists hold is put in tables, which takes much longer than
 * to read a phrase; an article has many more.
 */
const FEW = 24

/** Opens the lists. Words of an entry are parted as the tokens of a text are: by spaces, before a possessive, at hyphens. */
export function nameLists(lexicon: (name: string) => Lexicon): NameLists {
  let parted: readonly string[] | undefined
  let all: Known | undefined
  const few = new Map<string, Known>()
  const knownOf = (word: string): Known => {
    if (all) return all
    parted ??= NAME_LISTS.map((name) => partedWords(lexicon(name).text))
    let known = few.get(word)
    if (!known && few.size === FEW) {
      known = all = knownIn(parted.map((text) => text.split('\n')))
      parted = undefined
      few.clear()
    } else if (!known) {
      known = knownIn(parted.map((text) => linesWith(text, word)))
      few.set(word, known)
    }
    return known
  }
  return {
    of: (lower) => knownOf(lower).words.get(lower) ?? 0,
    begun: (lower) => knownOf(lower).several.behind?.get(lower),
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

/** The lines of a list in small letters, with a space between the words of an entry, and a line's end before and behind each. */
const partedWords = (text: string): string => `\n${text.toLowerCase().replaceAll('-', ' - ').replace(/'s\b/g, " 's")}\n`

/** Where an empty word stands: between two ends of words, on the line of the second sign or the first. */
const EMPTY = [
  ['\n ', 1],
  ['  ', 0],
  [' \n', 0],
] as const

/** The lines that hold a word, the whole of it, of words parted by `partedWords`. */
function linesWith(text: string, word: string): readonly string[] {
  const lines = new Set<string>()
  const ends = (at: number): boolean => text[at] === ' ' || text[at] === '\n' || text[at] === '\t'
  for (const [sought, on] of word === '' ? EMPTY : [[word, 0] as const])
    for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1))
      if (word === '' || (ends(at - 1) && ends(at + word.length)))
        lines.add(text.slice(text.lastIndexOf('\n', at + on - 1) + 1, text.indexOf('\n', at + on)))
  return [...lines]
}

/** What lines of the lists tell. */
interface Known {
  /** Bits of words, as `of` gives them. */
  readonly words: ReadonlyMap<string, number>
  /** Entries of several words, by the words they begin with. */
  readonly several: Entries
}

/** What lines of each list tell, words parted by `partedWords`. */
function knownIn(lists: readonly (readonly string[])[]): Known {
  const words = new Map<string, number>()
  const several: Growing = { bits: 0, behind: null }
  const mark = (word: string, bits: number): void => {
    words.set(word, (words.get(word) ?? 0) | bits)
  }
  lists.forEach((lines, i) => {
    for (const line of lines) {
      if (line === '' || line.startsWith('#')) continue
      const tab = line.indexOf('\t')
      const entry = tab < 0 ? line : line.slice(0, tab)
      const parts = entry.includes(' ') ? entry.split(' ') : null
      if (parts === null) mark(entry, 1 << i)
      else {
        for (const part of parts) mark(part, 1 << (i + NAME_LISTS.length))
        parts.reduce(goneOn, several).bits |= 1 << i
      }
    }
  })
  return { words, several }
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
