import type { Intaken } from '../intake.js'
import { isProblem } from '../problem.js'
import { jsonArticle } from './article.js'

/** The articles of a JSON Lines text, or of one JSON document that is an article or a list of them; empty lines are passed over, a bad line is a problem
 * and the rest goes on.
 */
export function jsonl(text: string, uri: string, file: string): Intaken {
  const sources = []
  const problems = []
  for (const [i, line] of linesOf(text.replace(/^\ufeff/, '')).entries()) {
    if (line.trim() === '') continue
    const read = jsonArticle(line, { uri, file, line: i + 1 })
    if (isProblem(read)) problems.push(read)
    else {
      sources.push(read.source)
      problems.push(...read.problems)
    }
  }
  return { sources, problems }
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
