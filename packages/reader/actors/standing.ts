import type { DayRange } from '@onrecord/format'
import { rangesMeet } from '@onrecord/format'
import type { KnownActor } from '@onrecord/knowledge'

const FIRST = new Set(['president', 'prime minister', 'chancellor', 'supreme leader', 'king', 'queen', 'president-elect', 'presidential nominee', 'presumptive nominee', 'crown prince', 'secretary-general', 'pope', 'taoiseach', 'leader']) // biome-ignore format: a list
const NEXT = new Set([
  'vice president',
  'secretary of state',
  'foreign minister',
  'foreign secretary',
  'presidential candidate',
  'vice presidential nominee',
  'speaker',
  'majority leader',
])
const WEIGHTY = new Set(['united-states', 'russia', 'china', 'united-kingdom', 'germany', 'france', 'ukraine', 'republican-party', 'democratic-party']) // biome-ignore format: a list

/**
 * How likely a bare family name means this person on a day, before the article says anything: 0 for nobody of note, 1 with a
 * past office, 2 with a present one, 3 for whoever leads a state, 4 for one of those that everybody writes of.
 */
export function standing(actor: KnownActor, when: DayRange): number {
  let best = 0
  for (const o of actor.offices) {
    if (o.from !== null && when.to !== null && o.from > when.to) continue
    const now = rangesMeet(o, when)
    const top =
      FIRST.has(o.role) && (now || o.role === 'president' || o.role === 'prime minister' || o.role === 'chancellor')
    const worth =
      (now ? 2 : 1) + (top ? 1 : now && NEXT.has(o.role) ? 0.5 : 0) + (top && WEIGHTY.has(o.of) ? (now ? 1 : 0.5) : 0)
    if (worth > best) best = worth
  }
  return best
}

/** Whether an office is that of whoever leads a state. */
export const leads = (office: string): boolean => FIRST.has(office)

/** The candidate that stands highest on a day; the earlier one of two that stand alike. */
export function highest(candidates: readonly KnownActor[], when: DayRange): KnownActor | null {
  let best: KnownActor | null = null
  let worth = -1
  for (const c of candidates) {
    const s = standing(c, when)
    if (s > worth) {
      best = c
      worth = s
    }
  }
  return best
}
