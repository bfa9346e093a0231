import type { Lexicon } from '@onrecord/language'
import type { Stretch } from './content-candidates.js'
import type { Judged, Kept } from './decode.js'
import { hasVerb, trimmed } from './pieces.js'
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

/**
 * A proposal whose content breaks off at the clause that describes its subject: "said the bank, which denies it, *would appeal*". A
 * verb behind the comma that ends the clause has no other subject.
 */
export function withItsVerb(v: View, p: Judged): Judged {
  const { tokens } = v.analysis
  const piece = p.pieces.at(-1)
  if (!piece || p.form || piece[0] < p.cue.stretch[1] || v.pos[p.cue.head] !== POS.verb) return p
  const [from, end] = piece
  const last = v.last(from)
  if (v.sentence[end - 1] !== v.sentence[from] || tokens[end]?.text !== ',' || hasVerb(v, from, end)) return p
  if (!/^W(?:DT|P)/.test(tokens[end + 1]?.tag ?? '') || v.quote[end]! >= 0) return p
  let close = end + 2
  while (close < last && tokens[close]!.text !== ',') close++
  const verb = tokens[close + 1]
  if (close + 1 >= last || !/^(?:VB[DPZ]|MD)$/.test(verb!.tag) || !hasVerb(v, end + 2, close)) return p
  const head = /^(?:aux|cop)/.test(verb!.relation) ? verb!.head : close + 1
  const [, to] = trimmed(v, from, Math.min(last, Math.max(v.hi[head]!, close + 2)))
  return { ...p, pieces: [...p.pieces.slice(0, -1), [from, to]] }
}

/**
 * A proposal whose content breaks off at a relative clause behind which it goes on: "insisted that they had kept the deal, under which
 * some were flown home, *and that they would go on*".
 */
export function withJoinedThat(v: View, p: Judged): Judged {
  const { tokens } = v.analysis
  const piece = p.pieces.at(-1)
  if (!piece || p.form || piece[0] < p.cue.stretch[1] || v.pos[p.cue.head] !== POS.verb) return p
  const [from, end] = piece
  const last = v.last(from)
  const isThat = (i: number): boolean => tokens[i]?.lower === tokens[from]!.lower && tokens[i]!.tag === 'IN'
  if (!isThat(from) || tokens[end]?.text !== ',' || v.sentence[end] !== v.sentence[from] || v.quote[end]! >= 0) return p
  if (![end + 1, end + 2].some((i) => i < last && /^W/.test(tokens[i]!.tag))) return p
  for (let i = end + 2; i + 1 < last; i++) {
    if (tokens[i]!.tag !== 'CC' || !isThat(i + 1) || v.quote[i]! >= 0) continue
    const verb = v.head[i + 1]!
    if (verb <= i + 1) return p
    const [, to] = trimmed(v, from, Math.min(last, v.hi[verb]!))
    return { ...p, pieces: [...p.pieces.slice(0, -1), [from, to]] }
  }
  return p
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
