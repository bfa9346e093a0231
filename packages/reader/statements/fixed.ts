import type { Stretch } from './content-candidates.js'
import type { Judged } from './decode.js'
import { trimmed } from './pieces.js'
import type { View } from './view.js'

/** An attribution that its form alone gives away. */
export interface Form {
  /** The cue's head and the cue. */
  readonly head: number
  readonly cue: Stretch
  readonly source: Stretch | null
  readonly sourceHead: number
  readonly content: readonly Stretch[]
  /** How likely it is right, beside what the model finds. */
  readonly probability: number
  /** Name of the form, for `--explain`. */
  readonly form: string
}

/** A form as the decision over the whole article takes it, or null where it has no content. */
export function asProposal(
  v: View,
  { head, cue, source, sourceHead, content, probability, form }: Form,
): Judged | null {
  const pieces = content.map(([a, b]) => trimmed(v, a, b)).filter(([a, b]) => a < b)
  const first = pieces[0]
  if (!first) return null
  const sure = {
    cueProbability: 1,
    extentProbability: 1,
    sourceProbability: 1,
    noSourceProbability: source ? 0 : 1,
  }
  return {
    cue: { head, stretch: cue, kind: 0 }, source, sourceHead, ...sure, start: first[0], end: pieces[pieces.length - 1]![1] - 1, cut: 0,
    contentProbability: 1, startProbability: 1, endProbability: 1, probability, pieces, form,
  } // biome-ignore format: the fields in a few lines
}

/** First tokens of the lines of a text, in order. */
export function lineStarts(v: View): number[] {
  const { tokens, text } = v.analysis
  const out: number[] = []
  for (let i = 0; i < v.n; i++)
    if (i === 0 || text.slice(tokens[i - 1]!.end, tokens[i]!.start).includes('\n')) out.push(i)
  return out
}
