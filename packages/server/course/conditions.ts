import type { Day, Time } from '@onrecord/format'
import { overlap } from '@onrecord/format'
import type { ConditionRow, OnRecord, TimeRow } from '@onrecord/record'
import type { CourseCondition, CourseEnd } from './types.js'

const WORDS = 280

/** Conditions with the day on which they are due or were decided. */
export async function courseConditions(record: OnRecord, rows: readonly ConditionRow[]): Promise<CourseCondition[]> {
  const times = new Map<string, readonly TimeRow[]>()
  for (const { article } of rows)
    if (!times.has(article)) times.set(article, await record.times({ article, limit: 1000 }))
  return rows.map((row) => ({
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
    state: row.fate?.state ?? 'open',
    ends: endOf(row, times.get(row.article)!),
  }))
}

/** Where a condition’s arc ends: the day an editor decided on it, else the day it is due. */
function endOf(row: ConditionRow, times: readonly TimeRow[]): CourseEnd | null {
  const { fate } = row
  if (fate && fate.state !== 'open') return { state: fate.state, day: fate.at.slice(0, 10) }
  const day = dueOf(row, times)
  return day === null ? null : { state: 'due', day }
}

/** The last day that the condition’s own words name, where it lies after the day it was set. */
function dueOf(row: Pick<ConditionRow, 'trigger' | 'consequence' | 'made'>, times: readonly Time[]): Day | null {
  const set = row.made.to ?? row.made.from
  if (set === null) return null
  const spans = [...row.trigger, ...row.consequence]
  let due: Day | null = null
  for (const time of times) {
    if (time.to === null || time.to <= set || time.from === null || time.from < set) continue
    if (spans.some((span) => overlap(span, time)) && (due === null || time.to > due)) due = time.to
  }
  return due
}
