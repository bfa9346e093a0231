import type { Published } from '@onrecord/format'
import { showBasis, showRange } from '../text/dates.js'
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

/** A name for an article: its title, or the name of its file. */
export const titleOf = (article: { readonly title: string | null; readonly name: string }): string =>
  article.title?.replace(/\s+/g, ' ').trim() || article.name
