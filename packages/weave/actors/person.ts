import type { ActorId, Appearance, Reason } from '@onrecord/format'
import { byText } from '../ids.js'

/** Appearances under one id that are one person's. */
export interface Person {
  /** The id of their name. */
  readonly actor: ActorId
  readonly name: string
  /** With the calling where others bear the name too. */
  readonly id: ActorId
  readonly appearances: readonly Appearance[]
  readonly callings: readonly string[]
  /** Fields of the callings that have one. */
  readonly fields: ReadonlySet<string>
  /** Others that stand beside them in their articles. */
  readonly company: ReadonlySet<ActorId>
}

/** How many there are, in halvings: of two of which one is commoner, which it is turns seldom as more come. */
export const magnitude = (n: number): number => Math.floor(Math.log2(n))

/** The words that call a person something, quoted: at most two, of the first articles. */
export function calledEvidence(person: Person): NonNullable<Reason['evidence']> {
  return person.appearances
    .filter((a) => a.called.length > 0)
    .sort((a, b) => byText(a.article, b.article))
    .slice(0, 2)
    .map((a) => ({ article: a.article, spans: a.called }))
}
