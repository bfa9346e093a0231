import { byPlace, dayNumber, type Published, type Span, union } from '@onrecord/format'
import type { Analysed, Context } from '../layers.js'
import type { Tensed } from '../times/times.js'
import { eventClues } from './event-clues.js'
import { wordsOf } from './event-mentions.js'
import { officeClues } from './office-clues.js'
import { peopleClues } from './people-clues.js'
import { estimate, type Likely } from './posterior.js'
import { rivalClues } from './rival-clues.js'
import { timeClues } from './time-clues.js'

/** When an article appeared, and its likely days with their shares. */
export interface Dating {
  readonly published: Published
  readonly days: readonly Likely[]
}

// A range wider than this says too little to be shown.
const WIDEST = 400
const EVIDENCE = 8

/**
 * When the article appeared: by its metadata, else worked out of its text as a range of days, else unknown. Every clue of
 * the text says how well it fits each day; the range is the shortest that holds four fifths of what they say together, and
 * never reaches past `today`. A file's name, path and time stamp are no evidence.
 */
export function dateArticle(layer: Analysed, found: readonly Tensed[], context: Context): Dating {
  const given = layer.source.published
  if (given !== null && given <= context.today)
    return { published: { from: given, to: given, basis: 'given', evidence: [] }, days: [{ day: given, share: 1 }] }
  const text = wordsOf(layer.analysis)
  const clues = [
    ...timeClues(layer, found),
    ...eventClues(layer, text, found, context),
    ...officeClues(text, context),
    ...rivalClues(text, context),
    ...peopleClues(text, context),
  ]
  const range = estimate(clues, context.today)
  if (!range || dayNumber(range.to) - dayNumber(range.from) > WIDEST || range.clues.length === 0)
    return { published: { from: null, to: null, basis: 'unknown', evidence: [] }, days: [] }
  const telling = range.clues.slice(0, EVIDENCE)
  const evidence: Span[] = union(telling.flatMap((c) => c.spans)).sort(byPlace)
  const published: Published = {
    from: range.from,
    to: range.to,
    basis: 'text',
    evidence,
    ...(context.explain && { why: { rule: telling.map((c) => c.rule).join('; '), spans: evidence } }),
  }
  return { published, days: range.days }
}
