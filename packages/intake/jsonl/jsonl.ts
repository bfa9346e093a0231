import type { Intaken } from '../intake.js'
import { isProblem } from '../problem.js'
import { jsonArticle } from './article.js'

/** The articles of a JSON Lines text; empty lines are passed over, a bad line is a problem and the rest goes on. */
export function jsonl(text: string, uri: string, file: string): Intaken {
  const sources = []
  const problems = []
  for (const [i, line] of text
    .replace(/^\ufeff/, '')
    .split('\n')
    .entries()) {
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
