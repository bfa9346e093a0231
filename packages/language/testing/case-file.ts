import { readFileSync } from 'node:fs'

/** A case of a case file: a title, the input, and what is expected. */
export interface Case {
  readonly title: string
  readonly input: string
  readonly expected: string
}

/** Reads a case file: `# title`, input, `==>`, expected; cases are parted by a blank line and the next title. */
export function caseFile(url: URL): Case[] {
  return readFileSync(url, 'utf8')
    .split(/^# /m)
    .slice(1)
    .map((part) => {
      const [head, expected] = part.split('\n==>\n') as [string, string]
      const end = head.indexOf('\n')
      return { title: head.slice(0, end), input: head.slice(end + 1), expected: expected.trimEnd() }
    })
}
