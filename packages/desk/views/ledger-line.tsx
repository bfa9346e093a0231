import type { LedgerRow } from '@onrecord/server'
import { toArticle } from '../addresses.js'
import { showRange } from '../text/dates.js'
import { Source } from './meta.js'
import { Quoted, Words } from './words.js'

/** An entry of the ledger as short lists show it: its kind and state, its words, when it was made and is due. */
export const LedgerLine = ({ row }: { row: LedgerRow }) => {
  const statement = row.statements.find((s) => s.article === row.article)?.id
  return (
    <article class="line">
      <p class="line-head">
        <span class="form">{row.kind}</span>
        <span class={`state s-${row.state}`}>{row.state}</span>
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
      </p>
    </article>
  )
}
