import type { Mark } from './furniture.js'
import type { Line } from './lines.js'

// A feed of teasers puts the same words twice close together (a link's title, then its text), each with its author and age.
const NEAR = 5
const LONG_ENOUGH = 35

/** Lines whose words stand again in a line close by: both are teasers. */
function repeated(lines: readonly Line[]): boolean[] {
  const out = lines.map(() => false)
  lines.forEach((line, i) => {
    if (line.text.length < LONG_ENOUGH) return
    for (let j = Math.max(0, i - NEAR); j < Math.min(lines.length, i + NEAR + 1); j++) {
      const other = lines[j]!
      if (j === i || other.text.length < line.text.length) continue
      if (other.text.includes(line.text)) {
        out[i] = true
        out[j] = true
      }
    }
  })
  return out
}

const SHORT = 4

/**
 * Marks feeds: runs where at least four lines are furniture by themselves or teasers and at most two unmarked lines stand
 * between one and the next. What stands between is part of the feed, and so are the few words behind it that end the text.
 */
export function markFeeds(lines: readonly Line[], marks: readonly Mark[]): Mark[] {
  const twice = repeated(lines)
  const out = [...marks]
  const strong = (i: number) => twice[i] || marks[i] === 'furniture'
  for (let i = 0; i < lines.length; ) {
    if (!strong(i)) {
      i++
      continue
    }
    let last = i
    let count = 1
    let teasers = twice[i] ? 1 : 0
    for (let j = i + 1; j < lines.length && j - last <= 3; j++) {
      if (!strong(j)) continue
      last = j
      count++
      if (twice[j]) teasers++
    }
    if (count >= 4 && teasers >= 2) {
      const rest = lines.slice(last + 1)
      const end = rest.every((l) => l.words <= SHORT) ? lines.length - 1 : last
      for (let j = i; j <= end; j++) out[j] = 'furniture'
    }
    i = last + 1
  }
  return out
}
