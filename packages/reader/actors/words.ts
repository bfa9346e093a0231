import type { Language, Lexicon } from '@onrecord/language'

/** A word that tells of a person's office or calling. */
export interface RoleWord {
  readonly gender: 'm' | 'f' | null
  /** Offices it may mean, the likeliest first; empty for a calling. */
  readonly offices: readonly string[]
  /** `head`: whoever leads; `profession`: a calling; `human`: any person; `office`: an office of the list. */
  readonly kind: 'head' | 'profession' | 'human' | 'office'
  /** The actor whose office it is where it can be no other's ("the pope"), or null. */
  readonly of: string | null
}
export interface TitleWord {
  readonly gender: 'm' | 'f' | null
  readonly role: string | null
  /** Whether a first name alone may follow, as after no other role. */
  readonly given: boolean
}
export interface PronounWord {
  readonly person: 1 | 3
  readonly number: 's' | 'p' | 'any'
  readonly gender: 'm' | 'f' | 'n' | 'any'
  readonly kind: 'subject' | 'object' | 'possessive' | 'reflexive' | 'relative'
}
type ThingKind = 'any' | 'person' | 'never'
interface RelationWord {
  readonly gender: 'm' | 'f' | null
  readonly kind: string
  /** Which of the nearest relatives, or null. */
  readonly as: 'spouse' | 'child' | 'parent' | 'sibling' | null
}

/** The word lists this stage reads, in the shape it reads them. */
export interface Words {
  readonly titles: ReadonlyMap<string, TitleWord>
  readonly roles: ReadonlyMap<string, RoleWord>
  readonly relations: ReadonlyMap<string, RelationWord>
  readonly pronouns: ReadonlyMap<string, PronounWord>
  /** Nouns that make an actor of the name before them. */
  readonly groups: ReadonlyMap<string, string>
  /** Nouns that stand for an actor named before. */
  readonly entities: ReadonlyMap<string, string>
  /** Those of them that mean an organisation whose name has the word alone ("the court"). */
  readonly called: ReadonlySet<string>
  /** Those of them that may mean the one an article is about, however far back it was named ("the company"). */
  readonly main: ReadonlySet<string>
  readonly given: ReadonlyMap<string, 'm' | 'f' | null>
  /** Syllables of given names that are written with a hyphen behind the family name ("Lee Jae-myung"). */
  readonly syllables: ReadonlySet<string>
  /** For the first word of every role, relation, group and entity noun, how many words the longest that it opens has. */
  readonly openers: ReadonlyMap<string, number>
  /** Adjectives that tell a person's gender. */
  readonly sexes: ReadonlyMap<string, 'm' | 'f' | null>
  /** Words that make a capital behind them a place; `motion`: behind a verb of going only. */
  readonly placing: ReadonlyMap<string, 'always' | 'motion'>
  readonly motion: ReadonlySet<string>
  /** Lemmas of verbs behind an "it" that means nothing. */
  readonly emptyIt: ReadonlySet<string>
  /** Nouns of what is written, said or asked, and those of them that are acts ("pledge"). */
  readonly attributed: ReadonlySet<string>
  /** Those of them that outlets and pollsters make. */
  readonly press: ReadonlySet<string>
  readonly speech: ReadonlySet<string>
  readonly telling: ReadonlySet<string>
  /** Lemmas of verbs that a quotation stands beside. */
  readonly saying: ReadonlySet<string>
  /** Lemmas of verbs that tell what one actor does to another. */
  readonly deeds: ReadonlySet<string>
  /** Words that names of organisations are made of. */
  readonly bodies: ReadonlySet<string>
  /** Those of them that say what a body is, and by themselves name none ("Bureau"). */
  readonly heads: ReadonlySet<string>
  /** Words for the form of a company behind its name ("Inc."), without full stops. */
  readonly legal: ReadonlySet<string>
  /** Last words of names that are nobody's ("Act", "Treaty"); of what was taken for a person's name ("Winter Plan"): `person`, and `never`, which is no family name. */
  readonly things: ReadonlyMap<string, ThingKind>
  /** Words that open the name of a ship ("HMS"). */
  readonly ships: ReadonlySet<string>
  /** Words that by themselves are nobody's name ("COVID"). */
  readonly unborne: ReadonlySet<string>
  /** Nouns that a list of places' names hangs on ("the counties of"). */
  readonly districts: ReadonlySet<string>
  /** Words of geography, by whether they `open` or `end` a place's name, or `both`. */
  readonly geography: ReadonlyMap<string, string>
  /** Names that bodies of many states bear, lower case. */
  readonly sharedBodies: ReadonlySet<string>
  /** Names of months as they are written. */
  readonly months: ReadonlySet<string>
  /** Forms of given names. */
  readonly variants: Lexicon
  /** Callings with the field each is of. */
  readonly callings: ReadonlyMap<string, string>
  /** Number words and how many they say. */
  readonly counts: ReadonlyMap<string, number>
  readonly grammar: ReadonlyMap<string, string>
  /** The word that "&" stands for. */
  readonly and: string | undefined
}

const made = new WeakMap<Language, Words>()

