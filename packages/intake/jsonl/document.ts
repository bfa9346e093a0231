import { decode } from '../encoding/decode.js'
import type { Item } from '../item.js'
import { Refused } from '../limits/refused.js'
import type { At } from '../way.js'
import { jsonArticle } from './article.js'

/**
 * The articles of a JSON document that is an article or a list of them, or of JSON Lines that cannot be cut by bytes (UTF-16).
 * Empty lines are passed over, a bad line is a problem and the rest goes on.
 */
export function* jsonDocument(bytes: Uint8Array, at: At): Generator<Item> {
  if (bytes.length > at.limits.bytes) throw Refused.tooLarge(at.limits.bytes)
  const lines = linesOf(decode(bytes).text.replace(/^\ufeff/, ''))
  for (const [i, line] of lines.entries()) if (line.trim() !== '') yield* jsonArticle(line, { ...at, line: i + 1 })
}

/** The lines of a text; of one JSON document its articles, each on a line. */
function linesOf(text: string): string[] {
  if (/^\s*\[|^\s*\{\s*\n/.test(text))
    try {
      return [JSON.parse(text)].flat().map((article) => JSON.stringify(article))
    } catch {
      // Lines after all, or not JSON: each bad line says so.
    }
  return text.split('\n')
}
