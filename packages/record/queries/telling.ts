import type { Act } from '@onrecord/format'
import type { StatementRow } from '../contract.js'

/**
 * How much an act says of where its speaker stands, 0 to 1: what binds or refuses comes before what judges, and that
 * before what merely says. An order of reading, not a measurement.
 */
const WEIGHT: Readonly<Record<Act, number>> = {
  promise: 1, reject: 1, demand: 0.95, offer: 0.95, warn: 0.9, decline: 0.8, support: 0.75, deny: 0.75, criticise: 0.6,
  praise: 0.5, expect: 0.45, ask: 0.4, believe: 0.35, say: 0.3,
} // biome-ignore format: a table

/** How telling a statement is, 0 to 1: by its act, by how sure its reading is, and a little by being in the speaker's own words. */
export const telling = (s: StatementRow): number =>
  (s.negated ? 0.5 : 1) *
  s.confidence *
  (0.85 * WEIGHT[s.act] + (s.kind === 'indirect' ? 0 : 0.15)) *
  (s.depth === 0 ? 1 : 0.7)
