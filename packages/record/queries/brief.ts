import type { OnRecord } from '../contract.js'
import type { Brief, BriefQuery } from './types.js'

/** Where things stand, what changed last, what is open, where reports disagree: over the record, or one story of it. Null where there is no such story. */
export async function brief(_record: OnRecord, _query: BriefQuery = {}): Promise<Brief | null> {
  return {
    story: null,
    articles: [],
    outlets: [],
    from: null,
    to: null,
    stands: [],
    changed: [],
    open: [],
    disagree: [],
  }
}
