import type { ArticleNo, Graph, Loom, Space, Thing, Tie } from '@onrecord/format/loom'
import { apart, isOf, Pairs, type Turnover } from './buckets.js'

/** How well two things go together that are compared, with the ranks of both; null where they do not. */
export type Weigh = (a: Thing, b: Thing) => Omit<Tie, 'a' | 'b' | 'by'> | null

/** Takes the ties of articles out of a graph, but for those of things that stay. Gives them. */
export async function untie(
  loom: Loom,
  graph: Graph,
  gone: readonly ArticleNo[],
  stays: (thing: Thing) => boolean = () => false,
): Promise<readonly Tie[]> {
  const isGone = isOf(gone)
  const isOut = (thing: Thing): boolean => isGone(thing) && !stays(thing)
  const ties = (await loom.tiesOfArticles(graph, gone)).filter(({ a, b }) => isOut(a) || isOut(b))
  await loom.dropTies(graph, ties)
  return ties
}

/**
 * Brings the ties of a graph in step with what is compared now: pairs that keys bring together anew are weighed, `again`
 * too (what speaks for them has changed; `isNew` are things of articles that have just come), pairs that no key brings together any more are let go unless `holds` says that
 * something else does. Gives the ties that came, went or changed.
 */
export async function retie(
  loom: Loom,
  graph: Graph,
  space: Space,
  { gained, lost, stays }: Turnover,
  weigh: Weigh,
  isNew: (thing: Thing) => boolean,
  again: Pairs = new Pairs(),
  holds: (a: Thing, b: Thing) => boolean = () => false,
): Promise<readonly Tie[]> {
  const isFresh = (thing: Thing): boolean => isNew(thing) && !stays(thing)
  const known = new Map<Thing, Map<Thing, Tie>>()
  const old = new Set([...lost.things(), ...again.things()])
  // What has just come has no ties yet; two others may have been compared by another key.
  for (const [a, b] of gained) if (!isFresh(a) && !isFresh(b)) old.add(a)
  for (const tie of await loom.ties(graph, [...old])) {
    const [a, b] = tie.a < tie.b ? [tie.a, tie.b] : [tie.b, tie.a]
    known.set(a, (known.get(a) ?? new Map()).set(b, tie))
  }
  const unsure = new Pairs()
  for (const [a, b] of lost) if (!gained.has(a, b) && known.get(a)?.has(b)) unsure.add(a, b)
  for (const [a, b] of again) if (!gained.has(a, b)) unsure.add(a, b)
  const strangers = await apart(loom, space, [...unsure])
  const changed: Tie[] = []
  const [put, drop]: [Tie[], Tie[]] = [[], []]
  const settle = (a: Thing, b: Thing, isCompared: boolean): void => {
    const before = known.get(a)?.get(b)
    const found = isCompared ? weigh(a, b) : null
    const now = found && { a, b, by: '', ...found }
    if (before && now && before.score === now.score) return
    if (before) drop.push(before)
    if (now) put.push(now)
    if (before ?? now) changed.push((before ?? now)!)
  }
  for (const [a, b] of gained) settle(a, b, true)
  for (const [a, b] of unsure) {
    const isCompared = !strangers.has(a, b) || holds(a, b)
    // What speaks for two that are still compared is what spoke for them before, unless it is among `again`.
    if (!isCompared || again.has(a, b)) settle(a, b, isCompared)
  }
  await loom.dropTies(graph, drop)
  await loom.putTies(graph, put)
  return changed
}

/** The things at the ends of ties. */
export const ends = (ties: readonly Tie[]): Thing[] => [...new Set(ties.flatMap((t) => [t.a, t.b]))]
