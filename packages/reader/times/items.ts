import type { Analysis, Language, Lexicon } from '@onrecord/language'
import { type Atom, atomsOf, plain } from '../quantities/atoms.js'
import { numeralAt } from '../quantities/numerals.js'

/** Kinds of word that time expressions are made of, each with the letter that patterns are matched on. */
export const LETTER = {
  weekday: 'W', month: 'M', number: 'n', year: 'Y', decade: 'D', ordinal: 'o', unit: 'u', units: 'U', season: 'S',
  part: 'p', deictic: 'd', shift: 'h', direction: 'k', edge: 'e', the: 't', a: 'a', of: 'f', in: 'i', range: 'r',
  and: '&', preposition: 'P', fiscal: 'F', clock: 'c', quarter: 'Q', some: 's', now: 'N', comma: ',', dash: '-',
  own: "'", holiday: 'H', date: 'I', time: 'T', other: '_', stop: '.',
} as const // biome-ignore format: one line a row reads better
export type Kind = keyof typeof LETTER

/** A word, numeral or named day, with what it may mean in a time expression. */
export interface Item {
  readonly kind: Kind
  /** The lexicon's third column, or the word itself. */
  readonly value: string
  /** The number a numeral stands for, else NaN. */
  readonly number: number
  readonly first: Atom
  readonly last: Atom
}

export interface Items {
  readonly items: readonly Item[]
  /** A letter an item, what patterns are matched on. */
  readonly letters: string
}

