import { type Event, type EventType, type ReadArticle, slice } from '@onrecord/format'
import type { Articles } from './articles.js'

/**
 * PLOVER's types as the roots of CAMEO they were made from (PLOVER's manual, chapter on CAMEO), each with the weight that
 * root has on Goldstein's scale of conflict and cooperation (Goldstein 1992, as used with CAMEO). Where PLOVER joins roots,
 * one stands for them: 10 for appeals and demands, 19 for assault, fight and mass violence.
 */
const ROOTS: Readonly<Record<EventType, readonly [code: string, goldstein: number]>> = {
  AGREE: ['03', 4],
  CONSULT: ['04', 1],
  SUPPORT: ['05', 3.5],
  COOPERATE: ['06', 6],
  AID: ['07', 7],
  CONCEDE: ['08', 5],
  RETREAT: ['08', 5],
  REQUEST: ['10', -5],
  ACCUSE: ['11', -2],
  REJECT: ['12', -4],
  THREATEN: ['13', -6],
  PROTEST: ['14', -6.5],
  MOBILIZE: ['15', -7.2],
  SANCTION: ['16', -4],
  COERCE: ['17', -7],
  ASSAULT: ['19', -10],
}

/**
 * Events that are told as done, as CAMEO rows: tab-separated `date` (YYYYMMDD), `source`, `target`, `code` (CAMEO root),
 * `goldstein`, then where they stand. What is planned, supposed or denied has no row, nor has an event without day, actor
 * or recipient: CAMEO can't tell them.
 */
export async function* cameo(articles: Articles): AsyncIterable<string> {
  yield `${['date', 'source', 'target', 'code', 'goldstein', 'words', 'article', 'start', 'end'].join('\t')}\n`
  for await (const article of articles)
    for (const event of article.events) {
      const day = event.from ?? event.to
      if (!day || !event.actor || !event.recipient || (event.aux !== null && event.aux !== 'historical')) continue
      yield `${row(article, event, day).map(oneLine).join('\t')}\n`
    }
}

function row(article: ReadArticle, event: Event, day: string): (string | number)[] {
  const name = (id: string | null) => article.actors.find((a) => a.id === id)?.name ?? id ?? ''
  const [code, goldstein] = ROOTS[event.type]
  return [
    day.replaceAll('-', ''),
    name(event.actor),
    name(event.recipient),
    code,
    goldstein,
    slice(article.text, event.span),
    article.name,
    event.span.start,
    event.span.end,
  ]
}

const oneLine = (value: string | number): string => String(value).replace(/\s+/g, ' ')
