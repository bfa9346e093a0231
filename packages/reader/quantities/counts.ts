import type { Analysis, Lexicon } from '@onrecord/language'
import type { Atom } from './atoms.js'
import { currencyAt, signBefore } from './money.js'
import type { Numeral } from './numerals.js'

/** What the words around a number are looked up in. */
export interface Surroundings {
  readonly atoms: readonly Atom[]
  readonly analysis: Analysis
  readonly numbers: Lexicon
  readonly measures: Lexicon
  readonly money: Lexicon
  readonly calendar: Lexicon
}

/** Whether a numeral counts something: dates, years, times of day, labels ("Article 5") and "one" as a pronoun don't. */
export function isCount(numeral: Numeral, inTime: boolean, around: Surroundings): boolean {
  const { atoms, measures, calendar, money } = around
  const { first, last, figures, value } = numeral
  const before = atoms[first - 1]
  const after = atoms[last]
  const senseBefore = measures.get(before?.lower ?? '')?.[0]
  const senseAfter = measures.get(after?.lower ?? '')?.[0]
  const timeBefore = calendar.get(before?.lower ?? '')?.[0]
  const timeAfter = calendar.get(after?.lower ?? '')?.[0]
  if (signBefore(atoms, first, money)) return true
  if (senseAfter === 'percent' || currencyAt(atoms, last, money)) return true
  const dash = /^[-‑–]$/.test(after?.text ?? '') && after!.start === atoms[last - 1]!.end
  const unitAfter =
    timeAfter === 'unit' ||
    timeAfter === 'units' ||
    (dash && /^units?$/.test(calendar.get(atoms[last + 1]?.lower ?? '')?.[0] ?? ''))
  if (inTime) return unitAfter && !(figures && value >= 1500 && value <= 2100) && timeBefore !== 'month'
  if (numeral.kind === 'fraction') return isShare(numeral, around)
  if (numeral.kind === 'multiple') return true
  if (senseAfter === 'clock' || timeBefore === 'month' || (timeAfter === 'month' && figures)) return false
  if (before && /^[/:]$/.test(before.text)) return false
  // "a two-way race"
  if (dash && measures.get(atoms[last + 1]?.lower ?? '')?.[1] === 'hyphen') return false
  if (after && /^[/:]$/.test(after.text) && /^\d/.test(atoms[last + 1]?.text ?? '')) return false
  if (figures) return !isLabel(numeral, senseBefore, unitAfter, around)
  if (value === 1 && last - first === 1) return isOne(numeral, around)
  return true
}

/** Figures behind a label or a name, or tied to a word by a hyphen: "Article 5", "Apollo 13", "COVID-19". */
function isLabel(
  numeral: Numeral,
  senseBefore: string | undefined,
  unitAfter: boolean,
  { atoms, analysis, measures, calendar }: Surroundings,
): boolean {
  const before = atoms[numeral.first - 1]
  if (!before) return false
  const text = atoms[numeral.first]!.text
  if (senseBefore === 'label') return !/[.,]/.test(text)
  if (/^[-‑–]$/.test(before.text) && before.end === atoms[numeral.first]!.start) {
    const word = atoms[numeral.first - 2]
    return (
      word !== undefined && word.end === before.start && /^\p{L}/u.test(word.text) && !/\p{L}-\p{L}/u.test(word.text)
    )
  }
  if (before.text === '#' || (before.end === atoms[numeral.first]!.start && /^\p{L}/u.test(before.text))) return true
  const after = atoms[numeral.last]
  // "Order 13667 of May 12"; "8 of 10" counts.
  const isDated = after?.lower === 'of' && calendar.get(atoms[numeral.last + 1]?.lower ?? '')?.[0] === 'month'
  if (unitAfter || /[.,]/.test(text) || (measures.get(after?.lower ?? '') && !isDated)) return false
  const sentence = analysis.sentences[analysis.sentenceOf[before.token.index]!]!
  const isInside = before.token.index > sentence.first && /^\p{Lu}/u.test(before.text)
  // "Executive Order 13667": two capitals are a name, whatever the second is tagged as.
  const name = isInside && (before.token.tag.startsWith('NNP') || /^\p{Lu}/u.test(atoms[numeral.first - 2]?.text ?? ''))
  return name && !/^(?:NN|JJ)/.test(after?.token.tag ?? '')
}

/** "One" counts where a noun follows it and it isn't "the one", "one of", "one another", "one day". */
function isOne(numeral: Numeral, { atoms, measures }: Surroundings): boolean {
  const before = atoms[numeral.first - 1]
  const after = atoms[numeral.last]
  if (!after || measures.get(before?.lower ?? '')?.[0] === 'notone') return false
  const sense = measures.get(after.lower)
  if (sense?.[0] === 'idiom') return false
  if (sense?.[0] === 'part') return shareOf(sense, atoms[numeral.last + 1])
  return /^(?:NN|JJ)/.test(after.token.tag)
}

/** "one in five", "one in 10" but not "one in Paris" and never "one of". */
const shareOf = (part: readonly string[], whole: Atom | undefined): boolean =>
  part[1] === 'in' && whole?.token.tag === 'CD'

/** A fraction is a share unless it's a half or quarter of a game or a year, or an ordinal before its noun ("a third term"). */
function isShare(numeral: Numeral, { atoms, measures, numbers, calendar }: Surroundings): boolean {
  const before = atoms[numeral.first - 1]
  const after = atoms[numeral.last]
  const ordinal =
    numbers.get(before?.lower ?? '')?.[0] === 'ordinal' || measures.get(before?.lower ?? '')?.[0] === 'ordinalled'
  if (ordinal) return false
  if (/^[-‑–]$/.test(after?.text ?? '') && after!.start === atoms[numeral.last - 1]!.end)
    return numeral.last - numeral.first > 1
  const led = calendar.get(before?.lower ?? '')?.[0]
  const partOf = measures.get(after?.lower ?? '')?.[0] === 'part'
  const single = numeral.last - numeral.first === 1
  const word = numbers.get(atoms[numeral.last - 1]!.lower)
  if (word?.[0] === 'ordinal') return partOf || /^[.,;:!?)]/.test(after?.text ?? '.')
  if (single && Number(word?.[1]) === 0.25)
    return partOf || (led !== 'shift' && led !== 'article' && !/^(?:NN|JJ)/.test(after?.token.tag ?? ''))
  if (single) return led !== 'shift' && !/^(?:DT|NN|JJ)/.test(partOf ? '' : (after?.token.tag ?? ''))
  return true
}
