import type { Occasion } from '@onrecord/format'
import type { EventRow, OnRecord, StatementRow } from '../contract.js'
import { eventLines, markOf, namesIn, occasionLines, statementLines, whenSaid } from './lines.js'
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
      (await record.occasions({ ...asked, ...page })).map((o) => ({ day: o.from ?? o.to, mark: o.id, of: o })),
    )
  }
  if (kinds.includes('event'))
    for (const who of actor === undefined ? [{}] : [{ actor }, { recipient: actor }])
      sources.push(async (page) =>
        (await record.events({ ...scope, ...who, ...page })).map((e) => ({ day: e.from ?? e.to, mark: e.id, of: e })),
      )
  if (kinds.includes('statement'))
    for (const who of actor === undefined ? [{}] : [{ by: actor }, { about: actor }])
      sources.push(async (page) =>
        (await record.statements({ ...scope, ...who, ...page })).map((s) => {
          const { from, to } = whenSaid(s)
          return { day: from ?? to, mark: `${markOf(s)} ${s.id}`, of: s }
        }),
      )
  // On one day occasions, then what was done, then what was said, each in the record's order.
  const shown = (await firstOf(sources, offset + limit)).slice(offset)
  const all = shown.map((entry) => entry.of)
  // Looked up together: what a page rests on is a few hundred articles, asked for once.
  const [occasions, events, statements] = [all.filter(isOccasion), all.filter(isEvent), all.filter(isStatement)]
  const lines = new Map<Entry['of'], TimelineLine>()
  for (const line of await occasionLines(record, occasions, namesIn(record))) lines.set(line.occasion, line)
  for (const line of await eventLines(record, events)) lines.set(line.event, line)
  for (const line of await statementLines(record, statements)) lines.set(line.statement, line)
  return all.flatMap((each) => lines.get(each) ?? [])
}

/** Something with the day it stands at. */
interface Entry {
  /** Null for what has none: nothing behind it has one. */
  readonly day: string | null
  /** Tells entries apart. */
  readonly mark: string
  readonly of: Occasion | EventRow | StatementRow
}

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
  const out = new Map<string, Entry>()
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
    if (!out.has(entry.mark)) out.set(entry.mark, entry)
  }
  return [...out.values()]
}

const isOccasion = (of: Entry['of']): of is Occasion => 'articles' in of
const isStatement = (of: Entry['of']): of is StatementRow => 'cueText' in of
const isEvent = (of: Entry['of']): of is EventRow => !isOccasion(of) && !isStatement(of)
