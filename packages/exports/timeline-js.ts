import { type Day, type ReadArticle, type Statement, sliceAll } from '@onrecord/format'
import type { Articles } from './articles.js'

/**
 * TimelineJS JSON: a slide for each statement that is not inside another one and whose day is known at one end at least.
 * TimelineJS has no field for an uncertain date, so `display_date` says the range. Its text is HTML: all of it is escaped.
 */
export async function* timelineJs(articles: Articles): AsyncIterable<string> {
  yield '{"events":['
  let first = true
  for await (const article of articles)
    for (const s of article.statements) {
      const start = s.said.from ?? s.said.to
      if (s.depth > 0 || !start) continue
      yield `${first ? '' : ','}\n${JSON.stringify(slide(article, s, start))}`
      first = false
    }
  yield '\n]}\n'
}

function slide(article: ReadArticle, s: Statement, start: Day): object {
  const who = article.actors.find((a) => a.id === s.speaker)?.name ?? sliceAll(article.text, s.source)
  const where = [article.outlet, article.title].filter(Boolean).join(': ')
  const { from, to } = s.said
  return {
    unique_id: `${article.name}-${s.id}`,
    start_date: date(start),
    ...(to && to !== start && { end_date: date(to) }),
    ...(from !== to && {
      display_date: from === null ? `${to} at the latest` : to === null ? `${from} at the earliest` : `${from} – ${to}`,
    }),
    group: who || 'unknown',
    text: {
      headline: escapeHtml(`${who || 'Unknown'}: ${s.negated ? 'did not ' : ''}${s.act}`),
      text: `<p>${escapeHtml(sliceAll(article.text, s.content))}</p><p>${escapeHtml(where)}</p>`,
    },
  }
}

const date = (day: Day): object => {
  const [year, month, d] = day.split('-').map(Number)
  return { year, month, day: d }
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)