/** The word lists of a language, made once. */
export function wordsOf(language: Language): Words {
  let words = made.get(language)
  if (!words) {
    words = read(language)
    made.set(language, words)
  }
  return words
}

const gender = (cell: string | undefined): 'm' | 'f' | null => (cell === 'm' || cell === 'f' ? cell : null)

function read(language: Language): Words {
  const table = <T>(name: string, value: (cells: readonly string[]) => T): ReadonlyMap<string, T> =>
    new Map(language.lexicon(name).rows.map(([entry, ...cells]) => [entry!, value(cells)]))
  const set = (name: string): ReadonlySet<string> => new Set(language.lexicon(name).rows.map(([entry]) => entry!))
  const entities = (wanted: string): ReadonlySet<string> =>
    new Set(language.lexicon('entity-nouns').rows.flatMap(([noun, , is]) => (is === wanted ? [noun!] : [])))
  const lists = ['roles', 'relations', 'group-nouns', 'entity-nouns']
  return {
    openers: openersOf(lists.flatMap((name) => language.lexicon(name).rows.map(([entry]) => entry!))),
    titles: table('titles', ([g, role, before]) => ({
      gender: gender(g),
      role: role || null,
      given: before === 'given',
    })),
    roles: table('roles', ([g, list = '', of]) => {
      const parts = list.split('|')
      const kind = parts.includes('=head') ? 'head' : parts.includes('=human') ? 'human' : 'office'
      const offices = parts.filter((p) => !p.startsWith('='))
      return {
        gender: gender(g),
        offices,
        kind: kind === 'office' && offices.length === 0 ? 'profession' : kind,
        of: of || null,
      }
    }),
    relations: table('relations', ([g, kind, as]) => ({
      gender: gender(g),
      kind: kind!,
      as: (as || null) as RelationWord['as'],
    })),
    pronouns: table('pronouns', ([person, number, g, kind]) => ({
      person: person === '1' ? 1 : 3,
      number: number as PronounWord['number'],
      gender: g as PronounWord['gender'],
      kind: kind as PronounWord['kind'],
    })),
    groups: table('group-nouns', ([kind]) => kind!),
    entities: table('entity-nouns', ([kind]) => kind!),
    called: entities('called'),
    main: entities('main'),
    given: table('given-names', ([g]) => gender(g)),
    syllables: set('name-syllables'),
    sexes: table('sexes', ([g]) => gender(g)),
    placing: table('place-words', ([kind]) => (kind === 'motion' ? 'motion' : 'always')),
    motion: set('motion'),
    emptyIt: set('empty-it'),
    attributed: set('attributed-nouns'),
    press: new Set(language.lexicon('attributed-nouns').rows.flatMap(([noun, by]) => (by === 'press' ? [noun!] : []))),
    speech: set('speech-nouns'),
    telling: set('telling-verbs'),
    saying: set('saying-verbs'),
    deeds: set('event-verbs'),
    bodies: set('organisation-words'),
    heads: new Set(language.lexicon('organisation-words').rows.flatMap(([word, is]) => (is === 'head' ? [word!] : []))),
    legal: set('legal-forms'),
    things: new Map(
      language
        .lexicon('thing-nouns')
        .rows.flatMap(([noun, kind]) =>
          kind === 'alone' || kind === 'ship' ? [] : [[noun!, (kind || 'any') as ThingKind] as const],
        ),
    ),
    ships: new Set(language.lexicon('thing-nouns').rows.flatMap(([noun, kind]) => (kind === 'ship' ? [noun!] : []))),
    unborne: new Set(language.lexicon('thing-nouns').rows.flatMap(([noun, kind]) => (kind === 'alone' ? [noun!] : []))),
    districts: new Set(
      language.lexicon('place-nouns').rows.flatMap(([noun, side]) => (side === 'list' ? [noun!] : [])),
    ),
    geography: table('place-nouns', ([side]) => side!),
    sharedBodies: set('shared-bodies'),
    months: new Set(
      language
        .lexicon('times')
        .rows.flatMap(([word, kind]) => (kind === 'month' ? [word![0]!.toUpperCase() + word!.slice(1)] : [])),
    ),
    variants: language.lexicon('name-variants'),
    callings: table('callings', ([field]) => field!),
    counts: new Map(
      language.lexicon('numbers').rows.flatMap(([word, kind, n]) => (kind === 'cardinal' ? [[word!, Number(n)]] : [])),
    ),
    grammar: table('actor-grammar', ([kind]) => kind!),
    and: language.lexicon('actor-grammar').rows.find(([entry, kind]) => kind === 'and' && /^\p{L}/u.test(entry!))?.[0],
  }
}

function openersOf(entries: readonly string[]): ReadonlyMap<string, number> {
  const map = new Map<string, number>()
  for (const entry of entries) {
    const words = entry.split(/[ -]/)
    // A tokeniser may part a word at its hyphens or leave it whole, and give hyphens tokens of their own.
    const length = words.length + (entry.match(/-/g)?.length ?? 0)
    for (const first of [words[0]!, entry.split(' ')[0]!]) map.set(first, Math.max(map.get(first) ?? 0, length))
  }
  return map
}
