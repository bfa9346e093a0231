import type { Family } from '../text/acts.js'

/** The shape of each family of acts within a square of 10 units: told apart without colour too. */
const SHAPES: Readonly<Record<Family, string>> = {
  gives: 'M5 .3 9.7 5 5 9.7 .3 5z',
  agrees: 'M5 .8 9.6 9.2H.4z',
  tells: 'M5 1a4 4 0 1 0 0 8a4 4 0 1 0 0-8z',
  asks: 'M1.2 1.2H8.8V8.8H1.2z',
  opposes: 'M5 9.2 .4 .8H9.6z',
  withholds: 'M5 .8a4.2 4.2 0 1 0 0 8.4a4.2 4.2 0 1 0 0-8.4zM5 2.8a2.2 2.2 0 1 1 0 4.4a2.2 2.2 0 1 1 0-4.4z',
}

/** The mark of an act, as large as the letters beside it. The words say the same: it is hidden from readers of them. */
export const Glyph = ({ family, negated = false }: { family: Family; negated?: boolean }) => (
  <svg class={`glyph f-${family}`} viewBox="0 0 10 10" aria-hidden="true" focusable="false">
    <path d={SHAPES[family]} fill-rule="evenodd" />
    {negated ? <path class="strike" d="M0 10 10 0" /> : null}
  </svg>
)

/** The path of a family's shape, for a chart that draws many. */
export const shapeOf = (family: Family): string => SHAPES[family]
