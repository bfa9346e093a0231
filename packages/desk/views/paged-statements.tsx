import type { StatementRow } from '@onrecord/server'
import { useEffect, useRef, useState } from 'preact/hooks'
import { type Answers, address, get, type Query } from '../api.js'
import { StatementLine } from './statement-line.js'
import { VirtualList } from './virtual-list.js'

const PAGE = 100

/** Statements of a query, however many: those in the window are asked for as they come into it. */
export function PagedStatements({
  query,
  total,
  first,
  speaker = true,
}: {
  query: Query
  total: number
  /** The first page, which is here already. */
  first: readonly StatementRow[]
  speaker?: boolean
}) {
  const key = address('/api/statements', query)
  const [rows, setRows] = useState<ReadonlyMap<number, StatementRow>>(new Map())
  const asked = useRef(new Set<number>())
  useEffect(() => {
    asked.current = new Set([0])
    setRows(new Map(first.map((row, i) => [i, row])))
  }, [key, first])
  const reach = (from: number, to: number) => {
    for (let page = Math.floor(from / PAGE); page <= Math.floor(Math.max(from, to) / PAGE); page++) {
      if (asked.current.has(page) || page * PAGE >= total || page * PAGE < first.length) continue
      asked.current.add(page)
      const url = address('/api/statements', { ...query, limit: PAGE, offset: page * PAGE })
      get<Answers['/api/statements']>(url).then(
        ({ statements }) =>
          setRows((all) => new Map([...all, ...statements.map((s, i) => [page * PAGE + i, s] as const)])),
        () => asked.current.delete(page),
      )
    }
  }
  const items = Array.from({ length: total }, (_, i) => rows.get(i) ?? first[i] ?? null)
  return (
    <VirtualList items={items} keyOf={(_, at) => `${at}`} guess={112} onReach={reach}>
      {(row) =>
        row === null ? (
          <div class="line waiting" aria-hidden="true">
            <div class="bone short" />
            <div class="bone" />
          </div>
        ) : (
          <StatementLine row={row} speaker={speaker || row.speakers.length > 1} />
        )
      }
    </VirtualList>
  )
}
