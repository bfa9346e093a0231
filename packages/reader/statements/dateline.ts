import type { Judged } from './decode.js'
import { POS, type View } from './view.js'

/** So many tokens at most stand before the dash of a dateline: a place, its state, a day, an agency. */
const LONGEST = 12
const DASH = /^(?:--?|[–—])$/
/** A place as datelines have it. */
const PLACE = /^\p{Lu}[\p{Lu}.'’-]{2,}$/u

/** A proposal without the dateline that the tree takes for the beginning of its source ("KESTEN, 9 March 2025 — Head coach Marco Belli"). */
export function withoutDateline(v: View, p: Judged): Judged {
  const { source } = p
  const { tokens } = v.analysis
  if (!source || source[0] !== v.first(source[0]) || !PLACE.test(tokens[source[0]]!.text)) return p
  const end = Math.min(source[1], source[0] + LONGEST)
  let dash = source[0] + 1
  while (dash < end && !DASH.test(tokens[dash]!.text)) dash++
  const first = dash + 1
  if (dash >= end || first >= source[1]) return p
  let head = p.sourceHead
  // Its last noun, where the tree has hung it on the place.
  if (head < first) {
    head = source[1] - 1
    while (head > first && v.pos[head] !== POS.noun && v.pos[head] !== POS.proper) head--
  }
  return { ...p, source: [first, source[1]], sourceHead: head }
}
