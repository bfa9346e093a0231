import type { Occasion } from '@onrecord/format'
import type { OnRecord } from '../contract.js'
import { eventLines, namesIn, occasionLines, statementLines } from './lines.js'
import type { TimelineLine, TimelineQuery } from './types.js'

const KINDS = ['occasion', 'event', 'statement'] as const

/** Statements, events and occasions in order of date, each with its evidence; what has no date is left out. */
export async function timeline(record: OnRecord, query: TimelineQuery = {}): Promise<TimelineLine[]> {
  const { actor, article, story, kinds = KINDS, offset = 0, limit = 100 } = query
  const range = { ...(query.from && { from: query.from }), ...(query.to && { to: query.to }) }
  const scope = { ...range, ...(article !== undefined && { article }), ...(story !== undefined && { story }) }
  const sources: Source[] = []

  if (kinds.includes('occasion')) {
    const asked = { ...scope, ...(actor !== undefined && { actor }), order: 'date' } as const
    sources.push(async (page) =>
      (await record.occasions({ ...asked, ...page })).map((of) => ({ day: of.from ?? of.to, kind: 'occasion', of })),
    )
  }
  if (kinds.includes('event'))
    for (const who of actor === undefined ? [{}] : [{ actor }, { recipient: actor }])
      sources.push(async (page) =>
        (await record.eventDays({ ...scope, ...who, ...page })).map(({ id, day }) => ({ day, kind: 'event', of: id })),
      )
  if (kinds.includes('statement'))
    for (const who of actor === undefined ? [{}] : [{ by: actor }, { about: actor }])
      sources.push(async (page) =>
        (await record.statementDays({ ...scope, ...who, ...page })).map(({ id, day }) => ({
          day,
          kind: 'statement',
          of: id,
        })),
      )
  // On one day occasions, then what was done, then what was said, each in the record's order.
  const shown = (await firstOf(sources, offset + limit)).slice(offset)
  // Looked up for what is shown alone, and together: a page rests on a hundred articles.
  const occasions = shown.flatMap((e) => (e.kind === 'occasion' ? [e.of] : []))
  const events = shown.flatMap((e) => (e.kind === 'event' ? [e.of] : []))
  const statements = shown.flatMap((e) => (e.kind === 'statement' ? [e.of] : []))
  const lines = new Map<Entry['of'], TimelineLine>()
  for (const line of await occasionLines(record, occasions, namesIn(record))) lines.set(line.occasion, line)
  for (const line of await eventLines(record, await record.eventRows(events))) lines.set(line.event.id, line)
  const said = await record.statementRows(statements)
  const numbers = new Map([...said].map(([id, row]) => [row, id]))
  for (const line of await statementLines(record, [...said.values()])) lines.set(numbers.get(line.statement)!, line)
  return shown.flatMap((entry) => lines.get(entry.of) ?? [])
}

/** Something with the day it stands at: null for what has none, behind which nothing has one. */
type Entry = { readonly day: string | null } & (
  | { readonly kind: 'occasion'; readonly of: Occasion }
  | { readonly kind: 'event'; readonly of: string }
  | { readonly kind: 'statement'; readonly of: number }
)

/** A list in order of days, a page at a time. */
type Source = (page: { readonly offset: number; readonly limit: number }) => Promise<Entry[]>

/** Rows asked for at a time: no source gives many more than are shown of it. */
const PAGE = 50

/** The first of several lists put together in order of days, each once; on one day those of the list named first. */
async function firstOf(sources: readonly Source[], many: number): Promise<Entry[]> {
  const limit = Math.max(PAGE, Math.ceil(many / 4))
  const lists = await Promise.all(
    sources.map(async (source) => ({ source, rows: await source({ offset: 0, limit }), next: 0, asked: limit })),
  )
  // By number, id of an event, or id of an occasion, which tell them apart.
  const out = new Map<string | number, Entry>()
  while (out.size < many) {
    let first: (typeof lists)[number] | undefined
    for (const list of lists) {
      if (list.next === list.rows.length && list.rows.length === list.asked) {
        list.rows.push(...(await list.source({ offset: list.asked, limit })))
        list.asked += limit
      }
      const day = list.rows[list.next]?.day ?? null
      if (day !== null && (first === undefined || day < first.rows[first.next]!.day!)) first = list
    }
    if (first === undefined) break
    const entry = first.rows[first.next++]!
    const mark = entry.kind === 'occasion' ? entry.of.id : entry.of
    if (!out.has(mark)) out.set(mark, entry)
  }
  return [...out.values()]
}
