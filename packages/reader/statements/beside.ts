import type { Lexicon } from '@onrecord/language'
import type { Stretch } from './content-candidates.js'
import type { Judged } from './decode.js'
import { trimmed } from './pieces.js'
import { childBy, REL } from './syntax.js'
import { POS, type View } from './view.js'

/** Words a source has that is set between commas with its verb. */
const SOURCE = 5

/** The content that begins behind its cue, and ends in the cue's sentence. */
const behindCue = (v: View, p: Judged): Stretch | undefined =>
  p.form ? undefined : p.pieces.find(([a, b]) => a >= p.cue.stretch[1] && b <= v.last(p.cue.head))

/**
 * A proposal whose content ends before what the sentence tells beside it: a second deed of the same subject behind a comma ("demanded
 * that they pay, and threatened to leave"), who else reports it ("rejected an offer, state media reported, saying"). `cues` is the lexicon of cues.
 */
export function withoutBeside(v: View, p: Judged, cues: Lexicon): Judged {
  const piece = behindCue(v, p)
  if (!piece) return p
  const end = secondCue(v, p, piece, cues) ?? reporter(v, piece, cues)
  if (end === undefined) return p
  const cut = trimmed(v, piece[0], end)
  return cut[0] < cut[1] ? { ...p, pieces: p.pieces.map((s) => (s === piece ? cut : s)) } : p
}

/** Where a comma, a conjunction and a verb in the past without a subject stand, that says something of its own. */
function secondCue(v: View, { cue }: Judged, [a, b]: Stretch, cues: Lexicon): number | undefined {
  const { tokens } = v.analysis
  if (tokens[cue.head]!.tag !== 'VBD') return undefined
  for (let i = a + 2; i < b - 2; i++) {
    if (tokens[i]!.text !== ',' || v.pos[i + 1] !== POS.conjunction || v.quote[i]! >= 0) continue
    const verb = i + 2
    const own = childBy(v, verb, REL.subject, REL.subjectPassive)
    if (tokens[verb]!.tag === 'VBD' && cues.has(tokens[verb]!.lemma) && (own < 0 || own > verb)) return i
  }
  return undefined
}

/** Where a content ends with a comma and a noun that is the subject of the verb of saying right behind it. */
function reporter(v: View, [a, b]: Stretch, cues: Lexicon): number | undefined {
  const { tokens } = v.analysis
  const verb = tokens[b]
  if (!verb || !/^VB[DPZ]$/.test(verb.tag) || !cues.has(verb.lemma) || v.quote[b]! >= 0) return undefined
  for (let i = b - 1; i > a && i >= b - SOURCE; i--) {
    if (tokens[i]!.text === ',') return i < b - 1 ? i : undefined
    if (!/^(?:NN|DT|JJ|POS|CD)/.test(tokens[i]!.tag)) return undefined
  }
  return undefined
}
