import type { StatementRow } from '@onrecord/server'
import type { Query } from '../api.js'
import { PagedList } from './paged-list.js'
import { StatementLine } from './statement-line.js'

/** Statements of a query, however many. `first` is the first page, which is here already. */
export const PagedStatements = ({
  query,
  total,
  more,
  first,
  speaker = true,
}: {
  query: Query
  total: number
  more?: boolean | undefined
  first: readonly StatementRow[]
  speaker?: boolean
}) => (
  <PagedList
    path="/api/statements"
    query={query}
    rowsOf={(answer) => answer.statements}
    total={total}
    more={more}
    first={first}
    guess={112}
  >
    {(row) => <StatementLine row={row} speaker={speaker || row.speakers.length > 1} />}
  </PagedList>
)
