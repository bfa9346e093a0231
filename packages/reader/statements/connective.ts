import type { Lexicon } from '@onrecord/language'
import type { Judged } from './decode.js'
import { hasVerb } from './pieces.js'
import { POS, type View } from './view.js'

/** Whether a proposal takes a connective for a saying: "…, he said, provided that both agree". `ties` is the lexicon of connectives. */
export function isConnective(v: View, { cue, pieces }: Judged, ties: Lexicon): boolean {
  const { tokens } = v.analysis
  const { lower, tag } = tokens[cue.head]!
  if (!/^VB[DGN]$/.test(tag) || ties.get(lower)?.[1] !== 'clause' || v.quote[cue.head - 1] !== v.quote[cue.head])
    return false
  const [only] = pieces
  if (!only || only[0] < cue.stretch[1]) return false
  const before = tokens[cue.head - 1]
  return (
    hasVerb(v, ...only) &&
    (before?.text === ',' || v.pos[cue.head - 1] === POS.noun || v.pos[cue.head - 1] === POS.proper)
  )
}
