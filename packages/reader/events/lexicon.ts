import type { EventType } from '@onrecord/format'
import type { Language } from '@onrecord/language'

/** What a verb with its companions, or a noun, tells. */
export interface Telling {
  /** The verb's companions: lemmas or words that must stand with it. */
  readonly companions: readonly string[]
  readonly type: EventType
  readonly mode: string | null
}
/** What a verb with its companions tells, or that with these it tells no event ("plead guilty"). */
export type Sense = Telling | (Omit<Telling, 'type'> & { readonly type: null })

/** Where the lexicon has no type. */
const NONE = '-'

/** The language's words for events. */
export interface EventLexicon {
  /** What a verb may tell, the entry with the most companions first; of as many, the one with the longest words, which tell most. */
  verb(lemma: string): readonly Sense[]
  noun(lemma: string): Telling | undefined
  /** What a word does to an event (`future`, `recipient` …), or undefined. */
  role(word: string): string | undefined
  negates(word: string): boolean
  mood(word: string): string | undefined
  person(word: string): string | undefined
}

const made = new WeakMap<Language, EventLexicon>()

/** The event lexicon of a language, made once. */
export function eventLexicon(language: Language): EventLexicon {
  const known = made.get(language)
  if (known) return known
  const verbs = new Map<string, Sense[]>()
  for (const [entry, type, mode] of language.lexicon('event-verbs').rows) {
    const [lemma, ...companions] = entry!.split(' ')
    const list = verbs.get(lemma!) ?? []
    list.push({ companions, type: type === NONE ? null : (type as EventType), mode: mode || null })
    verbs.set(lemma!, list)
  }
  const weight = (t: Sense) => 100 * t.companions.length + t.companions.join().length
  for (const list of verbs.values()) list.sort((a, b) => weight(b) - weight(a))
  const nouns = new Map<string, Telling>()
  for (const [lemma, type, mode] of language.lexicon('event-nouns').rows)
    nouns.set(lemma!, { companions: [], type: type as EventType, mode: mode || null })
  const words = language.lexicon('event-words')
  const negations = language.lexicon('negations')
  const moods = language.lexicon('moods')
  const pronouns = language.lexicon('pronouns')
  const lexicon: EventLexicon = {
    verb: (lemma) => verbs.get(lemma) ?? [],
    noun: (lemma) => nouns.get(lemma),
    role: (word) => words.get(word)?.[0],
    negates: (word) => negations.has(word),
    mood: (word) => moods.get(word)?.[0],
    person: (word) => pronouns.get(word)?.[0],
  }
  made.set(language, lexicon)
  return lexicon
}
