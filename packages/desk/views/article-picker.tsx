import type { ArticleRow, SearchHit } from '@onrecord/server'
import { showRange } from '../text/dates.js'
import { titleOf } from '../text/source.js'
import { useAnswer } from '../use-answer.js'
import { Combobox, type Offer } from './combobox.js'
import { Words } from './words.js'

const MOST = 12

interface Offered extends Offer {
  readonly of: Pick<ArticleRow, 'outlet' | 'published'>
}

/** An article found by typing: by words of its title, outlet, name or day first, then by words of its text. */
export function ArticlePicker({
  label,
  value,
  placeholder,
  onPick,
}: {
  label: string
  /** The name of the article that is chosen; empty where none is. */
  value: string
  placeholder: string
  onPick: (name: string | null) => void
}) {
  const chosen = useAnswer(value === '' ? null : '/api/articles', { article: value, limit: 1 })
  const row = value !== '' && chosen.state === 'ready' ? chosen.data.articles[0] : undefined
  return (
    <Combobox
      label={label}
      value={row?.name === value ? titleOf(row) : value}
      placeholder={placeholder}
      useOffers={useOffers}
      onPick={(offer) => onPick(offer?.key ?? null)}
    >
      {({ name, of: { outlet, published } }) => (
        <>
          <Words text={name} />{' '}
          <span class="quiet">
            {outlet === null ? null : (
              <>
                <Words text={outlet} />,{' '}
              </>
            )}
            {showRange(published)}
          </span>
        </>
      )}
    </Combobox>
  )
}

function useOffers(words: string | null): Offered[] {
  const named = useAnswer(words === null ? null : '/api/articles', { words: words ?? '', limit: MOST })
  const holding = useAnswer(words ? '/api/search' : null, { q: words ?? '', limit: MOST })
  if (words === null) return []
  const rows: readonly (ArticleRow | SearchHit)[] = [
    ...(named.state === 'ready' ? named.data.articles : []),
    ...(words !== '' && holding.state === 'ready' ? holding.data.hits : []),
  ]
  const offers = new Map<string, Offered>()
  for (const of of rows) {
    const key = 'name' in of ? of.name : of.article
    if (offers.size < MOST && !offers.has(key)) offers.set(key, { key, name: titleOf(of), of })
  }
  return [...offers.values()]
}
