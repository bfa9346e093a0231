import { type DayRange, daysBetween, type EventAux, firstAt } from '@onrecord/format'
import type { Tree } from '../clauses/tree.js'
import type { Conditioned } from '../layers.js'

/** Told of a day more than this many days before the article, an event is history rather than news. */
const NEWS_DAYS = 31

/**
 * When an event took or takes place: the nearest time expression of its sentence; where there is none, the article's date for what is
 * told as done and nothing for what is yet to come. With it, whether it is history.
 */
export function when(
  t: Tree,
  head: number,
  aux: EventAux | null,
  { times, published }: Conditioned,
): DayRange & { readonly historical: boolean } {
  const [first, last] = t.sentence(head)
  const from = t.tokens[first]!.start
  const to = t.tokens[last - 1]!.end
  const place = t.tokens[head]!.start
  let best: (typeof times)[number] | null = null
  for (let i = firstAt(times, from); i < times.length && times[i]!.start < to; i++) {
    const time = times[i]!
    if (time.end > to || (time.from === null && time.to === null)) continue
    if (!best || Math.abs(time.start - place) < Math.abs(best.start - place)) best = time
  }
  if (!best)
    return aux === 'future' || aux === 'hypothetical'
      ? { from: null, to: null, historical: false }
      : { from: published.from, to: published.to, historical: false }
  const historical = best.to !== null && published.from !== null && daysBetween(best.to, published.from) > NEWS_DAYS
  return { from: best.from, to: best.to, historical }
}
