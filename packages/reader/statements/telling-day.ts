import type { Time } from '@onrecord/format'
import type { Stretch } from './content-candidates.js'
import type { Judged } from './decode.js'
import { hasVerb, trimmed } from './pieces.js'
import type { View } from './view.js'

/** Words a preposition may have before the day ("on", "late on"). */
const LEAD = 2
/** What may open the clause that is told behind the day. */
const OPENS = /^(?:IN|DT|PRP\$?|EX|NN|NNS|NNP|NNPS|JJ|CD|``)$/

/**
 * A proposal without the day it was told on: in "said last week it had accepted" and "…, the minister said on Monday" the day
 * that stands right behind the cue is no part of what was said. `times` are the article's, `today` the last day it can be of.
 */
export function withoutTellingDay(v: View, p: Judged, times: readonly Time[], today: string | null): Judged {
  const { tokens } = v.analysis
  const behind = Math.max(p.cue.stretch[1], p.source?.[1] ?? 0)
  const piece = p.pieces.find(([a]) => a === p.cue.stretch[1] || a === behind)
  if (!piece || p.form || v.quote[piece[0]]! >= 0) return p
  const [a, b] = piece
  let from = a
  while (from < a + LEAD && from < b && /^(?:IN|RB)$/.test(tokens[from]!.tag) && !startsAt(v, times, from)) from++
  const time = startsAt(v, times, from)
  if (!time || (time.from !== null && today !== null && time.from > today)) return p
  let to = from
  while (to < b && tokens[to]!.end <= time.end) to++
  // "…, he said on Wednesday, provided both agree."
  const goesOn = to < b && tokens[to]!.text === ',' && p.pieces.some(([, end]) => end <= p.cue.stretch[0])
  if (goesOn) to++
  if (to === b) return p.pieces.length > 1 ? { ...p, pieces: p.pieces.filter((s) => s !== piece) } : p
  const next = tokens[to]!
  // "Said Tuesday was a good day", "last week’s vote".
  const isOpen = goesOn || (OPENS.test(next.tag) && (next.tag !== 'IN' || next.relation === 'mark'))
  if (!isOpen || !hasVerb(v, to, b)) return p
  const rest: Stretch = trimmed(v, to, b)
  return { ...p, pieces: p.pieces.map((s) => (s === piece ? rest : s)) }
}

const startsAt = (v: View, times: readonly Time[], i: number): Time | undefined =>
  times.find((t) => t.start === v.analysis.tokens[i]?.start)
