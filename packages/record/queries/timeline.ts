import type { OnRecord, StatementRow } from '../contract.js'
import { eventLines, markOf, namesIn, occasionLines, statementLines, whenSaid } from './lines.js'
import type { TimelineLine, TimelineQuery } from './types.js'

const KINDS = ['occasion', 'event', 'statement'] as const

/** Statements, events and occasions in order of date, each with its evidence; what has no date is left out. */
export async function timeline(record: OnRecord, query: TimelineQuery = {}): Promise<TimelineLine[]> {
  const { actor, article, story, kinds = KINDS, offset = 0, limit = 100 } = query
  const range = { ...(query.from && { from: query.from }), ...(query.to && { to: query.to }) }
  const scope = { ...range, ...(article !== undefined && { article }), ...(story !== undefined && { story }) }
  // Each kind's first rows suffice: the merged list's page lies within them.
  const page = { limit: offset + limit }
  const entries: { readonly day: string; readonly line: () => Promise<TimelineLine[]> }[] = []
  const put = (day: string | null, line: () => Promise<TimelineLine[]>) => day !== null && entries.push({ day, line })

  if (kinds.includes('occasion')) {
    const names = namesIn(record)
    const by = { ...(actor !== undefined && { actor }), ...(article !== undefined && { article }) }
    const inStory = story === undefined ? null : ((await record.stories()).find((s) => s.id === story)?.articles ?? [])
    for (const o of await record.occasions(by)) {
      const [from, to] = [o.from ?? o.to, o.to ?? o.from]
      if (inStory && !o.articles.some((a) => inStory.includes(a))) continue
      if (from === null || (query.to && from > query.to) || (query.from && to! < query.from)) continue
      put(from, () => occasionLines(record, [o], names))
    }
  }
  if (kinds.includes('event')) {
    const asked = actor === undefined ? [{}] : [{ actor }, { recipient: actor }]
    const lists = await Promise.all(asked.map((who) => record.events({ ...scope, ...who, ...page })))
    for (const e of new Map(lists.flat().map((e) => [e.id, e])).values())
      put(e.from ?? e.to, () => eventLines(record, [e]))
  }
  if (kinds.includes('statement')) {
    const asked = actor === undefined ? [{}] : [{ by: actor }, { about: actor }]
    const lists = await Promise.all(asked.map((who) => record.statements({ ...scope, ...who, ...page })))
    for (const s of new Map(lists.flat().map((s): [string, StatementRow] => [`${markOf(s)} ${s.id}`, s])).values())
      put(whenSaid(s).from ?? whenSaid(s).to, () => statementLines(record, [s]))
  }
  // A stable sort: on one day occasions, then what was done, then what was said, each in the record's order.
  const shown = entries.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)).slice(offset, offset + limit)
  const lines: TimelineLine[] = []
  for (const entry of shown) lines.push(...(await entry.line()))
  return lines
}
