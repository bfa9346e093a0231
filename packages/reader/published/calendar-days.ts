const DAY = 86_400_000

/** Months since year 0 of a day (days since 1970). */
export function monthIndex(day: number): number {
  const date = new Date(day * DAY)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}
/** First day of a month, by its index. */
export const monthStart = (index: number): number => Date.UTC(Math.floor(index / 12), index % 12, 1) / DAY
/** Weeks (Monday to Sunday) since 1970. */
export const weekIndex = (day: number): number => Math.floor((day + 3) / 7)
/** ISO weekday, 1 Monday to 7 Sunday. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1
