import type { Family } from '../text/acts.js'
import { Glyph } from '../views/glyph.js'
import { Words } from '../views/words.js'

/** What is said of a mark while the pointer or the keyboard is on it. */
export interface TipOf {
  /** Tells the marks of a picture apart. */
  readonly key: string
  readonly x: number
  readonly y: number
  /** Where the mark lies, for the pointer. */
  readonly box: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }
  /** Where it leads; null where it leads to a closer look at `period`. */
  readonly href: string | null
  readonly period?: { readonly from: string; readonly to: string }
  readonly family: Family | null
  readonly negated: boolean
  readonly head: string
  readonly words: string
  readonly foot: readonly string[]
}

const WIDTH = 320

/** The note beside a mark, kept inside the picture. */
export function Tip({ tip, width }: { tip: TipOf; width: number }) {
  const wide = Math.min(WIDTH, width - 8)
  const left = Math.min(width - wide - 4, Math.max(4, tip.x - wide / 2))
  return (
    <div class="tip" role="status" style={{ left: `${left}px`, top: `${tip.y + 14}px`, width: `${wide}px` }}>
      <p class="tip-head">
        {tip.family ? <Glyph family={tip.family} negated={tip.negated} /> : null} <Words text={tip.head} />
      </p>
      {tip.words === '' ? null : (
        <p class="tip-words">
          <Words text={tip.words} />
        </p>
      )}
      <p class="line-meta">
        {tip.foot.map((part) => (
          <span key={part}>
            <Words text={part} />
          </span>
        ))}
      </p>
    </div>
  )
}
