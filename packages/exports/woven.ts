import type { LedgerEntry, Woven } from '@onrecord/format'
import type { LedgerRow, OnRecord } from '@onrecord/record'

/** Everything that links the record's articles, as editors decided it. */
export async function wovenOf(record: OnRecord): Promise<Woven> {
  const [copies, utterances, occasions, differences, stories, ledger] = await Promise.all([
    record.copies(),
    record.utterances(),
    record.occasions(),
    record.differences(),
    record.stories(),
    record.ledger({ limit: Number.MAX_SAFE_INTEGER }),
  ])
  return { copies, utterances, occasions, differences, stories, ledger: ledger.map(entryOf) }
}

/** An entry of the ledger without what lists add for showing. */
export function entryOf({
  id,
  kind,
  holder,
  made,
  due,
  state,
  by,
  decision,
  evidence,
  ...row
}: LedgerRow): LedgerEntry {
  const { statements, article, needs, gives, form } = row
  return {
    id, kind, holder, made, due, state, by, ...(decision && { decision }),
    evidence: evidence.map(({ quote: _, ...e }) => e),
    statements, article, needs, gives, form,
  } // biome-ignore format: an entry at a glance
}
