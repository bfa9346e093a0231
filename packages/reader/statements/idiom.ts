import type { Lexicon } from '@onrecord/language'
import type { Stretch } from './content-candidates.js'
import type { Judged } from './decode.js'
import { trimmed } from './pieces.js'
import { POS, type View } from './view.js'

/** How far behind its verb the noun of an idiom stands ("point the finger"). */
const REACH = 3

/**
 * A proposal whose cue is a verb and a noun that only together say something, with all of them in the cue: "pointed the
 * finger at", "cast doubt on". The content begins behind the preposition. `cues` holds such pairs as entries of two words.
 */
export function wholeIdiom(v: View, p: Judged, cues: Lexicon): Judged {
  const { tokens } = v.analysis
  const { head, stretch } = p.cue
  const verb = tokens[head]!.lemma
  for (let i = head + 1; i <= head + REACH && i < v.last(head); i++) {
    if (v.pos[i] !== POS.noun || v.head[i] !== head || !cues.has(`${verb} ${tokens[i]!.lower}`)) continue
    const leads = i + 1
    if (leads + 1 >= v.last(head) || v.pos[leads] !== POS.adposition) return p
    const pieces = p.pieces.flatMap(([a, b]): Stretch[] => {
      if (b <= stretch[0]) return [[a, b]]
      const [from, to] = trimmed(v, Math.max(a, leads + 1), b)
      return from < to ? [[from, to]] : []
    })
    if (pieces.length === 0) return p
    return { ...p, cue: { ...p.cue, stretch: [stretch[0], Math.max(stretch[1], leads + 1)] }, pieces }
  }
  return p
}
