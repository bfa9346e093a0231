import type { Occasion, OccasionKind } from '@onrecord/format'
import type { LinkTally, OnRecord } from '@onrecord/record'

/** Which occasions are shown, and in which order. */
export interface OccasionsQuery {
  readonly article?: string | undefined
  readonly actor?: string | undefined
  readonly story?: string | undefined
  readonly kind?: OccasionKind | undefined
  /** Those alone that several articles report. */
  readonly several?: 'true' | undefined
  /** `told`: those that most articles report first. */
  readonly order?: 'date' | 'told' | undefined
  readonly limit?: number | undefined
  readonly offset?: number | undefined
}

/** Occasions that fulfil a query, and how many there would be of any kind (`is`), told by one article or several. */
export async function occasionsShown(
  record: OnRecord,
  { several, order = 'date', ...asked }: OccasionsQuery,
): Promise<{ readonly tallies: readonly LinkTally<OccasionKind>[]; readonly shown: readonly Occasion[] }> {
  const query = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
  return {
    tallies: await record.occasionTallies({ ...query }),
    shown: await record.occasions({ ...query, ...(several && { several: true }), order }),
  }
}
