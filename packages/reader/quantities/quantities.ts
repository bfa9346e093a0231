import { byPlace, type Quantity } from '@onrecord/format'
import type { Context, Counted, Dated } from '../layers.js'
import { atomsOf } from './atoms.js'
import { isCount, type Surroundings } from './counts.js'
import { readQuantity } from './measure.js'
import { numeralAt } from './numerals.js'

/** Finds numbers and what they count: figures and number words, shares, money, ranges. Dates and years are left out. */
export function quantities(layer: Dated, context: Context): Counted {
  const { language } = context
  const numbers = language.lexicon('numbers')
  const around: Surroundings = {
    atoms: atomsOf(layer.analysis),
    analysis: layer.analysis,
    numbers,
    measures: language.lexicon('measures'),
    money: language.lexicon('money'),
    calendar: language.lexicon('times'),
  }
  const { atoms } = around
  const out: Quantity[] = []
  let time = 0
  let last: { unit: string; sentence: number } | null = null
  for (let i = 0; i < atoms.length; ) {
    const numeral = numeralAt(atoms, i, numbers)
    if (!numeral) {
      i++
      continue
    }
    const start = atoms[numeral.first]!.start
    while (time < layer.times.length && layer.times[time]!.end <= start) time++
    const inTime = time < layer.times.length && layer.times[time]!.start < atoms[numeral.last - 1]!.end
    if (!isCount(numeral, inTime, around)) {
      i = numeral.last
      continue
    }
    const { quantity, next } = readQuantity(numeral, around, context.explain)
    const sentence = layer.analysis.sentenceOf[atoms[i]!.token.index]!
    // "that number is expected to hit 10,000": a bare number counts what the one before it counted.
    const unit: string = quantity.unit || (last && sentence - last.sentence <= 1 ? last.unit : '')
    out.push({ ...quantity, unit })
    if (unit) last = { unit, sentence }
    i = next
  }
  return { ...layer, quantities: out.sort(byPlace) }
}
