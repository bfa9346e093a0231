import type { Published } from '@onrecord/format'
import { showBasis, showRange } from '../text/dates.js'
import { type Sourced, sourceOf } from '../text/source.js'
import { Words } from './words.js'

/** A publication date; one that was worked out says so. */
export const PublishedOn = ({ published }: { published: Published }) => (
  <span class="published">
    {published.basis === 'unknown' ? null : showRange(published)}
    {published.basis === 'given' ? null : (
      <span class="basis">
        {published.basis === 'text' ? ', ' : ''}
        {showBasis(published.basis)}
      </span>
    )}
  </span>
)

/** An outlet's name, or that there is none. */
export const Outlet = ({ outlet }: { outlet: string | null }) =>
  outlet === null ? (
    <span class="outlet none">outlet unknown</span>
  ) : (
    <span class="outlet">
      <Words text={outlet} />
    </span>
  )

/** Who reports it: the outlet, or the article where that is not known. */
export const Source = ({ of }: { of: Sourced }) => (
  <span
    class={of.outlet === null ? 'outlet none' : 'outlet'}
    title={of.outlet === null ? 'The outlet is not known' : undefined}
  >
    <Words text={sourceOf(of)} />
  </span>
)
