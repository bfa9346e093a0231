import { addDays, type DayRange, rangesMeet, type Span } from '@onrecord/format'
import type { DatedEvent, Knowledge, KnownActor } from '@onrecord/knowledge'
import { type PreparedArticle, wordsWithin } from '../prepared.js'
import { words } from '../words/tokens.js'

/** The dated events of the knowledge, by the first word of their names. */
export type EventNames = ReadonlyMap<
  string,
  readonly { readonly words: readonly string[]; readonly event: DatedEvent }[]
>

/** An event is news for so many days; a later mention of "the summit" may mean another. */
const NEWS_DAYS = 45
/** "His State of the Union address" is the last one, for so many. */
const YEARLY_DAYS = 400

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

/** Whether an event can be one at which somebody spoke: a speech is of who holds an office of the state it is given in. */
export const mayHaveSpoken = (speaker: KnownActor | undefined, { kind, actors, from, to }: DatedEvent): boolean =>
  kind !== 'speech' ||
  actors.length === 0 ||
  (speaker?.offices.some((o) => actors.includes(o.of) && rangesMeet(o, { from, to })) ?? false)

/**
 * The known event a span of an article names, if it fits the days: the last that began by the end of `when` and was news then; a speech
 * that `isNamed` by the span alone is the last of its name. Null where there is none, or where `when` has no end to go by.
 */
export function knownEvent(
  { words: list }: PreparedArticle,
  span: Span,
  when: DayRange,
  names: EventNames,
  isNamed = false,
): DatedEvent | null {
  if (when.to === null) return null
  const [first, end] = wordsWithin(list, span)
  const [news, yearly] = [NEWS_DAYS, YEARLY_DAYS].map((days) => addDays(when.from ?? when.to!, -days))
  let best: DatedEvent | null = null
  for (let i = first; i < end; i++) {
    for (const { words: name, event } of names.get(list[i]!.lower) ?? []) {
      if (event.from > when.to || event.to < (isNamed && event.kind === 'speech' ? yearly! : news!)) continue
      if (!name.every((w, k) => list[i + k]?.lower === w)) continue
      if (!best || event.from > best.from) best = event
    }
  }
  return best
}
