/** Whether a label goes on with a name. */
export const goesOn = (label: number): boolean => label > 0 && label % 2 === 0

/** Type number of a label that is not 0. */
export const typeOf = (label: number): number => (label - 1) >> 1

/** Whether a label may follow another: only a name that has begun goes on. */
export const mayFollow = (before: number, label: number): boolean =>
  !goesOn(label) || (before > 0 && typeOf(before) === typeOf(label))

/** Transitions in rows by the label before, those that may not be cut to minus infinity. */
export function legalTransitions(transitions: Float32Array, labels: number): Float32Array {
  return transitions.map((t, i) => (mayFollow(Math.floor(i / labels), i % labels) ? t : -Infinity))
}

/**
 * Finds the labels of the highest sum for some words: of their outputs and of the transitions between neighbours; before the
 * first and behind the last stands label 0 (Viterbi). `outputs` has a row of labels a word; the labels of its first `count`
 * words are written into `out` from `at`.
 */
export type BestChain = (outputs: Float32Array, count: number, out: Uint8Array, at: number) => void

/** Makes the search for legal `transitions` between as many `labels`. */
export function bestChain(transitions: Float32Array, labels: number): BestChain {
  const before = Array.from({ length: labels }, (_, b) =>
    Uint8Array.from(Array.from({ length: labels }, (_, a) => a).filter((a) => mayFollow(a, b))),
  )
  let from = new Uint8Array(0)
  let sums = new Float64Array(labels)
  let next = new Float64Array(labels)
  return (outputs, count, out, at) => {
    if (count * labels > from.length) from = new Uint8Array(2 * count * labels)
    for (let b = 0; b < labels; b++) sums[b] = transitions[b]! + outputs[b]!
    for (let i = 1; i < count; i++) {
      for (let b = 0; b < labels; b++) {
        const among = before[b]!
        let most = -Infinity
        for (let k = 0; k < among.length; k++) {
          const a = among[k]!
          const sum = sums[a]! + transitions[a * labels + b]!
          if (sum <= most) continue
          most = sum
          from[i * labels + b] = a
        }
        next[b] = most + outputs[i * labels + b]!
      }
      const done = sums
      sums = next
      next = done
    }
    let best = 0
    for (let a = 1; a < labels; a++)
      if (sums[a]! + transitions[a * labels]! > sums[best]! + transitions[best * labels]!) best = a
    for (let i = count - 1; i >= 0; i--) {
      out[at + i] = best
      best = from[i * labels + best]!
    }
  }
}
