import type { Decision, DecisionId } from '@onrecord/format'

/** By time, then by id: the order decisions take effect in, the same on every machine. */
const byTime = (a: Decision, b: Decision): number =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0

/**
 * Which decision withdrew each decision that is withdrawn: of several the earliest. A withdrawal that is withdrawn itself
 * counts for nothing. Ids are digests of content, so that no two withdraw each other.
 */
export function withdrawals(all: readonly Decision[]): Map<DecisionId, Decision> {
  const by = new Map<DecisionId, Decision[]>()
  for (const d of all) if (d.kind === 'withdraw') by.set(d.of, [...(by.get(d.of) ?? []), d])
  const holds = (d: Decision): boolean => !(by.get(d.id) ?? []).some(holds)
  const out = new Map<DecisionId, Decision>()
  for (const [of, list] of by) {
    const first = list.filter(holds).sort(byTime)[0]
    if (first) out.set(of, first)
  }
  return out
}

/** The decisions that hold, in the order they take effect. */
export function inForce(all: readonly Decision[]): Decision[] {
  const gone = withdrawals(all)
  return all.filter((d) => d.kind !== 'withdraw' && !gone.has(d.id)).sort(byTime)
}
