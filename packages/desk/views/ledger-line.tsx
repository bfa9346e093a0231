import type { LedgerRow } from '@onrecord/server'
import { toActor, toArticle } from '../addresses.js'
import { showRange } from '../text/dates.js'
import { Source } from './meta.js'
import { Quoted, Words } from './words.js'

/** An entry of the ledger as short lists show it: its kind and state, its words, when it was made and is due. */
export const LedgerLine = ({
  row,
  holder = true,
  evidence = false,
}: {
  row: LedgerRow
  /** Whether it says whose it is. */
  holder?: boolean
  evidence?: boolean
}) => {
  const told = evidence ? row.evidence[0] : undefined
  const statement = row.statements.find((s) => s.article === row.article)?.id
  return (
    <article class="line">
      <p class="line-head">
        <span>
          {holder && row.holder !== null ? (
            <>
              <a class="name" href={toActor(row.holder)}>
                <Words text={row.holderName ?? row.holder} />
              </a>{' '}
            </>
          ) : null}
          <span class="form">{row.kind}</span>
        </span>
        <span class={`state s-${row.state}`}>
          {row.state}
          {row.by === 'proposed' && row.state !== 'open' ? '?' : ''}
        </span>
      </p>
      <p class="line-words">
        <a href={toArticle(row.article, statement === undefined ? { span: row.whole } : { statement })}>
          <Quoted>
            <Words text={row.wholeText} />
          </Quoted>
        </a>
      </p>
      <p class="line-meta">
        <span>{showRange(row.made)}</span>
        {row.due === null ? null : <span class="due">due {showRange({ from: row.due, to: row.due })}</span>}
        <Source of={row} />
        {row.by === 'proposed' ? null : (
          <span>
            decided by <Words text={row.by} />
          </span>
        )}
      </p>
      {told ? (
        <div class="evidence-item">
          <p class="line-words small">
            <a href={toArticle(told.article, { span: told.spans[0]! })}>
              <Quoted>
                <Words text={told.quote.texts.join(' … ')} />
              </Quoted>
            </a>
          </p>
          <p class="line-meta">
            <span>{showRange(told.quote.published)}</span>
            <Source of={told.quote} />
            <span>{told.state}?</span>
          </p>
        </div>
      ) : null}
    </article>
  )
}
