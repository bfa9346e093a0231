import { type Day, dayNumber, type Occasion, type OccasionKind } from '@onrecord/format'
import type { LinkTally, OccasionQuery, OnRecord } from '@onrecord/record'

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
  /** A day: those of the nearest days first, in place of an order. */
  readonly near?: Day | undefined
  readonly limit?: number | undefined
  readonly offset?: number | undefined
}

/** Occasions that fulfil a query, and how many there would be of any kind (`is`), told by one article or several. */
export async function occasionsShown(
  record: OnRecord,
  { several, order = 'date', near, ...asked }: OccasionsQuery,
): Promise<{ readonly tallies: readonly LinkTally<OccasionKind>[]; readonly shown: readonly Occasion[] }> {
  const query = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
  const { limit: _l, offset: _o, ...filters } = query
  const tallies = await record.occasionTallies(filters)
  const chosen = { ...query, ...(several && { several: true }) }
  return { tallies, shown: near === undefined ? await record.occasions({ ...chosen, order }) : await nearest(record, chosen, near) } // biome-ignore format: one line
}

/** Those of the nearest days first, as many as asked for from before and after; those without a day last. */
async function nearest(record: OnRecord, query: OccasionQuery, near: Day): Promise<Occasion[]> {
  const { offset = 0, limit = 100, ...chosen } = query
  const many = { ...chosen, limit: offset + limit }
  const found = [
    ...(await record.occasions({ ...many, to: near, order: 'latest' })),
    ...(await record.occasions({ ...many, from: near, order: 'date' })),
  ]
  // Where these are all that have one.
  if (found.length < offset + limit) found.push(...(await record.occasions({ ...many, order: 'date' })))
  const here = dayNumber(near)
  const away = ({ from, to }: Occasion): number => {
    const [first, last] = [from ?? to, to ?? from]
    return first === null || last === null ? Number.POSITIVE_INFINITY : Math.abs((dayNumber(first) + dayNumber(last)) / 2 - here) // biome-ignore format: one line
  }
  const each = [...new Map(found.map((o) => [o.id, { o, away: away(o) }])).values()]
  return each
    .sort((a, b) => (a.away === b.away ? 0 : a.away - b.away))
    .map(({ o }) => o)
    .slice(offset, offset + limit)
}
