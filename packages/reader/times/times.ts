import type { DayRange, Time } from '@onrecord/format'
import type { Analysed, Context, Dated } from '../layers.js'
import { published } from '../published/published.js'
import type { Days } from './calendar.js'
import { findTimes } from './find.js'
import type { Expression } from './meaning.js'
import { resolve, type Tense } from './resolve.js'
import { tenseAt } from './tense.js'

/** Finds time expressions, dates the article, and gives each expression the days it names. */
export function times(layer: Analysed, context: Context): Dated {
  const words = context.language.lexicon('tense')
  const found = findTimes(layer.analysis, context.language).map((e) => ({
    ...e,
    tense: tenseAt(layer.analysis, e.first, words),
  }))
  const when = published(layer, found, context)
  return { ...layer, published: when, times: resolveAll(found, when, context.explain) }
}

/** An expression with the tense of its clause. */
export type Tensed = Expression & { readonly tense: Tense }

/** Gives each expression its days as seen from the article's; what can't be resolved is left out. */
export function resolveAll(found: readonly Tensed[], published: DayRange, explain: boolean): Time[] {
  const out: Time[] = []
  let before: Days | null = null
  for (const e of found) {
    const range = seenFrom(e, published, before)
    if (!range) continue
    out.push({
      start: e.start,
      end: e.end,
      from: range.from,
      to: range.to,
      ...(explain && { why: { rule: e.tense ? `${e.rule}, ${e.tense}` : e.rule } }),
    })
    // A comparison ("a year earlier") is not what the next one counts from.
    if (range.from !== null && range.to !== null && !(e.meaning.kind === 'anaphor' && e.meaning.n < 0))
      before = { from: range.from, to: range.to }
  }
  return out
}

/** Where the article's day is only a range, the days implied by its first and by its last day, together. */
function seenFrom(e: Tensed, { from, to }: DayRange, before: Days | null): DayRange | null {
  if (from === null || to === null)
    return e.meaning.kind === 'days' && e.meaning.edge === undefined ? { from: e.meaning.from, to: e.meaning.to } : null
  const early = resolve(e.meaning, { day: from, tense: e.tense, before })
  if (from === to || !early) return early
  const late = resolve(e.meaning, { day: to, tense: e.tense, before })
  if (!late) return early
  return {
    from: early.from === null || late.from === null ? null : early.from < late.from ? early.from : late.from,
    to: early.to === null || late.to === null ? null : early.to > late.to ? early.to : late.to,
  }
}
