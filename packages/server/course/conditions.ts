import type { Day } from '@onrecord/format'
import type { ConditionRow, LedgerRow, OnRecord } from '@onrecord/record'
import type { CourseCondition, CourseEnd } from './types.js'

const WORDS = 280
const ALL = 5000

/** Conditions with where the ledger says they end: the day they were met or broken, decided or proposed, else the day they are due. */
export async function courseConditions(record: OnRecord, rows: readonly ConditionRow[]): Promise<CourseCondition[]> {
  const entries =
    rows.length === 0
      ? []
      : await record.ledger({ kind: 'condition', articles: [...new Set(rows.map((r) => r.article))], limit: ALL })
  const byPlace = new Map(entries.map((entry) => [placeOf(entry.article, entry.needs), entry]))
  return rows.map((row) => {
    const entry = byPlace.get(placeOf(row.article, row.trigger))
    return {
      id: row.id,
      article: row.article,
      outlet: row.outlet,
      statement: row.statement,
      whole: row.whole,
      words: row.wholeText.slice(0, WORDS),
      form: row.form,
      holder: row.holder,
      holderName: row.holderName,
      from: row.made.from,
      to: row.made.to,
      state: row.fate?.state ?? entry?.state ?? 'open',
      ends: entry === undefined ? null : endOf(entry, row),
    }
  })
}

const placeOf = (article: string, spans: ConditionRow['trigger']): string => `${article} ${JSON.stringify(spans)}`

/**
 * Where an arc ends. What came about ends on the day of the article that tells of it, an editor's decision without such
 * evidence on the day it was made; what is open ends on the day it is due, if it names one after the day it was set.
 */
function endOf(entry: LedgerRow, { fate, made }: ConditionRow): CourseEnd | null {
  const proposed = entry.by === 'proposed'
  const told = entry.evidence.find((e) => e.state === entry.state)
  if (entry.state !== 'open') {
    const day = (told && dayOf(told.quote.published)) ?? fate?.at.slice(0, 10)
    if (day !== undefined) return { state: entry.state, day, proposed, words: told?.quote.texts.join(' … ').slice(0, WORDS) ?? null } // biome-ignore format: one line
  }
  const set = made.to ?? made.from
  if (entry.due === null || set === null || entry.due <= set) return null
  return { state: 'due', day: entry.due, proposed, words: null }
}

const dayOf = ({ from, to }: { readonly from: Day | null; readonly to: Day | null }): Day | undefined => to ?? from ?? undefined // biome-ignore format: one line
