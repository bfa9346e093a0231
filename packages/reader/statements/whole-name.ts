import type { Judged } from './decode.js'
import { NAME, POS, type View } from './view.js'

/** So many words a name may have. */
const LONGEST = 6

/** A proposal whose source breaks off before the name its description leads up to ("North Korean leader | Kim Jong Un"). */
export function withName(v: View, p: Judged): Judged {
  const { source, cue, pieces } = p
  if (source === null || p.form) return p
  const at = source[1]
  if (v.name[at] !== NAME.person || v.name[at - 1] === NAME.person || !isNoun(v, at - 1)) return p
  let to = at
  // A part of the name may be marked for none ("Kim Jong | Un").
  while (to < v.last(at) && to < at + LONGEST && (v.name[to] === NAME.person || v.pos[to] === POS.proper)) to++
  const taken = [cue.stretch, ...pieces].some(([a, b]) => a < to && at < b)
  return taken ? p : { ...p, source: [source[0], to] }
}

const isNoun = (v: View, i: number): boolean => v.pos[i] === POS.noun || v.pos[i] === POS.proper
