import type { Statement } from '@onrecord/format'

/** How much hangs on an act: what binds or refuses is worth more looks than what merely says. */
const WEIGHT: Readonly<Record<Statement['act'], number>> = {
  promise: 1, reject: 1, demand: 0.95, offer: 0.95, warn: 0.9, decline: 0.8, deny: 0.8, support: 0.75, criticise: 0.6,
  praise: 0.5, expect: 0.5, ask: 0.4, believe: 0.4, say: 0.35,
} // biome-ignore format: a table

/** From here on a look is worth something; of a large record those alone are kept in order. */
export const WORTH_A_LOOK = 0.25

/** What decided statements are worth: they need no look. */
const DECIDED = -1

/** How much a look at a statement is worth, 0 to 1, and why: what the reading doubts, times what hangs on it. */
export function worthOf(s: Statement): { readonly worth: number; readonly why: readonly string[] } {
  const why = [`${Math.round(s.confidence * 100)} % sure that it is a statement`]
  // A source is written, and nobody was found for it: naming them makes every list truer.
  const unnamed = s.speaker === null && s.source.length > 0 ? 0.15 : 0
  if (unnamed > 0) why.push('a source is written, but who it is was not found')
  const undated = s.said.from === null || s.said.to === null ? 0.1 : 0
  if (undated > 0) why.push('the day is not known')
  const weight = WEIGHT[s.act] * (s.depth === 0 ? 1 : 0.6)
  return { worth: Math.min(1, (1 - s.confidence + unnamed + undated) * weight), why }
}

/** The same as a column has it. */
export const worthColumn = (s: Statement): number => (s.decided === undefined ? worthOf(s).worth : DECIDED)
