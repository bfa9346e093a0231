import { byPlace, dayNumber, type Published, type Span, union } from '@onrecord/format'
import type { Analysed, Context } from '../layers.js'
import type { Tensed } from '../times/tense.js'
import type { Clue } from './clue.js'
import { eventClues } from './event-clues.js'
import { wordsOf } from './event-mentions.js'
import { officeClues } from './office-clues.js'
import { peopleClues } from './people-clues.js'
import { estimate, type Likely } from './posterior.js'
import { raceClues } from './race-clues.js'
import { type Stamp, stampOf } from './stamp.js'
import { timeClues } from './time-clues.js'

/** When an article appeared, and its likely days with their shares. */
export interface Dating {
  readonly published: Published
  readonly days: readonly Likely[]
}

// A range wider than this says too little to be shown.
const WIDEST = 1100
const EVIDENCE = 8

/**
 * When the article appeared: by its metadata, else by the day that stands over it, else worked out of its text as a range of days, else unknown. Every clue of
 * the text says how well it fits each day; the range holds most of what they say together, or is the likeliest month where that
 * tells more, and never reaches past `today`. A file's name, path and time stamp are no evidence.
 */
export function dateArticle(layer: Analysed, found: readonly Tensed[], context: Context): Dating {
  const given = layer.source.published
  if (given !== null && given <= context.today)
    return { published: { from: given, to: given, basis: 'given', evidence: [] }, days: [{ day: given, share: 1 }] }
  const stamp = stampOf(layer.source.text, layer.blocks, context.language.lexicon('times'), context.today)
  if (stamp) return stamped(stamp, context.explain)
  const range = estimate(cluesOf(layer, found, context), context.today)
  if (!range || dayNumber(range.to) - dayNumber(range.from) > WIDEST || range.clues.length === 0)
    return { published: { from: null, to: null, basis: 'unknown', evidence: [] }, days: [] }
  const telling = range.clues.slice(0, EVIDENCE)
  const evidence: Span[] = union(telling.flatMap((c) => c.spans)).sort(byPlace)
  const published: Published = {
    from: range.from,
    to: range.to,
    basis: 'text',
    evidence,
    ...(context.explain && {
      why: { rule: telling.map((c) => c.rule).join('; '), score: Math.round(range.share * 100) / 100, spans: evidence },
    }),
  }
  return { published, days: range.days }
}

function stamped({ day, start, end }: Stamp, explain: boolean): Dating {
  const evidence = [{ start, end }]
  const published: Published = {
    from: day,
    to: day,
    basis: 'text',
    evidence,
    ...(explain && { why: { rule: 'stands over the text', spans: evidence } }),
  }
  return { published, days: [{ day, share: 1 }] }
}

/** What the text says of its day. */
export function cluesOf(layer: Analysed, found: readonly Tensed[], context: Context): Clue[] {
  const text = wordsOf(layer.analysis)
  return [
    ...timeClues(layer, found),
    ...eventClues(layer, text, found, context),
    ...officeClues(text, context),
    ...raceClues(text, context),
    ...peopleClues(text, context),
  ]
}
