import type { Difference } from '@onrecord/format'
import type { OnRecord, Page } from '@onrecord/record'
import { type Folded, folded, keyOf } from './folded.js'

/** Differences read at a time. */
const STEP = 500

/**
 * Pages of a record's differences as they are folded, the most telling first. They are read as far as a page reaches; how many
 * follow behind a line is counted in what its occasion has.
 */
export const foldedPages =
  (record: Pick<OnRecord, 'differences'>) =>
  async ({ offset = 0, limit = Number.POSITIVE_INFINITY }: Page): Promise<readonly Folded[]> => {
    const read: Difference[] = []
    let rows: readonly Folded[] = []
    for (let isMore = true; isMore && rows.length < offset + limit; ) {
      const some = await record.differences({ offset: read.length, limit: STEP })
      read.push(...some)
      rows = folded(read)
      isMore = some.length === STEP
    }
    const out: Folded[] = []
    for (const row of rows.slice(offset, offset + limit)) out.push(await counted(record, row, rows))
    return out
  }

/** A line with all that follows behind it, where it is the last of its report's that is shown. */
async function counted(record: Pick<OnRecord, 'differences'>, row: Folded, rows: readonly Folded[]): Promise<Folded> {
  const { difference } = row
  const key = keyOf(difference)
  if (key === null || difference.occasion === null) return row
  const alike = rows.filter((r) => keyOf(r.difference) === key)
  if (alike.at(-1) !== row || alike.length === 1) return row
  const all = (await record.differences({ occasion: difference.occasion })).filter((d) => keyOf(d) === key)
  return { difference, more: all.length - alike.length }
}
