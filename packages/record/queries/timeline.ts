import type { OnRecord } from '../contract.js'
import type { TimelineLine, TimelineQuery } from './types.js'

/** Statements, events and occasions in order of date, each with its evidence; what has no date is left out. */
export async function timeline(_record: OnRecord, _query: TimelineQuery = {}): Promise<TimelineLine[]> {
  return []
}
