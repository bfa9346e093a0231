import { slug } from '@onrecord/format'
import { byText } from '../ids.js'

/** What tells which of two articles was first. */
export interface Appearance {
  readonly name: string
  readonly outlet: string | null
  /** The agency it credits. */
  readonly wire: string | null
  /** The day by which it had appeared for certain. */
  readonly by: string | null
  /** Characters of its text. */
  readonly length: number
}

/**
 * Which of two articles with the same text is the original: negative where `a` is. The agency that the other credits;
 * else the one known to have appeared by the earlier day; else the longer; else by name, so that the answer is always the same.
 */
export function whoIsFirst(a: Appearance, b: Appearance): number {
  return (
    Number(credits(a, b)) - Number(credits(b, a)) ||
    byText(a.by ?? NEVER, b.by ?? NEVER) ||
    b.length - a.length ||
    byText(a.name, b.name)
  )
}

const NEVER = '9999'

// Whether `a` credits its text to the agency that published `b`.
const credits = (a: Appearance, b: Appearance): boolean =>
  a.wire !== null && b.outlet !== null && slug(a.wire) === slug(b.outlet)
