import type { Lexicon } from '@onrecord/language'
import type { Atom } from './atoms.js'

/** A number as written in figures or words, atoms `first` to `last`, `last` excluded. */
export interface Numeral {
  readonly first: number
  readonly last: number
  readonly value: number
  /** `fraction` where a part of a whole is meant ("a third"), `multiple` for "threefold". */
  readonly kind: 'number' | 'fraction' | 'multiple'
  /** Whether it is written in figures, all or in part. */
  readonly figures: boolean
}

const FIGURES = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/
const HYPHEN = /^[-‐‑–]$/u

/** Reads the numeral that begins at atom `at`, or null. Takes en/numbers. Ordinals and "dozens" are no numerals. */
export function numeralAt(atoms: readonly Atom[], at: number, words: Lexicon): Numeral | null {
  const first = atoms[at]!
  const c = first.text.charCodeAt(0)
  if (c >= 48 && c <= 57 && FIGURES.test(first.text))
    return afterFigures(atoms, at, Number(first.text.replace(/,/g, '')), words)
  const entry = words.get(first.lower)
  if (!entry) return null
  const article = entry[0] === 'article'
  const part = words.get(atoms[at + 1]?.lower ?? '')?.[0]
  return spelled(atoms, at, words) ?? (article && part !== 'ordinal' ? null : fractionAt(atoms, at, words))
}

function afterFigures(atoms: readonly Atom[], at: number, figure: number, words: Lexicon): Numeral {
  let value = figure
  let last = at + 1
  // "2 1/2"
  if (/^[½¼¾]$/.test(atoms[last]?.text ?? '')) {
    value += { '½': 0.5, '¼': 0.25, '¾': 0.75 }[atoms[last]!.text as '½']
    last++
  }
  for (;;) {
    const gap = HYPHEN.test(atoms[last]?.text ?? '') ? 1 : 0
    const next = words.get(atoms[last + gap]?.lower ?? '')
    const attached = atoms[last]?.start === atoms[last - 1]!.end
    if (next?.[0] === 'magnitude' || (next?.[0] === 'suffix' && attached && gap === 0)) {
      value *= Number(next[1])
      last += gap + 1
    } else break
  }
  return { first: at, last, value: round(value), kind: 'number', figures: true }
}

/** Cardinals in words, magnitudes, "two and a half", "half a million", "a couple dozen". */
function spelled(atoms: readonly Atom[], at: number, words: Lexicon): Numeral | null {
  let total = 0
  let current: number | null = null
  let i = at
  let last = at
  const sense = (k: number) => words.get(atoms[k]?.lower ?? '')
  const lowerAt = (k: number) => atoms[k]?.lower ?? ''
  if (sense(at)?.[0] === 'article') {
    if (sense(at + 1)?.[0] === 'couple' && sense(at + 2)?.[0] === 'magnitude') {
      current = Number(sense(at + 1)![1])
      i = at + 2
    } else if (sense(at + 1)?.[0] === 'magnitude') {
      current = 1
      i = at + 1
    } else if (sense(at + 1)?.[0] === 'fraction') return fractionAt(atoms, at, words)
    else return null
  }
  for (; i < atoms.length; i++) {
    const s = sense(i)
    if (s?.[0] === 'cardinal') {
      const v = Number(s[1])
      if (current === null) current = v
      else if (current % 100 >= 20 && current % 10 === 0 && v < 10 && i > at && HYPHEN.test(lowerAt(i - 1)))
        current += v
      else if (current % 100 === 0 && current > 0 && v < 100) current += v
      else break
    } else if (s?.[0] === 'magnitude' && current !== null) {
      const v = Number(s[1])
      if (v === 100 || v === 12) current *= v
      else {
        total += current * v
        current = 0
      }
    } else if (HYPHEN.test(lowerAt(i)) && joins(sense(i + 1)?.[0])) continue
    else if (sense(i)?.[0] === 'and' && i > at && largeBefore(sense(i - 1)) && sense(i + 1)?.[0] === 'cardinal')
      continue
    else break
    last = i + 1
  }
  if (last === at || current === null) return null
  let value = total + current
  // "two and a half", "two-and-a-half"
  let k = last
  if (HYPHEN.test(lowerAt(k))) k++
  if (sense(k)?.[0] === 'and') {
    k++
    while (HYPHEN.test(lowerAt(k)) || sense(k)?.[0] === 'article') k++
    if (sense(k)?.[0] === 'fraction' && k > last + 1) {
      value += Number(sense(k)![1])
      last = k + 1
      if (sense(last)?.[0] === 'magnitude') value *= Number(sense(last++)![1])
    }
  }
  // "two thirds", "three-quarters", "one fifth"
  const part = HYPHEN.test(lowerAt(last)) ? last + 1 : last
  const fraction = fractionOf(sense(part), value)
  if (fraction !== null && value < 100)
    return { first: at, last: part + 1, value: fraction * value, kind: 'fraction', figures: false }
  return { first: at, last, value: round(value), kind: 'number', figures: false }
}

const joins = (kind: string | undefined): boolean => kind === 'cardinal' || kind === 'magnitude'
const largeBefore = (s: readonly string[] | undefined): boolean => s?.[0] === 'magnitude' && Number(s[1]) >= 100

/** The part a fraction word names behind a count: "third(s)", "quarters", "fifth(s)"; null for anything else. */
function fractionOf(s: readonly string[] | undefined, count: number): number | null {
  if (!s) return null
  if (s[0] === 'fraction') return Number(s[1]) === 0.5 ? null : Number(s[1])
  return s[0] === 'ordinal' && count === 1 && Number(s[1]) > 2 ? 1 / Number(s[1]) : null
}

/** "half", "a third", "a quarter of a million", "half of 1 percent". */
function fractionAt(atoms: readonly Atom[], at: number, words: Lexicon): Numeral | null {
  const kind = (k: number) => words.get(atoms[k]?.lower ?? '')?.[0]
  const skip = kind(at) === 'article' ? 1 : 0
  const s = words.get(atoms[at + skip]?.lower ?? '')
  if (s?.[0] === 'multiple' && skip === 0)
    return { first: at, last: at + 1, value: Number(s[1]), kind: 'multiple', figures: false }
  if (s?.[0] !== 'fraction' && !(s?.[0] === 'ordinal' && skip && Number(s[1]) > 2)) return null
  const part = s[0] === 'ordinal' ? 1 / Number(s[1]) : Number(s[1])
  let last = at + skip + 1
  let whole: Numeral | null = null
  if (kind(last) === 'article' || kind(last) === 'of') {
    const from = kind(last) === 'of' ? last + 1 : last
    const next = from < atoms.length ? numeralAt(atoms, from, words) : null
    if (next?.kind === 'number' && (next.value >= 1000 || next.figures)) whole = next
  }
  if (whole) {
    last = whole.last
    return { first: at, last, value: round(part * whole.value), kind: 'number', figures: whole.figures }
  }
  return { first: at, last, value: part, kind: 'fraction', figures: false }
}

/** Takes out the dust of binary fractions: 1.3 million is 1300000. */
const round = (n: number): number => Number(n.toPrecision(12))
