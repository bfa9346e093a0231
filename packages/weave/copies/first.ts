import { type ReadArticle, slug } from '@onrecord/format'
import { byText } from '../ids.js'

/**
 * Which of two articles with the same text is the original: negative where `a` is. The agency that the other credits;
 * else the one known to have appeared by the earlier day; else the longer; else by name, so that the answer is always the same.
 */
export function whoIsFirst(a: ReadArticle, b: ReadArticle): number {
  return (
    Number(credits(a, b)) - Number(credits(b, a)) ||
    byText(latest(a), latest(b)) ||
    b.text.length - a.text.length ||
    byText(a.name, b.name)
  )
}

// Whether `a` credits its text to the agency that published `b`.
const credits = (a: ReadArticle, b: ReadArticle): boolean =>
  a.wire !== null && b.outlet !== null && slug(a.wire) === slug(b.outlet)

// The day by which it had appeared for certain.
const latest = (a: ReadArticle): string => a.published.to ?? '9999'