const DASH = /^[-‐‑–—]$/u
const YEAR = /^(?:1[5-9]|20)\d\d$/
const DECADE = /^(?:(?:1[6-9]|20)\d0|['’]?\d0)['’]?s$/
const DAY_OF_MONTH = /^(\d{1,2})(?:st|nd|rd|th)$/

/** Cuts an analysis into items. Sentences are parted by a stop, so that no expression reaches over their ends. */
export function itemsOf(analysis: Analysis, language: Language): Items {
  const times = language.lexicon('times')
  const numbers = language.lexicon('numbers')
  const holidays = language.lexicon('holidays')
  const named = namedDays(holidays)
  const known = wordsOf(times, numbers, named)
  const atoms = atomsOf(analysis)
  const items: Item[] = []
  let sentence = -1
  for (let i = 0; i < atoms.length; ) {
    const atom = atoms[i]!
    const here = analysis.sentenceOf[atom.token.index]!
    if (here !== sentence && items.length)
      items.push({ kind: 'stop', value: '', number: Number.NaN, first: atom, last: atom })
    sentence = here
    if (!known.has(atom.lower) && plain(atom.text)) {
      items.push({ kind: 'other', value: atom.lower, number: Number.NaN, first: atom, last: atom })
      i++
      continue
    }
    const [item, next] = itemAt(atoms, i, { times, numbers, holidays, named })
    items.push(item)
    i = next
  }
  return { items, letters: items.map((it) => LETTER[it.kind]).join('') }
}

interface Words {
  readonly times: Lexicon
  readonly numbers: Lexicon
  readonly holidays: Lexicon
  readonly named: ReadonlyMap<string, readonly (readonly string[])[]>
}

function itemAt(atoms: readonly Atom[], i: number, words: Words): [Item, number] {
  const atom = atoms[i]!
  const { text, lower } = atom
  const make = (kind: Kind, value = lower, number = Number.NaN, next = i + 1): [Item, number] => [
    { kind, value, number, first: atom, last: atoms[next - 1]! },
    next,
  ]
  for (const name of words.named.get(lower) ?? []) {
    const end = nameEnds(atoms, i, name)
    if (end > 0 && (name.length > 1 || /^[\p{Lu}\d]/u.test(text)))
      return make('holiday', words.holidays.get(name.join(' '))![0], Number.NaN, end)
  }
  const c = text.charCodeAt(0)
  if (c >= 48 && c <= 57) {
    if (YEAR.test(text)) return make('year', text, Number(text))
    if (DECADE.test(text)) return make('decade', text)
    if (/^\d{4}-\d\d-\d\d$|^\d{1,2}\/\d{1,2}\/\d{2,4}$/.test(text)) return make('date', text)
    if (/^\d{1,2}:\d\d$/.test(text)) return make('time', text)
    const ordinal = DAY_OF_MONTH.exec(text)
    if (ordinal) return make('ordinal', text, Number(ordinal[1]))
  }
  if (/^['’]/.test(text)) {
    if (DECADE.test(text)) return make('decade', text)
    if (/^['’]\d\d$/.test(text))
      return make('year', text, Number(text.slice(1)) + (Number(text.slice(1)) > 50 ? 1900 : 2000))
    if (/^['’]s?$/.test(lower)) return make('own')
  }
  const sense = words.times.get(lower)
  const dotted = sense ? null : words.times.get(`${lower}.`)
  // An abbreviation whose full stop the tokeniser made a token of its own: "Sept" "."
  if (!sense && dotted && atoms[i + 1]?.text === '.' && atoms[i + 1]!.start === atom.end) {
    const kind = dotted[0] as Kind
    if (/^\p{Lu}/u.test(text)) return make(kind, dotted[1], Number(dotted[1]), i + 2)
  }
  // "Would last ten weeks" is no time past.
  const isVerb = sense?.[0] === 'shift' && atom.token.tag.startsWith('VB')
  if (sense && !isVerb && !(sense[0] === 'article' && numeralAt(atoms, i, words.numbers))) {
    const [kind, value = ''] = sense
    if (kind === 'weekday' || kind === 'month') {
      if (/^\p{Lu}/u.test(text)) return make(kind, value, Number(value))
    } else if (kind === 'preposition') {
      if (value === 'of' || value === 'in' || value === 'and') return make(value)
      return make(RANGES.has(value) ? 'range' : 'preposition', value)
    } else if (kind === 'article') return make(value as 'a' | 'the')
    else return make(kind as Kind, value, Number(value))
  }
  const numeral = numeralAt(atoms, i, words.numbers)
  if (numeral && numeral.kind === 'number') return make('number', text, numeral.value, numeral.last)
  const ordinal = words.numbers.get(lower)
  if (ordinal?.[0] === 'ordinal') return make('ordinal', lower, Number(ordinal[1]))
  if (DASH.test(text)) return make('dash')
  if (text === ',') return make('comma')
  return make('other')
}

const RANGES: ReadonlySet<string> = new Set(['to', 'until', 'till', 'through', 'thru'])

const prepared = new WeakMap<Lexicon, ReadonlyMap<string, readonly (readonly string[])[]>>()

const vocabularies = new WeakMap<Lexicon, ReadonlySet<string>>()

/** Every word that may open an item of some kind, abbreviations without their stop among them. */
function wordsOf(times: Lexicon, numbers: Lexicon, named: Words['named']): ReadonlySet<string> {
  const known = vocabularies.get(times)
  if (known) return known
  const words = new Set(named.keys())
  for (const { rows } of [times, numbers]) for (const [word = ''] of rows) words.add(word).add(word.replace(/\.$/, ''))
  vocabularies.set(times, words)
  return words
}

/** Names of days by their first word, the longest first. */
function namedDays(holidays: Lexicon): ReadonlyMap<string, readonly (readonly string[])[]> {
  const known = prepared.get(holidays)
  if (known) return known
  const map = new Map<string, string[][]>()
  for (const [name = ''] of holidays.rows) {
    const words = name.split(' ')
    const first = words[0]!.replace(/['’].*$/, '').split('-')[0]!
    for (const key of new Set([first, words[0]!])) map.set(key, [...(map.get(key) ?? []), words])
  }
  for (const list of map.values()) list.sort((a, b) => b.join(' ').length - a.join(' ').length)
  prepared.set(holidays, map)
  return map
}

/** The atom behind a name that begins at `i`, or 0 where it doesn't stand there. Atoms may part "Day" "'s". */
function nameEnds(atoms: readonly Atom[], i: number, words: readonly string[]): number {
  const wanted = words.join('').replace(/’/g, "'")
  let got = ''
  for (let k = i; k < atoms.length && got.length < wanted.length; k++) {
    got += atoms[k]!.lower.replace(/’/g, "'")
    if (got === wanted) return k + 1
    if (!wanted.startsWith(got)) return 0
  }
  return 0
}
