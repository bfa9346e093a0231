import type { Difference, DifferenceKind } from '@onrecord/format'
import type { Quote } from '@onrecord/server'
import { toArticle, toCompare } from '../addresses.js'
import { Source } from './meta.js'
import { Quoted, Words } from './words.js'

const KINDS: Readonly<Record<DifferenceKind, string>> = {
  'only-in': 'Only one has it',
  wording: 'Other words',
  attribution: 'Ascribed otherwise',
  number: 'Another number',
  framing: 'Another framing',
  contradiction: 'They contradict',
}
const showDifference = (kind: DifferenceKind): string => KINDS[kind]

const MOST = 3

/** Where reports differ: each report's own words, one beside the other. */
export function DifferenceLine({
  difference,
  quotes,
  compare = true,
}: {
  difference: Difference
  quotes: readonly Quote[]
  /** Whether it leads to the comparison; not where it stands in it. */
  compare?: boolean
}) {
  const [a, b] = difference.articles
  return (
    <article class="line difference">
      <p class="line-head">
        <span class={`tag k-${difference.kind}`}>{showDifference(difference.kind)}</span>
        {compare && a !== undefined && b !== undefined ? (
          <a class="aside-link" href={toCompare(a, b)}>
            Compare
          </a>
        ) : null}
      </p>
      {difference.why[0] ? (
        <p class="quiet reason">
          <Words text={difference.why[0].rule} />
        </p>
      ) : null}
      <dl class="sides">
        {quotes.map((quote) => (
          <div key={quote.article}>
            <dt>
              <Source of={quote} />
            </dt>
            <dd>
              {quote.texts.slice(0, MOST).map((text, i) => (
                <a key={quote.spans[i]!.start} href={toArticle(quote.article, { span: quote.spans[i]! })}>
                  <Quoted>
                    <Words text={text} />
                  </Quoted>
                </a>
              ))}
              {quote.texts.length > MOST ? <span class="quiet">and {quote.texts.length - MOST} more</span> : null}
            </dd>
          </div>
        ))}
      </dl>
    </article>
  )
}
