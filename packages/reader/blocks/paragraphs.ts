import { endsSentence, endsWithStop, type Line } from './lines.js'

// Longest line that can be taken for one wrapped by a program; longer lines are whole paragraphs.
const WRAPPED = 160

/**
 * Joins the lines of one stretch (no blank line, no other block between them) into paragraphs. A line goes on in the next
 * where it doesn't end a sentence and the next begins small, or where the text is wrapped and the next line's first word
 * had no room. Gives runs of lines as [first, last + 1].
 */
export function paragraphsOf(lines: readonly Line[]): [number, number][] {
  const out: [number, number][] = []
  let first = 0
  for (let i = 1; i <= lines.length; i++) {
    if (i < lines.length && !lines[i]!.apart && goesOn(lines, i - 1)) continue
    out.push([first, i])
    first = i
  }
  return out
}

function goesOn(lines: readonly Line[], at: number): boolean {
  const line = lines[at]!
  const next = lines[at + 1]!
  if (!endsSentence(line.text) && /^[\p{Ll}]/u.test(next.text)) return true
  const width = widthAround(lines, at)
  if (width > WRAPPED || width < 30) return false
  const room = width - line.text.length
  const word = /^\S+/.exec(next.text)![0].length
  if (room <= word) return true
  return !endsWithStop(line.text) && !/[:;]$/.test(line.text) && room <= word + 8
}

/** The longest line from the stretch's start to its end: the width it was wrapped to. */
function widthAround(lines: readonly Line[], at: number): number {
  let from = at
  let to = at + 1
  while (from > 0 && !lines[from]!.apart) from--
  while (to < lines.length && !lines[to]!.apart) to++
  let width = 0
  for (let i = from; i < to; i++) width = Math.max(width, lines[i]!.text.length)
  return width
}
