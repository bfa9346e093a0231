import { type Day, dayNumber } from '@onrecord/format'

/** Most days kept: what is read over and over is of few. */
const MOST = 20_000

const known = new Map<Day, number>()

/** The number of a day, 0 for 1970-01-01; the same ones are asked for over and over. */
export function numberOf(day: Day): number {
  const found = known.get(day)
  if (found !== undefined) return found
  if (known.size >= MOST) known.clear()
  const number = dayNumber(day)
  known.set(day, number)
  return number
}
