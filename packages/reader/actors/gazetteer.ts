import { familyName, fold, type Knowledge, type KnownActor } from '@onrecord/knowledge'
import type { Token } from '@onrecord/language'

/** What the knowledge base says of a run of words. */
interface Entry {
  readonly named: readonly KnownActor[]
  readonly metonym: readonly KnownActor[]
  readonly family: readonly KnownActor[]
}
export interface Match extends Entry {
  /** Index of the token behind the last. */
  readonly last: number
}

/** For the word that opens a name: how many characters the longest name that it opens has. */
type Openers = ReadonlyMap<string, number>
const made = new WeakMap<Knowledge, Openers>()

const OPENING = /^[\p{L}\p{N}.&]+/u
const opener = (name: string): string => OPENING.exec(name)?.[0] ?? ''

function openersOf(knowledge: Knowledge): Openers {
  const known = made.get(knowledge)
  if (known) return known
  const map = new Map<string, number>()
  const put = (name: string) => {
    const folded = fold(name)
    const word = opener(folded)
    if (word && (map.get(word) ?? 0) < folded.length) map.set(word, folded.length)
  }
  for (const a of knowledge.actors) {
    put(a.name)
    for (const n of a.names) put(n)
    for (const n of a.metonyms) put(n)
    if (a.type === 'person') put(a.family ?? familyName(a.name))
  }
  made.set(knowledge, map)
  return map
}

/** Finds the names the knowledge base holds: the longest one that begins at a token. */
export function gazetteer(knowledge: Knowledge, text: string) {
  const openers = openersOf(knowledge)
  // Most words open no name; an article repeats its words.
  const lengths = new Map<string, number>()
  const longestFrom = (word: string): number => {
    let length = lengths.get(word)
    if (length === undefined) {
      length = openers.get(opener(fold(word))) ?? 0
      lengths.set(word, length)
    }
    return length
  }
  /** The longest match from token `first` on, no further than token `limit`, or null. */
  return (tokens: readonly Token[], first: number, limit: number): Match | null => {
    const from = tokens[first]
    // Before a hyphen that opens a name there is nothing.
    if (!from) return null
    const longest = longestFrom(from.text)
    if (longest === 0) return null
    let last = first
    while (last + 1 < limit && tokens[last + 1]!.end - from.start <= longest + 2) last++
    for (; last >= first; last--) {
      const written = text.slice(from.start, tokens[last]!.end).replace(/\s+/g, ' ')
      let name = fold(written)
      // "Republican party", "Treasury department": the noun that ends a name is often set small; "The economist" is a person.
      if (last > first && !(last === first + 1 && from.tag === 'DT') && /^\p{Ll}/u.test(tokens[last]!.text))
        name = name.replace(/\p{Ll}(?=[^ ]*$)/u, (c) => c.toUpperCase())
      const named = knowledge.named(name)
      const metonym = knowledge.metonym(name)
      const family = knowledge.family(written)
      if (named.length + metonym.length + family.length > 0) return { last: last + 1, named, metonym, family }
    }
    return null
  }
}
