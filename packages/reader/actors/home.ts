import { type Knowledge, type KnownActor, publishersNamed } from '@onrecord/knowledge'
import { stateOf } from './nation.js'
import type { Referent } from './referent.js'

/** Of so many names one at least is of the state an article is at home in: one that is named by the way is not. */
const OF_NAMES = 8

/**
 * The state an article is at home in: its outlet's, or the one whose body publishes it ("The White House"), else the one it
 * names most (its people count for it), else null.
 */
export function homeOf(
  outlet: string | null,
  linked: readonly (Referent | null)[],
  knowledge: Knowledge,
): KnownActor | null {
  if (outlet) {
    const own = [outlet, outlet.replace(/-/g, ' ')].flatMap((n) => knowledge.named(n)).find((a) => a.type === 'outlet')
    const home = stateOf(own ?? publisherOf(outlet, knowledge), knowledge)
    if (home) return home
  }
  const counts = new Map<KnownActor, number>()
  for (const r of linked) {
    const s = stateOf(r?.known, knowledge)
    if (s) counts.set(s, (counts.get(s) ?? 0) + 1)
  }
  let best: KnownActor | null = null
  for (const [s, n] of counts) if (!best || n > counts.get(best)!) best = s
  return best && OF_NAMES * counts.get(best)! >= linked.filter((r) => r).length ? best : null
}

/** The state or organisation that a publisher's name means, where it means one alone. */
function publisherOf(outlet: string, knowledge: Knowledge): KnownActor | null {
  const meant = publishersNamed(outlet, knowledge)
  const [one] = meant
  return meant.length === 1 && (one!.type === 'state' || one!.type === 'organisation') ? one! : null
}
