import type { DayRange } from '@onrecord/format'
import type { Knowledge, KnownActor } from '@onrecord/knowledge'
import type { Found } from './found.js'
import type { Referent } from './referent.js'

/**
 * Of those that bear a short name here, the ones whose office the title tells of: "President Biden" is not his wife. Nobody
 * where the world knows a bearer with that office and the article has spoken of others only.
 */
export function byOffice(
  here: readonly Referent[],
  f: Found,
  word: string,
  knowledge: Knowledge,
  when: DayRange,
): readonly Referent[] {
  const role = f.title?.role
  if (!role || here.length === 0) return here
  const holds = (a: KnownActor) =>
    a.offices.some((o) => o.role === role && (o.from === null || when.to === null || o.from <= when.to))
  const fit = here.filter((r) => r.known && holds(r.known))
  if (fit.length > 0) return fit
  const strangers = here.filter((r) => !r.known)
  return strangers.length === 0 && knowledge.family(word).some(holds) ? [] : here
}
