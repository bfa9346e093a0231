import type { Source } from '@onrecord/format'
import { type IntakeProblem, isProblem } from '@onrecord/intake'
import type { OnRecord, RejectedRow } from '@onrecord/record'
import { type AddOptions, type AddReport, add, addressOf } from './add.js'
import { handedOverAddress, handedOverSources } from './take.js'
import { Origins } from './turned-away.js'

type Item = Source | IntakeProblem

/** How what lies elsewhere is opened again, with what was said of it. */
export interface Means {
  file(path: string, said: RejectedRow['said']): AsyncIterable<Item>
  address(url: string, said: RejectedRow['said']): AsyncIterable<Item>
}

/**
 * Tries documents again that were turned away: each source once, whole, so that an archive with one bad document in it is gone
 * through; what is on record already is not read again. What comes in leaves the list.
 */
export async function retry(rows: readonly RejectedRow[], means: Means, options: AddOptions): Promise<AddReport> {
  const origins = new Origins()
  const sources = new Map(rows.map((row) => [row.source, row]))
  const handedOver = new WeakSet<Source>()
  async function* items(): AsyncGenerator<Item> {
    for (const row of sources.values())
      for await (const item of again(row)) {
        if (row.kind === 'handed-over' && !isProblem(item)) handedOver.add(item)
        yield item
      }
  }
  const again = (row: RejectedRow): AsyncIterable<Item> => {
    const { kind, source, said } = row
    if (kind === 'file') return origins.from(means.file(source, said), row)
    if (kind === 'address') return origins.from(means.address(source, said), row)
    return handedOverAgain(options.record, row, origins)
  }
  const address = (source: Source) => (handedOver.has(source) ? handedOverAddress(source) : addressOf(source))
  return add(items(), { ...options, origins, address })
}

async function* handedOverAgain(record: OnRecord, row: RejectedRow, origins: Origins): AsyncGenerator<Item> {
  const { source, said } = row
  const bytes = await record.rejectedBytes(source)
  if (bytes) yield* handedOverSources([{ name: said.name ?? source, bytes }], said, origins)
}

/** What is said of documents that cannot be tried again from here, because they lie nowhere: they came on standard input. */
export const lostAgain = async (record: OnRecord, rows: readonly RejectedRow[]): Promise<RejectedRow[]> => {
  const lost: RejectedRow[] = []
  for (const row of rows)
    if (row.kind === 'handed-over' && (await record.rejectedBytes(row.source)) === null) lost.push(row)
  return lost
}
