import { Features, type Stretch, type View } from '@onrecord/reader/training'
import type { AnnotatedArticle } from './annotations.js'
import type { Gold } from './gold.js'
import { type Choices, probabilities, type Ranker, trainRanker } from './ranker.js'

export interface Document {
  readonly v: View
  readonly gold: readonly Gold[]
  readonly article: AnnotatedArticle
}

/** One likely or true cue on its way through the stages; each stage fills in what it decided of it. */
export interface Candidate {
  readonly doc: number
  readonly head: number
  readonly gold: Gold | null
  readonly probability: number
  readonly kind: number
  extents: Stretch[]
  stretch: Stretch
  extentProbability: number
  source: Stretch | null
  sourceHead: number
  sourceProbability: number
  noSourceProbability: number
}

/** Size of the hashed weights of a stage, as a power of two. */
export const BITS = 20

export interface Options {
  readonly folds: number
  readonly kind: (lemma: string) => number
  readonly log: (line: string) => void
  /** Whether to train on all articles too, after the folds. */
  readonly full: boolean
}

/** What the stages of one training run share. */
export class Run {
  readonly f = new Features()
  /** Probabilities of the choice at hand. */
  readonly p = new Float64Array(4096)
  /** The fold left out of each training; -1 for none. */
  readonly runs: readonly number[]
  /** Class of each token's lemma in the lexicon of cues, an article each. */
  readonly kinds: readonly Int32Array[]
  /** Probability of each token to be a cue, from a model that has not seen the article. */
  readonly likelihood: readonly Float32Array[]
  private readonly clock = performance.now()

  constructor(
    readonly docs: readonly Document[],
    private readonly options: Options,
  ) {
    this.runs = [...Array(options.folds).keys(), ...(options.full ? [-1] : [])]
    this.kinds = docs.map(({ v }) => Int32Array.from(v.analysis.tokens, (t) => options.kind(t.lemma)))
    this.likelihood = docs.map(({ v }) => new Float32Array(v.n))
  }

  foldOf(doc: number): number {
    return doc % this.options.folds
  }

  say(line: string): void {
    this.options.log(`${((performance.now() - this.clock) / 1000).toFixed(0).padStart(4)} s  ${line}`)
  }

  /**
   * Trains a ranker on each four fifths and hands the choices of the fifth left out to `use`, their probabilities in `p`;
   * gives the ranker trained on all (where `full`), else undefined as a ranker.
   */
  jackknife(
    set: Choices,
    options: { epochs: number; rate: number; dense?: number[]; bits?: number },
    use: (i: number) => void,
    title: string,
  ): Ranker {
    const { p } = this
    let last!: Ranker
    let right = 0
    let n = 0
    let nll = 0
    for (const run of this.runs) {
      const ranker = trainRanker(set, run, {
        bits: options.bits ?? BITS,
        epochs: options.epochs,
        rate: options.rate,
        seed: 11,
        dense: options.dense ?? [],
      })
      if (run < 0) {
        last = ranker
        continue
      }
      set.list.forEach((choice, i) => {
        if (choice.fold !== run) return
        probabilities(set, ranker, choice, p)
        if (choice.gold >= 0) {
          n++
          if (best(p, choice.n) === choice.gold) right++
          nll -= Math.log(Math.max(1e-9, p[choice.gold]!))
        }
        use(i)
      })
    }
    this.say(
      `${title}: right ${((100 * right) / n).toFixed(2)} %, loss ${(nll / n).toFixed(4)}, ${n} true of ${set.list.length}, ${set.arena.size} features`,
    )
    return last
  }
}

/** Index of the largest of the first `n` values. */
export function best(p: Float64Array, n: number): number {
  let k = 0
  for (let i = 1; i < n; i++) if (p[i]! > p[k]!) k = i
  return k
}
