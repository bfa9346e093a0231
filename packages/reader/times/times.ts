import type { Day, DayRange, Time } from '@onrecord/format'
import type { Analysed, Context, Dated } from '../layers.js'
import { type Dating, dateArticle } from '../published/published.js'
import type { Days } from './calendar.js'
import { findTimes } from './find.js'
import { resolve } from './resolve.js'
import { type Tensed, tensed } from './tense.js'

/** Finds time expressions, dates the article, and gives each expression the days it names. */
export function times(layer: Analysed, context: Context): Dated {
  const words = context.language.lexicon('tense')
  const found = findTimes(layer.analysis, context.language).map((e) => tensed(layer.analysis, e, words))
  const dating = dateArticle(layer, found, context)
  return { ...layer, published: dating.published, times: resolveAll(found, dating, context.explain) }
}

/** Gives each expression its days as seen from the article's; what can't be resolved is left out. */
function resolveAll(found: readonly Tensed[], dating: Dating, explain: boolean): Time[] {
  const out: Time[] = []
  let before: Days | null = null
  for (const e of found) {
    const range = seenFrom(e, dating, before)
    if (!range) continue
    out.push({
      start: e.start,
      end: e.end,
      from: range.from,
      to: range.to,
      ...(explain && { why: { rule: e.tense ? `${e.rule}, ${e.tense}` : e.rule } }),
    })
    // A comparison ("a year earlier") is not what the next one counts from.
    const comparison = e.meaning.kind === 'anaphor' && e.meaning.n < 0
    if (range.from !== null && range.to !== null && !comparison) before = { from: range.from, to: range.to }
  }
  return out
}

// Share of the article's likely days that must lead to the same days for an expression to be given them.
const AGREED = 0.6

/**
 * The days an expression names. Where the article's day is only a range, the days that most of its likely days lead to; where
 * they don't agree, all that its first and its last day lead to.
 */
function seenFrom(e: Tensed, { published: { from, to }, days }: Dating, before: Days | null): DayRange | null {
  if (from === null || to === null)
    return e.meaning.kind === 'days' && e.meaning.edge === undefined ? { from: e.meaning.from, to: e.meaning.to } : null
  const from1 = resolve(e.meaning, { day: from, tense: e.tense, before })
  if (from === to) return from1
  const shares = new Map<string, { range: DayRange; share: number }>()
  for (const { day, share } of days) {
    const range = resolve(e.meaning, { day, tense: e.tense, before })
    if (!range) continue
    const key = `${range.from} ${range.to}`
    const known = shares.get(key)
    if (known) known.share += share
    else shares.set(key, { range, share })
  }
  for (const { range, share } of shares.values()) if (share >= AGREED) return range
  const to1 = resolve(e.meaning, { day: to, tense: e.tense, before })
  if (!from1 || !to1) return from1 ?? to1
  return { from: earlier(from1.from, to1.from), to: later(from1.to, to1.to) }
}

const earlier = (a: Day | null, b: Day | null): Day | null => (a === null || b === null ? null : a < b ? a : b)
const later = (a: Day | null, b: Day | null): Day | null => (a === null || b === null ? null : a > b ? a : b)
