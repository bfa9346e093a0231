import type { Act } from '@onrecord/format'
import type { ActorName, OnRecord, Says } from '@onrecord/record'

/** Somebody with the acts of the statements that tie them to another. */
export interface Towards extends ActorName {
  readonly n: number
  readonly acts: readonly { readonly act: Act; readonly n: number }[]
}

/** What an actor said and what is said of it, counted. */
export interface ActorSays {
  readonly statements: number
  readonly about: number
  /** How many of each were counted: the latest. */
  readonly looked: number
  readonly acts: readonly { readonly act: Act; readonly n: number }[]
  readonly outlets: readonly { readonly outlet: string; readonly n: number }[]
  /** Whom they talk about, and who talks about them; those most spoken of first. */
  readonly targets: readonly Towards[]
  readonly speakers: readonly Towards[]
}

const LOOKED = 1000
const MOST = 60

/** Counts what an actor said, about whom, and who speaks about it. */
export async function actorSays(record: OnRecord, id: string): Promise<ActorSays> {
  const [says, statements, about] = await Promise.all([
    record.saysOf(id, LOOKED),
    record.countStatements({ by: id }),
    record.countStatements({ about: id }),
  ])
  const targets = towards(says.targets)
  const speakers = towards(says.speakers)
  const names = await record.names([...targets, ...speakers].map((t) => t.id))
  const named = (t: Omit<Towards, 'name'>): Towards => ({ ...t, name: names.get(t.id) ?? t.id })
  return {
    statements,
    about,
    looked: LOOKED,
    acts: summed(says.own, (s) => s.act).map(([act, n]) => ({ act, n })),
    outlets: summed(says.own.filter((s) => s.outlet !== null), (s) => s.outlet!).map(([outlet, n]) => ({ outlet, n })), // biome-ignore format: one line
    targets: targets.map(named),
    speakers: speakers.map(named),
  }
}

/** Whom statements tie an actor to, those most spoken of first. */
function towards(said: Says['targets']): Omit<Towards, 'name'>[] {
  return summed(said, (s) => s.actor)
    .slice(0, MOST)
    .map(([id, n]) => ({
      id,
      n,
      acts: summed(said.filter((s) => s.actor === id), (s) => s.act).map(([act, n]) => ({ act, n })), // biome-ignore format: one line
    }))
}

/** Counts summed by a key, the highest first. */
function summed<T extends { readonly n: number }, K extends string>(
  rows: readonly T[],
  key: (row: T) => K,
): [K, number][] {
  const sums = new Map<K, number>()
  for (const row of rows) sums.set(key(row), (sums.get(key(row)) ?? 0) + row.n)
  return [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}

/** Values with how often each occurs, most often first. */
export function tally<T extends string>(values: readonly T[]): [T, number][] {
  const counts = new Map<T, number>()
  for (const v of values) counts.set(v, (counts.get(v) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}
