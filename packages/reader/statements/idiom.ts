import type { Lexicon } from '@onrecord/language'
import type { Stretch } from './content-candidates.js'
import type { Judged } from './decode.js'
import { trimmed } from './pieces.js'
import { childBy, REL } from './syntax.js'
import { POS, type View } from './view.js'

/** How far behind its verb the noun of an idiom stands ("point the finger"). */
const REACH = 3

/**
 * A proposal whose cue is a verb and a noun that only together say something, with all of them in the cue: "pointed the
 * finger at", "cast doubt on", and with the two answers that were refused: "refused to confirm or deny". The content begins behind them. `cues` holds such pairs as entries of two words.
 */
export function wholeIdiom(v: View, p: Judged, cues: Lexicon): Judged {
  const { tokens } = v.analysis
  const { head, stretch } = p.cue
  const verb = tokens[head]!.lemma
  const answers = cues.get(verb)?.[0] === 'decline' ? neither(v, head, cues) : -1
  if (answers >= stretch[1]) return withCueTo(v, p, answers + 1)
  for (let i = head + 1; i <= head + REACH && i < v.last(head); i++) {
    if (v.pos[i] !== POS.noun || v.head[i] !== head || !cues.has(`${verb} ${tokens[i]!.lower}`)) continue
    const leads = i + 1
    if (leads + 1 >= v.last(head) || v.pos[leads] !== POS.adposition) return p
    return withCueTo(v, p, leads + 1)
  }
  return p
}

/** The second verb of "to confirm or deny", "to answer or discuss" behind a verb of refusing, or -1. */
function neither(v: View, head: number, cues: Lexicon): number {
  const { tokens } = v.analysis
  const answer = (i: number): boolean => {
    const row = cues.get(tokens[i]!.lemma)
    return row?.[1] === 'answer' || row?.[0] === 'deny'
  }
  const first = childBy(v, head, REL.open)
  const second = first < 0 ? -1 : childBy(v, first, REL.conjunct)
  return second > first && second - first <= 2 && answer(first) && answer(second) ? second : -1
}

/** A proposal whose cue reaches to a token (excluded), its content behind it; the proposal itself where nothing would be left. */
function withCueTo(v: View, p: Judged, to: number): Judged {
  const { stretch } = p.cue
  const pieces = p.pieces.flatMap(([a, b]): Stretch[] => {
    if (b <= stretch[0]) return [[a, b]]
    const [from, end] = trimmed(v, Math.max(a, to), b)
    return from < end ? [[from, end]] : []
  })
  return pieces.length > 0 ? { ...p, cue: { ...p.cue, stretch: [stretch[0], Math.max(stretch[1], to)] }, pieces } : p
}
