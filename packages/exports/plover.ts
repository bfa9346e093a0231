import { type Event, type EventType, type ReadArticle, slice } from '@onrecord/format'
import type { Articles } from './articles.js'

/**
 * PLOVER events as JSON Lines: `id`, `date`, `actor`, `event`, and where known `recipient`, `mode`, `context` (what it is
 * about, and whether it is past, planned, supposed or denied), `event_text`, `text_info` (UTF-16 offsets), `cite_info`,
 * `coder`. An event without a day, without an actor or without a recipient that its type asks for can't be told in PLOVER
 * and is left out.
 */
export async function* plover(articles: Articles): AsyncIterable<string> {
  for await (const a of articles)
    for (const [i, e] of a.events.entries()) {
      const date = e.from ?? e.to
      if (!date || !e.actor || (TO_SOMEBODY.has(e.type) && !e.recipient)) continue
      yield `${JSON.stringify({
        id: `${a.name}-${i + 1}`,
        date,
        actor: [nameOf(a, e.actor)],
        event: [e.type],
        ...(e.recipient && { recipient: [nameOf(a, e.recipient)] }),
        ...terms(e),
        event_text: slice(a.text, e.span),
        text_info: { sequence: i + 1, start: e.span.start, end: e.span.end },
        cite_info: [a.outlet, a.title, a.published.from, a.url ?? a.uri].filter(Boolean).join(', '),
        coder: 'onrecord',
      })}\n`
    }
}

const nameOf = (article: ReadArticle, id: string): string => article.actors.find((a) => a.id === id)?.name ?? id

/** Types that need a recipient (PLOVER's manual, a section for each type). */
const TO_SOMEBODY: ReadonlySet<EventType> = new Set(['COOPERATE', 'AID', 'SANCTION'])

/** Ways of an event that PLOVER does not know as such: those that it has among its contexts, and one that says nothing more. */
const CONTEXTS: Readonly<Partial<Record<EventType, Readonly<Record<string, string | null>>>>> = {
  AID: { peacekeeping: 'peacekeeping' },
  CONSULT: { meet: null },
  COOPERATE: { economic: 'economic', intelligence: 'intelligence', judicial: 'legal', military: 'military' },
}

/** How and in which context, in PLOVER's words. */
function terms({ type, mode, aux }: Event): { readonly mode?: string[]; readonly context?: string[] } {
  const instead = mode === null ? undefined : CONTEXTS[type]?.[mode]
  const context = [instead, aux].filter((word) => typeof word === 'string')
  return { ...(mode !== null && instead === undefined && { mode: [mode] }), ...(context.length > 0 && { context }) }
}
