import type { Lexicon } from '@onrecord/language'
import type { Judged } from './decode.js'
import { hasVerb } from './pieces.js'
import { POS, type View } from './view.js'

/** Whether a proposal takes a connective for a saying: "…, he said, provided that both agree". `ties` is the lexicon of connectives. */
export function isConnective(v: View, { cue, pieces }: Judged, ties: Lexicon): boolean {
  const { tokens } = v.analysis
  // "Was not in doubt provided that": the last of the cue's words.
  const at = cue.stretch[1] - 1
  const { lower, tag } = tokens[at]!
  if (!/^VB[DGN]$/.test(tag) || ties.get(lower)?.[1] !== 'clause' || v.quote[at - 1] !== v.quote[at]) return false
  const [only] = pieces
  if (!only || only[0] < cue.stretch[1]) return false
  const before = tokens[at - 1]
  return hasVerb(v, ...only) && (before?.text === ',' || v.pos[at - 1] === POS.noun || v.pos[at - 1] === POS.proper)
}
