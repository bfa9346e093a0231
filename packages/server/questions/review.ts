import { hull } from '@onrecord/format'
import type { OnRecord, StatementRow } from '@onrecord/record'

/** A statement to look at, and why. */
export interface ReviewItem {
  readonly statement: StatementRow
  /** How much a look is worth, 0 to 1. */
  readonly worth: number
  readonly why: readonly string[]
  /** The words around it, from `start` of the article's text on. */
  readonly around: { readonly start: number; readonly text: string }
}
export interface Review {
  /** Statements that nobody has decided on, among those looked at. */
  readonly undecided: number
  readonly decided: number
  readonly items: readonly ReviewItem[]
}

/** Statements looked at: the latest of the record or story. */
const LOOKED = 5000

/** How much hangs on an act: what binds or refuses is worth more looks than what merely says. */
const WEIGHT = {
  promise: 1, reject: 1, demand: 0.95, offer: 0.95, warn: 0.9, decline: 0.8, deny: 0.8, support: 0.75, criticise: 0.6,
  praise: 0.5, expect: 0.5, ask: 0.4, believe: 0.4, say: 0.35,
} as const // biome-ignore format: a table

/** What the reading is least sure of, where a look is worth most first. */
export async function reviewOf(
  record: OnRecord,
  { story, limit = 50, offset = 0 }: { readonly story?: string; readonly limit?: number; readonly offset?: number },
): Promise<Review> {
  const scope = story === undefined ? {} : { story }
  const looked = await record.statements({ ...scope, order: 'latest', limit: LOOKED })
  const undecided = looked.filter((s) => s.decided === undefined)
  const items = undecided
    .map((statement) => ({ statement, ...worthOf(statement) }))
    .sort((a, b) => b.worth - a.worth || (key(a.statement) < key(b.statement) ? -1 : 1))
    .slice(offset, offset + limit)
  const texts = new Map<string, string>()
  for (const { statement: s } of items)
    if (!texts.has(s.article)) texts.set(s.article, (await record.article(s.article))?.text ?? '')
  return {
    undecided: undecided.length,
    decided: looked.length - undecided.length,
    items: items.map((item) => ({ ...item, around: paragraphOf(texts.get(item.statement.article)!, item.statement) })),
  }
}

const key = (s: StatementRow): string => `${s.article} ${s.id}`

/** Characters shown on either side at most. */
const SIDE = 260

/** The line of the text that a statement stands in, cut at a word where it is long. */
function paragraphOf(text: string, s: StatementRow): ReviewItem['around'] {
  const { start, end } = hull([...s.source, ...s.cue, ...s.content])!
  const line = text.lastIndexOf('\n', start - 1) + 1
  const next = text.indexOf('\n', end)
  const from = Math.max(line, start - SIDE)
  const to = Math.min(next < 0 ? text.length : next, end + SIDE)
  const cut = from === line ? from : text.indexOf(' ', from) + 1
  return { start: Math.min(cut, start), text: text.slice(Math.min(cut, start), to) }
}

function worthOf(s: StatementRow): { readonly worth: number; readonly why: readonly string[] } {
  const doubt = 1 - s.confidence
  const why = [`${Math.round(s.confidence * 100)} % sure that it is a statement`]
  // A source is written, and nobody was found for it: naming them makes every list truer.
  const unnamed = s.speaker === null && s.sourceText !== '' ? 0.15 : 0
  if (unnamed > 0) why.push('a source is written, but who it is was not found')
  const undated = s.said.from === null || s.said.to === null ? 0.1 : 0
  if (undated > 0) why.push('the day is not known')
  const weight = WEIGHT[s.act] * (s.depth === 0 ? 1 : 0.6)
  return { worth: Math.min(1, (doubt + unnamed + undated) * weight), why }
}
