import { type Day, isDay, monthRange } from '@onrecord/format'
import { InvalidArgumentError } from 'commander'

/** Reads `--from`: the first day of a day, month or year. */
export const firstDay = (text: string): Day => range(text).from
/** Reads `--to`: the last day of a day, month or year. */
export const lastDay = (text: string): Day => range(text).to

function range(text: string): { from: Day; to: Day } {
  const m = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-\d\d)?)?$/.exec(text)
  if (m && !m[2]) return { from: `${m[1]}-01-01`, to: `${m[1]}-12-31` }
  if (m && text.length === 7) return monthRange(Number(m[1]), Number(m[2]))
  if (isDay(text)) return { from: text, to: text }
  throw new InvalidArgumentError('Write a day as 2024-10-24, a month as 2024-10, a year as 2024.')
}

/** Reads how many rows are wanted, which are some. */
export function some(text: string): number {
  const n = count(text)
  if (n === 0) throw new InvalidArgumentError('Write a whole number from 1 on.')
  return n
}

/** Reads a number of rows. */
export function count(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Write a whole number.')
  return Number(text)
}
