import type { Stretch } from './content-candidates.js'
import type { Kept } from './decode.js'
import { trimmed } from './pieces.js'
import type { View } from './view.js'

/** Words a quotation that fills a paragraph must have to be taken for speech that goes on. */
const LEAST = 4

/**
 * Lets quotations go on: a content that ends with a quotation left open goes on where the next paragraph opens it again; a
 * paragraph that is one quotation, with nobody named for it, goes on what was said last in the paragraph before.
 * `heading` tells the sentences that only head what follows: a quotation there goes on nothing.
 */
export function continued(
  v: View,
  kept: readonly Kept[],
  heading: (sentence: number) => boolean = () => false,
): Kept[] {
  const out = [...kept]
  const places = placesOf(v, kept)
  const { all } = v.quotations
  all.forEach((q, k) => {
    const first = v.quoteFirst[k]!
    if (q.depth > 0 || first < 0 || heading(v.sentence[first]!) || places.covered(k)) return
    const stretch = trimmed(v, first, v.quoteLast[k]!)
    if (stretch[0] >= stretch[1]) return
    const at =
      q.continues >= 0
        ? (places.endingIn(q.continues).find((i) => endsIn(v, out[i]!, q.continues)) ?? -1)
        : stretch[1] - stretch[0] >= LEAST && alone(v, stretch, places)
          ? speaking(v, out, stretch, places)
          : -1
    const s = out[at]
    if (!s) return
    const pieces = joined(v, s.pieces, stretch)
    out[at] = { ...s, pieces }
    places.take(out[at], at)
  })
  return out
}

/** What of the attributions is asked for by each quotation, so that not all of them are looked at for each. */
interface Places {
  /** Whether an attribution has a quotation, or a part of it, as content, or stands in it. */
  covered(quotation: number): boolean
  /** Attributions that may end a piece of their content in a quotation, in order. */
  endingIn(quotation: number): readonly number[]
  /** Attributions of the article's own voice with a source whose cue stands in a paragraph, in order. */
  inParagraph(paragraph: number): readonly number[]
  /** The first and the last sentence of the paragraph a sentence stands in. */
  paragraphOf(sentence: number): Stretch
  take(kept: Kept, at: number): void
}

function placesOf(v: View, all: readonly Kept[]): Places {
  const { sentences, tokens } = v.analysis
  const cues = new Set<number>()
  const taken = new Uint8Array(tokens.length + 1)
  const ending = new Map<number, number[]>()
  const speakers = new Map<number, number[]>()
  const list = (lists: Map<number, number[]>, key: number, at: number): void => {
    const there = lists.get(key)
    if (!there) lists.set(key, [at])
    else {
      const last = there[there.length - 1]!
      if (last !== at) there.push(at)
      if (last > at) there.sort((a, b) => a - b)
    }
  }
  const take = ({ pieces, depth }: Kept, at: number): void => {
    for (const [a, b] of pieces) {
      taken.fill(1, a, b)
      if (depth === 0 && v.quote[b - 1]! >= 0) list(ending, v.quote[b - 1]!, at)
    }
  }
  all.forEach((s, i) => {
    cues.add(v.quote[s.cue.head]!)
    take(s, i)
    if (s.depth === 0 && s.source !== null) list(speakers, v.paragraph[v.sentence[s.cue.head]!]!, i)
  })
  const bounds: Stretch[] = []
  for (let from = 0; from < sentences.length; ) {
    let to = from
    while (to + 1 < sentences.length && v.paragraph[to + 1] === v.paragraph[from]) to++
    for (let i = from; i <= to; i++) bounds.push([from, to])
    from = to + 1
  }
  return {
    covered(k) {
      if (cues.has(k)) return true
      return taken.subarray(v.quoteFirst[k], v.quoteLast[k]).includes(1)
    },
    endingIn: (k) => ending.get(k) ?? [],
    inParagraph: (paragraph) => speakers.get(paragraph) ?? [],
    paragraphOf: (sentence) => bounds[sentence]!,
    take,
  }
}

const endsIn = (v: View, { pieces }: Kept, quotation: number): boolean =>
  pieces.some(([, b]) => v.quote[b - 1] === quotation)

/** Whether a quotation fills its paragraph. */
function alone(v: View, [a, b]: Stretch, places: Places): boolean {
  const { sentences } = v.analysis
  const from = places.paragraphOf(v.sentence[a]!)[0]
  const to = places.paragraphOf(v.sentence[b - 1]!)[1]
  const [x, y] = trimmed(v, sentences[from]!.first, sentences[to]!.last)
  return x === a && y === b
}

/** The attribution that the paragraph before ends with, where it is of a quotation; -1 where it is not. */
function speaking(v: View, kept: readonly Kept[], [a]: Stretch, places: Places): number {
  let best = -1
  for (const i of places.inParagraph(v.paragraph[v.sentence[a]!]! - 1)) {
    const s = kept[i]!
    const last = s.pieces[s.pieces.length - 1]!
    if (v.quote[last[1] - 1]! >= 0 && (best < 0 || s.cue.head > kept[best]!.cue.head)) best = i
  }
  return best
}

/** The stretches with one more; joined to the last where only punctuation lies between. */
function joined(v: View, pieces: readonly Stretch[], more: Stretch): Stretch[] {
  const last = pieces[pieces.length - 1]!
  const [a, b] = trimmed(v, last[1], more[0])
  return a >= b ? [...pieces.slice(0, -1), [last[0], more[1]]] : [...pieces, more]
}
