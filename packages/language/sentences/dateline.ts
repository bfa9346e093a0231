const NAME = /\p{Lu}[\p{Lu}.'’/-]+/u.source
const PLACE = /\p{Lu}[\p{L}.'’ -]{1,30}/u.source
/** What follows the place: a state, a country, a day. */
const MORE = /(?:,\s+\p{Lu}[\p{L}.]*(?:\s+\p{Lu}[\p{L}.]*)?(?:\s+\d{1,2})?(?:,?\s+\d{4})?){0,3}/u.source
const AGENCY = /\(\p{Lu}[\p{L}&./\s-]{1,28}\)/u.source
const DASH = /(?:\s*[—–]\s*|\s+--?\s+)/u.source
/** A day that stands between two dashes behind the agency. */
const DAY = /(?:\p{Lu}[\p{L}.]{2,9}\s+\d{1,2}(?:,?\s+\d{4})?(?:\s*[—–]\s*|\s+--?\s+))?/u.source
const SENTENCE = /(?=["“'‘(]*[\p{Lu}\d])/u.source

/** A place in capitals, or any place with an agency in parentheses, up to a dash that a sentence follows (AP Stylebook, “datelines”). */
const DATELINE = new RegExp(
  String.raw`^(?:${NAME}(?:\s+${NAME})*${MORE}(?:\s*${AGENCY})?|${PLACE}${MORE}\s*${AGENCY})${DASH}${DAY}${SENTENCE}`,
  'u',
)
/** No dateline is longer. */
const LONGEST = 90

/** Where the dateline that opens a paragraph ends (“KIGALI, March 14 (Reuters) - ”), or its start where none does. */
export function datelineEnd(text: string, start: number, end: number): number {
  const head = text.slice(start, Math.min(end, start + LONGEST))
  if (!mayOpen(head)) return start
  const found = DATELINE.exec(head)
  return found ? start + found[0].length : start
}

/**
 * Whether it holds what every dateline does: a dash, and an agency in parentheses or a second letter that is none of small ones. The
 * expression itself takes some 15 ms when it is first asked.
 */
function mayOpen(head: string): boolean {
  if (!/[—–-]/.test(head)) return false
  const second = head.charAt(1)
  return head.includes('(') || (second !== ' ' && second === second.toUpperCase())
}
