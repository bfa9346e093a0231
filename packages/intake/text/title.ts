import { references } from '../xml/references.js'
import { charactersOf } from './run.js'

/** Tags of words within a line. */
const TAG = /<\/?(?:a|abbr|b|br|em|i|s|small|span|strong|sub|sup|u)(?:\s[^<>]*)?\/?>/gi
/** Characters that show nothing. */
const UNSEEN = /[\u200b\u2060\ufeff]/g

/**
 * A title out of a table or JSON as a reader would see it: escapes that were written twice (`\u2019`; the `\` of a line that YAML
 * folded, which leaves a space where another escapes one), tags and character references undone, white space single. Null where
 * nothing is left.
 */
export function shownTitle(raw: string | null): string | null {
  if (raw === null) return null
  const unescaped = raw
    .replace(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\ \\ /g, ' ')
    .replace(/\\ /g, '')
    .replace(TAG, '')
  return (
    charactersOf(references(unescaped, 0, unescaped.length))
      .replace(UNSEEN, '')
      .replace(/\s+/g, ' ')
      .trim() || null
  )
}
