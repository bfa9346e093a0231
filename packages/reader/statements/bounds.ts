import type { Lexicon } from '@onrecord/language'
import type { Stretch } from './content-candidates.js'
import type { Judged, Kept } from './decode.js'
import { trimmed } from './pieces.js'
import { MARK, POS, type View } from './view.js'

/**
 * A proposal by a cue within somebody's quotation, its content not beyond the cue's sentence: what the quoted speaker goes
 * on to say is their own ("Trump spoke of peace. I think he is sincere").
 */
export function withinSentence(v: View, p: Judged): Judged {
  const { head, stretch } = p.cue
  if (v.quote[head]! < 0 || p.form) return p
  const last = v.last(head)
  const pieces = p.pieces.flatMap(([a, b]): Stretch[] => {
    if (a < stretch[1] || b <= last) return [[a, b]]
    const [from, to] = trimmed(v, a, Math.min(b, last))
    return from < to ? [[from, to]] : []
  })
  return pieces.length > 0 ? { ...p, pieces } : p
}

/**
 * A proposal whose content breaks off before the condition that the sentence ties to it: “end the war” if he is elected. No
 * comma stands between, and the clause hangs on the content or on what leads to it. `ties` is the lexicon of connectives.
 */
export function withCondition(v: View, p: Judged, ties: Lexicon): Judged {
  const { tokens } = v.analysis
  const piece = p.pieces.at(-1)
  if (!piece || piece[0] < p.cue.stretch[1]) return p
  let at = piece[1]
  while (at < v.n && v.mark[at] === MARK.closes) at++
  const form = at < v.last(p.cue.head) ? ties.get(tokens[at]!.lower) : undefined
  if (form?.[1] !== 'clause') return p
  const clause = v.head[at]!
  if (clause <= at || v.lo[clause] !== at || v.head[clause]! >= piece[1]) return p
  const [, to] = trimmed(v, at, v.hi[clause]!)
  return to > at ? { ...p, pieces: [...p.pieces.slice(0, -1), [piece[0], to]] } : p
}

/** How far the clause that tells the occasion stands from its subject. */
const OPENER = 1

/**
 * Attributions of which one told another aside: in "said ties would depend on Washington, as he welcomed the offer" the
 * welcome is no part of what was said. The clause behind the comma ends the content it was taken into. `asides` are the
 * words such a clause opens with, `persons` tells pronouns by person.
 */
export function withoutAsides(v: View, kept: readonly Kept[], asides: Lexicon, persons: Lexicon): Kept[] {
  const { tokens } = v.analysis
  const out = [...kept]
  kept.forEach((inner) => {
    const { source } = inner
    if (inner.depth === 0 || source === null) return
    const opener = source[0] - OPENER
    const pronoun = source[1] - source[0] === 1 && persons.get(tokens[source[0]]!.lower)?.[0] === 'third'
    // "Said he feared it, while his colleague demanded a vote": whoever else speaks, what they say is told beside it.
    const other = opener >= 1 && asides.get(tokens[opener]!.lower)?.[0] === 'beside'
    if (!pronoun && !other) return
    if (opener < 1 || !asides.has(tokens[opener]!.lower) || tokens[opener - 1]!.text !== ',') return
    if (v.quote[opener]! >= 0 || v.pos[inner.cue.head] !== POS.verb || v.head[opener] !== inner.cue.head) return
    const at = out.findIndex(
      (o) => o.depth === inner.depth - 1 && o.pieces.some(([a, b]) => a < opener && inner.cue.head < b),
    )
    const outer = out[at]
    if (!outer || outer.cue.head > opener || v.sentence[outer.cue.head] !== v.sentence[opener]) return
    const pieces = outer.pieces.flatMap(([a, b]): Stretch[] => {
      const [from, to] = trimmed(v, a, Math.min(b, opener))
      return from < to ? [[from, to]] : []
    })
    if (pieces.length === 0) return
    out[at] = { ...outer, pieces }
    // What stood in the aside stands a level higher now.
    out.forEach((k, i) => {
      if (
        k.depth >= inner.depth &&
        k.cue.head >= opener &&
        outer.pieces.some(([a, b]) => k.cue.head >= a && k.cue.head < b)
      )
        out[i] = { ...k, depth: k.depth - 1 }
    })
  })
  return out
}
