import { diffArrays } from 'diff'
import { words } from '../words/tokens.js'

/** A stretch of a variant, and whether the other has the same words in the same order. */
export interface Stretch {
  readonly text: string
  readonly shared: boolean
}

/** A text word by word beside another that reports the same: which words both have, the stretches making up the text. */
export function alignedWith(text: string, other: string): Stretch[] {
  const mine = words(text)
  const parts = diffArrays(
    mine.map((w) => w.lower),
    words(other).map((w) => w.lower),
  )
  const out: Stretch[] = []
  let [at, from] = [0, 0]
  const own = parts.filter((p) => !p.added)
  own.forEach((p, k) => {
    at += p.value.length
    const to = k === own.length - 1 ? text.length : mine[at]!.start
    out.push({ text: text.slice(from, to), shared: !p.removed })
    from = to
  })
  return out
}
