import type { Day } from '@onrecord/format'

/** Today by this machine's calendar. */
export function localDay(now = new Date()): Day {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
