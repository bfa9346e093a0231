import { endsAnyway, MAY, startsAnyway } from './content-gate.js'
import { isPunctuation, type View } from './view.js'

/** How many sentences before and behind the cue's a content may begin or end in. */
const BEFORE = 6
const BEHIND = 8

/** How far from the cue, in tokens, within its own sentence: what is longer is a list or a table. */
const WIDTH = 300

/** A stretch of tokens, its end excluded. */
export type Stretch = readonly [number, number]

const within = (i: number, s: Stretch | null): boolean => s !== null && i >= s[0] && i < s[1]

/**
 * The words a content may begin with, in order: those of the cue's sentence that are not in the cue and pass the first look
 * (`may`, a token each: content-gate.ts), and in the sentences around it those that begin a sentence or a quotation.
 */
export function starts(v: View, head: number, cue: Stretch, may: Uint8Array, out: number[]): void {
  out.length = 0
  const { sentences } = v.analysis
  const at = v.sentence[head]!
  const near = (i: number): boolean => !within(i, cue) && Math.abs(i - head) < WIDTH
  for (let k = Math.max(0, at - BEFORE); k <= Math.min(sentences.length - 1, at + 2); k++) {
    const s = sentences[k]!
    let begins = true
    for (let i = s.first; i < s.last; i++) {
      if (isPunctuation(v, i)) continue
      const q = v.quote[i]!
      const opens = begins || (q >= 0 && v.quoteFirst[q] === i)
      begins = false
      const likely = (may[i]! & MAY.start) !== 0
      if (k === at ? near(i) && (likely || opens || startsAnyway(v, i, cue)) : opens) out.push(i)
    }
  }
}

/** The words a content may end with, in order: mirrored from `starts`, further behind the cue than before it. */
export function ends(v: View, head: number, cue: Stretch, may: Uint8Array, out: number[]): void {
  out.length = 0
  const { sentences } = v.analysis
  const at = v.sentence[head]!
  const near = (i: number): boolean => !within(i, cue) && Math.abs(i - head) < WIDTH
  for (let k = Math.max(0, at - BEFORE); k <= Math.min(sentences.length - 1, at + BEHIND); k++) {
    const s = sentences[k]!
    let final = s.last - 1
    while (final > s.first && isPunctuation(v, final)) final--
    for (let i = s.first; i < s.last; i++) {
      if (isPunctuation(v, i)) continue
      if (k === at) {
        if (near(i) && ((may[i]! & MAY.end) !== 0 || endsAnyway(v, i, cue))) out.push(i)
        continue
      }
      const q = v.quote[i]!
      let closes = i === final
      if (!closes && q >= 0) {
        let last = v.quoteLast[q]! - 1
        while (last > i && isPunctuation(v, last)) last--
        closes = last === i
      }
      if (closes) out.push(i)
    }
  }
}
