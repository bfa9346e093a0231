import type { Judged } from './decode.js'
import { hasVerb, trimmed } from './pieces.js'
import type { View } from './view.js'

/** So many words a day may have between the cue and what it was done after ("announced late on Thursday after"). */
const DAY = 4

/**
 * A proposal whose content was looked for behind a cue that stands at its sentence's end: "Norway has agreed to pay, Brandt announced
 * Thursday after meeting them". What stands before the comma was said; what follows tells when.
 */
export function saidBefore(v: View, p: Judged): Judged {
  const { source, cue, pieces } = p
  const { tokens } = v.analysis
  const [only] = pieces
  if (p.form || !source || !only || pieces.length > 1 || source[1] > cue.stretch[0] || only[0] < cue.stretch[1])
    return p
  if (tokens[only[0]]!.tag !== 'VBG' || tokens[only[0] - 1]!.tag !== 'IN' || v.quote[only[0]]! >= 0) return p
  if (only[0] - 1 < cue.stretch[1] || only[0] - 1 - cue.stretch[1] > DAY || tokens[source[0] - 1]?.text !== ',')
    return p
  const [from, to] = trimmed(v, v.first(source[0]), source[0])
  // "Though she feared it, Brandt spoke against leaving": no more than what goes before.
  if (tokens[from]!.tag === 'IN') return p
  return to - from > 3 && hasVerb(v, from, to) && v.quote[from]! < 0 ? { ...p, pieces: [[from, to]] } : p
}
