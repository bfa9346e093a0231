import type { Span } from '@onrecord/format'

/** A line of the text that holds more than white space; start and end leave out the white space at its ends. */
export interface Line extends Span {
  readonly text: string
  readonly lower: string
  /** How many words (runs without white space) it has. */
  readonly words: number
  /** Whether a blank line, or the text's start, stands before it. */
  readonly apart: boolean
}

/** The lines of a text in order, blank ones left out. A curly apostrophe counts as a straight one in `lower`. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let apart = true
  for (let at = 0; at <= text.length; ) {
    let next = text.indexOf('\n', at)
    if (next < 0) next = text.length
    const raw = text.slice(at, next)
    const trimmed = raw.trim()
    if (trimmed === '') apart = true
    else {
      const start = at + raw.indexOf(trimmed[0]!)
      lines.push({
        start,
        end: start + trimmed.length,
        text: trimmed,
        lower: trimmed.replace(/’/g, "'").toLowerCase(),
        words: countWords(trimmed),
        apart,
      })
      apart = false
    }
    at = next + 1
  }
  return lines
}

const countWords = (line: string): number => {
  let n = 1
  for (let i = 1; i < line.length; i++) if (line.charCodeAt(i) <= 32 && line.charCodeAt(i - 1) > 32) n++
  return n
}

/** Whether a line ends as a sentence does, closing quotation marks and brackets aside. */
export const endsSentence = (line: string): boolean => /[.!?…:;][\s"'”’)\]»]*$/u.test(line)

/** Whether a line ends with a full stop, question or exclamation mark, closing marks aside. */
export const endsWithStop = (line: string): boolean => /[.!?…][\s"'”’)\]»]*$/u.test(line)

/** Share of a line's words of four letters and more that begin with a capital; 0 where it has fewer than two. */
export function capitalShare(line: string): number {
  const long = line.match(/\p{L}[\p{L}’'-]{3,}/gu) ?? []
  if (long.length < 2) return 0
  return long.filter((w) => /^\p{Lu}/u.test(w)).length / long.length
}
