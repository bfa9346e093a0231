import { hull } from '@onrecord/format'
import { type OnRecord, type StatementRow, worthOf } from '@onrecord/record'

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
  /** Statements that nobody has decided on. */
  readonly undecided: number
  readonly decided: number
  readonly items: readonly ReviewItem[]
}

/** What the reading is least sure of, where a look is worth most first. */
export async function reviewOf(
  record: OnRecord,
  { story, limit = 50, offset = 0 }: { readonly story?: string; readonly limit?: number; readonly offset?: number },
): Promise<Review> {
  const scope = story === undefined ? {} : { story }
  const all = await record.countStatements(scope)
  const decided = await record.countStatements({ ...scope, decided: true })
  const due = await record.statements({ ...scope, order: 'worth', limit, offset })
  const texts = await record.texts([...new Set(due.map((s) => s.article))])
  return {
    undecided: all - decided,
    decided,
    items: due.map((statement) => ({
      statement,
      ...worthOf(statement),
      around: paragraphOf(texts.get(statement.article) ?? '', statement),
    })),
  }
}

/** Characters shown on either side at most. */
const SIDE = 260

/** The line of the text that a statement stands in, cut at a word where it is long. */
function paragraphOf(text: string, s: StatementRow): ReviewItem['around'] {
  const { start, end } = hull([...s.source, ...s.cue, ...s.content])!
  const line = text.lastIndexOf('\n', start - 1) + 1
  const next = text.indexOf('\n', end)
  const from = Math.max(line, start - SIDE)
  const close = next < 0 ? text.length : next
  const to = close <= end + SIDE ? close : Math.max(end, text.lastIndexOf(' ', end + SIDE))
  const cut = from === line ? from : text.indexOf(' ', from) + 1
  return { start: Math.min(cut, start), text: text.slice(Math.min(cut, start), to) }
}
