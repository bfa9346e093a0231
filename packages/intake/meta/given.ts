import type { Day } from '@onrecord/format'
import { toDay } from '../date.js'

/** What a user says of one article (`--outlet --date --url`). */
export interface Given {
  readonly outlet?: string
  readonly date?: Day
  readonly url?: string
}

/**
 * Makes what a user typed into what intake takes; empty strings count as not given.
 * Throws a RangeError, worded for that user, where the date is no day of the calendar or the address no address.
 */
export function given(flags: { outlet?: string; date?: string; url?: string }): Given {
  const { outlet, url } = flags
  const date = flags.date ? toDay(flags.date) : undefined
  if (date === null) throw new RangeError(`--date: not a day such as 2024-10-24: ${JSON.stringify(flags.date)}`)
  if (url && !URL.canParse(url))
    throw new RangeError(`--url: not an address such as https://example.org/a: ${JSON.stringify(url)}`)
  return { ...(outlet && { outlet }), ...(date && { date }), ...(url && { url }) }
}
