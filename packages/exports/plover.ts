import { type ReadArticle, slice } from '@onrecord/format'
import type { Articles } from './articles.js'

/**
 * PLOVER events as JSON Lines: `id`, `date`, `actor`, `event`, and where known `recipient`, `mode`, `context` (the
 * auxiliary mode), `event_text`, `text_info` (UTF-16 offsets), `cite_info`, `coder`. An event without a day or without an
 * actor can't be told in PLOVER and is left out.
 */
export async function* plover(articles: Articles): AsyncIterable<string> {
  for await (const a of articles)
    for (const [i, e] of a.events.entries()) {
      const date = e.from ?? e.to
      if (!date || !e.actor) continue
      yield `${JSON.stringify({
        id: `${a.name}-${i + 1}`,
        date,
        actor: [nameOf(a, e.actor)],
        event: [e.type],
        ...(e.recipient && { recipient: [nameOf(a, e.recipient)] }),
        ...(e.mode && { mode: [e.mode] }),
        ...(e.aux && { context: [e.aux] }),
        event_text: slice(a.text, e.span),
        text_info: { sequence: i + 1, start: e.span.start, end: e.span.end },
        cite_info: [a.outlet, a.title, a.published.from, a.url ?? a.uri].filter(Boolean).join(', '),
        coder: 'onrecord',
      })}\n`
    }
}

const nameOf = (article: ReadArticle, id: string): string => article.actors.find((a) => a.id === id)?.name ?? id
