import type { ActorId, DayRange, OccasionKind } from '@onrecord/format'
import { packColumns, unpackColumns } from '../loom/columns.js'
import type { PreparedArticle } from '../prepared.js'
import type { Term } from '../words/lexis.js'
import type { Instance } from './instance.js'
import { instanceRank } from './keys.js'
import type { Weighed } from './same.js'

/** What is noted of an event at which somebody spoke: all that it is compared with others by. */
export interface InstanceNote extends Weighed {
  readonly rank: number
  /** The places of its statements in the article. */
  readonly statements: readonly number[]
}

/** What is noted of the events an article tells of. */
export interface EventNote {
  /** The article's name. */
  readonly name: string
  readonly instances: readonly InstanceNote[]
  /** The place of the instance that a statement is part of, by the statement's. */
  readonly instanceOf: ReadonlyMap<number, number>
}

/** Notes the events of an article. */
export function eventNote({ article, statements }: PreparedArticle, instances: readonly Instance[]): EventNote {
  const at = new Map(statements.map((s, i) => [s, i]))
  return noteOf(
    article.name,
    instances.map((x) => ({
      speaker: x.speaker,
      kind: x.kind,
      scope: x.scope,
      when: { from: x.when.from, to: x.when.to },
      host: x.host,
      where: x.where,
      terms: x.terms,
      around: x.around,
      rank: instanceRank(x),
      statements: x.statements.map((s) => at.get(s)!),
    })),
  )
}

const noteOf = (name: string, instances: readonly InstanceNote[]): EventNote => ({
  name,
  instances,
  instanceOf: new Map(instances.flatMap((x, i) => x.statements.map((s) => [s, i] as const))),
})

type Row = readonly [
  speaker: ActorId,
  kind: OccasionKind | null,
  scope: Instance['scope'],
  from: DayRange['from'],
  to: DayRange['to'],
  host: ActorId | null,
  where: string | null,
  terms: readonly Term[],
  rank: number,
  statements: readonly number[],
]
/** What stands around is the same for all instances of an article. */
type Head = readonly [name: string, around: readonly Term[], rows: readonly Row[]]

/** The note as bytes. */
export function packEvents({ name, instances }: EventNote): Uint8Array {
  const head: Head = [
    name,
    [...(instances[0]?.around ?? [])],
    instances.map((x) => [
      x.speaker, x.kind, x.scope, x.when.from, x.when.to, x.host, x.where, [...x.terms], x.rank, x.statements,
    ]), // biome-ignore format: as in Row
  ]
  return packColumns(head, [])
}

/** The note that was packed. */
export function unpackEvents(bytes: Uint8Array): EventNote {
  const [name, terms, rows] = unpackColumns(bytes).head as Head
  const around = new Set(terms)
  return noteOf(
    name,
    rows.map(([speaker, kind, scope, from, to, host, where, terms, rank, statements]) => ({
      speaker,
      kind,
      scope,
      when: { from, to },
      host,
      where,
      terms: new Set(terms),
      around,
      rank,
      statements,
    })),
  )
}
