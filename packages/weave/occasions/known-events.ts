import { addDays, type DayRange, type Span } from '@onrecord/format'
import type { DatedEvent, Knowledge } from '@onrecord/knowledge'
import { type PreparedArticle, wordsWithin } from '../prepared.js'
import { words } from '../words/tokens.js'

/** The dated events of the knowledge, by the first word of their names. */
export type EventNames = ReadonlyMap<
  string,
  readonly { readonly words: readonly string[]; readonly event: DatedEvent }[]
>

/** An event is news for so many days; a later mention of "the summit" may mean another. */
const NEWS_DAYS = 45

export function eventNames(knowledge: Knowledge): EventNames {
  const out = new Map<string, { words: string[]; event: DatedEvent }[]>()
  for (const event of knowledge.events)
    for (const name of event.names) {
      const list = words(name).map((w) => w.lower)
      if (list.length < 2) continue
      out.set(list[0]!, [...(out.get(list[0]!) ?? []), { words: list, event }])
    }
  return out
}

/**
 * The known event a sentence names, if it fits the days: the last that began by the end of `when` and was news then. Null
 * where there is none, or where `when` has no end to go by.
 */
export function knownEvent(
  { words: list }: PreparedArticle,
  sentence: Span,
  when: DayRange,
  names: EventNames,
): DatedEvent | null {
  if (when.to === null) return null
  const [first, end] = wordsWithin(list, sentence)
  const since = addDays(when.from ?? when.to, -NEWS_DAYS)
  let best: DatedEvent | null = null
  for (let i = first; i < end; i++) {
    for (const { words: name, event } of names.get(list[i]!.lower) ?? []) {
      if (event.from > when.to || event.to < since) continue
      if (!name.every((w, k) => list[i + k]?.lower === w)) continue
      if (!best || event.from > best.from) best = event
    }
  }
  return best
}
