import type { Decided, Decision, Reason } from '@onrecord/format'

/** A link as a set of what it ties, while decisions are laid over it. */
export interface Group<Link> {
  /** As it was woven; null for one that decisions made. */
  link: Link | null
  /** What it ties, by keys; in order of joining. */
  readonly members: Set<string>
  decided?: Decided
  name?: string
}

/** Why something is linked that an editor tied: a rule as good as certain. */
export const BY_EDITOR: Reason = { rule: 'decided by an editor', score: 1 }

/** Takes each of `one` out of every group that also holds another of the `others`. */
export function part<L>(groups: Group<L>[], one: readonly string[], others: readonly string[], mark: Decided): void {
  for (const member of one)
    for (const group of groups)
      if (group.members.has(member) && others.some((o) => o !== member && group.members.has(o))) {
        group.members.delete(member)
        group.decided = after(group.decided, mark)
      }
}

/** Makes one group of those that hold any of the members, and of the members. Gives it. */
export function join<L>(groups: Group<L>[], members: readonly string[], mark: Decided): Group<L> {
  const [first, ...rest] = groups.filter((g) => members.some((m) => g.members.has(m)))
  const group: Group<L> = first ?? { link: null, members: new Set() }
  if (!first) groups.push(group)
  for (const other of rest) {
    for (const m of other.members) group.members.add(m)
    other.members.clear()
    other.decided = after(other.decided, mark)
  }
  for (const m of members) group.members.add(m)
  group.decided = after(group.decided, mark)
  return group
}

/** The group that is most nearly these members, of equal ones the first; undefined where none holds any. */
export function nearest<L>(groups: readonly Group<L>[], members: readonly string[]): Group<L> | undefined {
  let found: Group<L> | undefined
  let most = 0
  for (const g of groups) {
    const both = members.filter((m) => g.members.has(m)).length
    const likeness = (2 * both) / (g.members.size + members.length)
    if (likeness > most) [found, most] = [g, likeness]
  }
  return found
}

/** The mark of the last decision, with those before it. */
export const after = (before: Decided | undefined, mark: Decided): Decided =>
  before ? { ...mark, decisions: [...before.decisions, ...mark.decisions] } : mark

/** A decision as the mark of what it touched. */
export const markOf = (d: Decision): Decided => ({ how: 'corrected', by: d.by, at: d.at, decisions: [d.id] })
