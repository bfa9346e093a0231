import { capitalShare, endsWithStop, type Line } from './lines.js'

const WORDS = 26
const TITLE_CASE = 0.75

/**
 * How many of the first lines are the headline; 0 where there is none. A headline is short, stands first, and is either
 * written as titles are (capitals, no full stop) or a single short sentence before longer text. Takes the lines of the
 * article without furniture, and the title that metadata gives, or null.
 */
export function headlineLines(lines: readonly Line[], title: string | null): number {
  const first = lines[0]
  if (!first || first.words > WORDS) return 0
  if (title !== null) {
    const wanted = squash(title)
    let got = ''
    for (let n = 0; n < Math.min(3, lines.length); n++) {
      got += squash(lines[n]!.text)
      if (got === wanted) return n + 1
      if (!wanted.startsWith(got)) break
    }
  }
  const second = lines[1]
  if (!second) return 0
  if (second.apart) {
    // What goes on in small letters is a sentence that something interrupts.
    if (/^\p{Ll}/u.test(second.text)) return 0
    if (capitalShare(first.text) >= TITLE_CASE && !sentences(first.text)) return 1
    if (!endsWithStop(first.text) && !/[,:;]$/.test(first.text)) return 1
    if (!sentences(first.text) && first.words <= 18 && !/^["“'‘]/u.test(first.text) && second.words > first.words * 1.3)
      return 1
    return 0
  }
  // No blank line behind it: lines in title case, or one line without a stop, before a line of running text.
  let n = 0
  while (n < 3 && n < lines.length - 1 && lines[n]!.words <= WORDS && isTitle(lines[n]!, n)) n++
  if (n > 0 && lines[n] && !isTitle(lines[n]!, n)) return n
  const runsOn = /^[\p{Ll}]/u.test(second.text)
  return !endsWithStop(first.text) && !runsOn && second.words > first.words * 2 && second.text.length > 160 ? 1 : 0
}

const isTitle = (line: Line, at: number): boolean =>
  !/[.,;:]$/.test(line.text) &&
  (at === 0 || !line.apart) &&
  (capitalShare(line.text) >= TITLE_CASE || (at > 0 && line.words <= 4 && /^\p{Lu}/u.test(line.text)))

/** Whether a line holds more than one sentence. */
const sentences = (text: string): boolean => /[\p{Ll}\d][.!?]["”’)]*\s+["“‘(]?\p{Lu}/u.test(text)

const squash = (s: string): string => s.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
