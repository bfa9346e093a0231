import type { ConditionForm } from '@onrecord/format'
import type { Language } from '@onrecord/language'

/** What a connective is and what follows it. */
export interface Connective {
  readonly words: readonly string[]
  readonly form: ConditionForm
  readonly follows: 'clause' | 'noun' | 'either' | 'ahead'
}

/** What the language's word lists say of conditions. */
export interface Grammar {
  /** Connectives by their first word, the longest first. */
  readonly connectives: ReadonlyMap<string, readonly Connective[]>
  /** Whether a word (lower case) or phrase does something: `any`, `concede`, `restrict` … */
  does(role: string, word: string): boolean
  /** Phrases that do something, as lists of words. */
  phrases(role: string): readonly (readonly string[])[]
  /** The preposition behind a lemma that makes one thing depend on another, and whether it needs something uncertain; or undefined. */
  dependence(lemma: string): { readonly preposition: string; readonly weak: boolean } | undefined
  readonly uncertain: ReadonlySet<string>
  readonly conditionNouns: ReadonlySet<string>
  readonly outcomes: ReadonlySet<string>
  readonly indirect: ReadonlySet<string>
  /** Whether a verb (lemma) tells that something is said or thought. */
  says(lemma: string): boolean
  /** Whether a word judges something good. */
  good(word: string): boolean
  /** Whether a verb (lemma) asks somebody something. */
  asks(lemma: string): boolean
  /** Whether a verb (lemma) binds its subject to something still ahead: promises, offers, threatens. */
  commits(lemma: string): boolean
  /** `duty`, `future`, `conditional` …: the mood a word sets, or undefined. */
  mood(word: string): string | undefined
  negates(word: string): boolean
  /** Person of a pronoun (`1`, `2`, `3`), or undefined; the second person stands for the reader. */
  person(word: string): string | undefined
  /** Whether a pronoun stands for a person or persons other than those addressed. */
  somebody(word: string): boolean
  /** Whether a pronoun stands for several. */
  plural(word: string): boolean
}

const made = new WeakMap<Language, Grammar>()

/** Acts of cues that bind whoever says so to something ahead. */
const COMMITTING: ReadonlySet<string> = new Set(['promise', 'offer', 'warn'])

/** The grammar of a language, made once. */
export function grammarOf(language: Language): Grammar {
  const known = made.get(language)
  if (known) return known
  const connectives = new Map<string, Connective[]>()
  for (const [entry, form, follows] of language.lexicon('conditional-connectives').rows) {
    const words = entry!.split(' ')
    const list = connectives.get(words[0]!) ?? []
    list.push({ words, form: form as ConditionForm, follows: follows as Connective['follows'] })
    connectives.set(
      words[0]!,
      list.sort((a, b) => b.words.length - a.words.length),
    )
  }
  const roles = new Map<string, Set<string>>()
  for (const [word, ...does] of language.lexicon('conditional-words').rows)
    for (const role of does) roles.set(role, (roles.get(role) ?? new Set()).add(word!))
  const dependences = language.lexicon('conditional-dependence')
  const moods = language.lexicon('moods')
  const cues = language.lexicon('cues')
  const appraisals = language.lexicon('appraisals')
  const negations = language.lexicon('negations')
  const pronouns = language.lexicon('pronouns')
  const readers = language.lexicon('addressed')
  const grammar: Grammar = {
    connectives,
    does: (role, word) => roles.get(role)?.has(word) ?? false,
    phrases: (role) => [...(roles.get(role) ?? [])].map((w) => w.split(' ')),
    dependence: (lemma) => {
      const row = dependences.get(lemma)
      return row && { preposition: row[0]!, weak: row[1] === 'weak' }
    },
    uncertain: entries(language, 'uncertain-nouns'),
    conditionNouns: entries(language, 'condition-nouns'),
    outcomes: entries(language, 'outcomes'),
    indirect: entries(language, 'indirect-questions'),
    says: (lemma) => cues.get(lemma) !== undefined,
    good: (word) => appraisals.get(word)?.[0] === 'good',
    asks: (lemma) => cues.get(lemma)?.[0] === 'ask',
    commits: (lemma) => COMMITTING.has(cues.get(lemma)?.[0] ?? ''),
    mood: (word) => moods.get(word)?.[0],
    negates: (word) => negations.has(word),
    somebody: (word) =>
      pronouns.has(word) &&
      !readers.has(word) &&
      pronouns.get(word)?.[2] !== 'n' &&
      pronouns.get(word)?.[3] !== 'relative',
    plural: (word) => pronouns.get(word)?.[1] === 'p',
    person: (word) => (readers.has(word) ? '2' : pronouns.get(word)?.[0]),
  }
  made.set(language, grammar)
  return grammar
}

const entries = (language: Language, name: string): ReadonlySet<string> =>
  new Set(language.lexicon(name).rows.map(([entry]) => entry!))
