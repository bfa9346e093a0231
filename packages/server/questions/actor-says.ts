import type { Act } from '@onrecord/format'
import type { ActorName, OnRecord, StatementRow } from '@onrecord/record'

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

const LOOKED = 5000
const MOST = 60

/** Counts what an actor said, about whom, and who speaks about it. */
export async function actorSays(record: OnRecord, id: string): Promise<ActorSays> {
  const [own, others, statements, about, actors] = await Promise.all([
    record.statements({ by: id, order: 'latest', limit: LOOKED }),
    record.statements({ about: id, order: 'latest', limit: LOOKED }),
    record.countStatements({ by: id }),
    record.countStatements({ about: id }),
    record.actors({ limit: LOOKED }),
  ])
  const names = new Map(actors.map((a) => [a.id, a.name]))
  return {
    statements,
    about,
    looked: LOOKED,
    acts: tally(own.map((s) => s.act)).map(([act, n]) => ({ act, n })),
    outlets: tally(own.flatMap((s) => s.outlet ?? [])).map(([outlet, n]) => ({ outlet, n })),
    targets: towards(own, (s) => s.targets, names),
    speakers: towards(others, (s) => s.speakers.filter((who) => who !== id), names),
  } // biome-ignore format: a table
}

function towards(
  said: readonly StatementRow[],
  whom: (s: StatementRow) => readonly string[],
  names: ReadonlyMap<string, string>,
): Towards[] {
  const acts = new Map<string, Act[]>()
  for (const s of said)
    for (const id of whom(s)) {
      const known = acts.get(id)
      if (known) known.push(s.act)
      else acts.set(id, [s.act])
    }
  return [...acts]
    .sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST)
    .map(([id, of]) => ({
      id,
      name: names.get(id) ?? id,
      n: of.length,
      acts: tally(of).map(([act, n]) => ({ act, n })),
    }))
}

/** Values with how often each occurs, most often first. */
export function tally<T extends string>(values: readonly T[]): [T, number][] {
  const counts = new Map<T, number>()
  for (const v of values) counts.set(v, (counts.get(v) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}
