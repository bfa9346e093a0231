import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { type Answers, address, get, type Query } from '../api.js'
import { useLength } from './use-length.js'
import { VirtualList } from './virtual-list.js'

const PAGE = 100
/** Milliseconds that rows stay in the window before they are asked for. */
const PAUSE = 40

/** Rows of a query, however many: those in the window are asked for as they come into it. */
export function PagedList<P extends keyof Answers, T>({
  path,
  query,
  rowsOf,
  total,
  more = false,
  first,
  guess,
  at = -1,
  children,
}: {
  path: P
  query: Query
  /** The rows of an answer. */
  rowsOf: (answer: Answers[P]) => readonly T[]
  total: number
  /** Whether there are more than `total`. */
  more?: boolean | undefined
  /** The first page, which is here already. */
  first: readonly T[]
  /** A row's likely height in pixels. */
  guess: number
  /** Brought into view when it changes. */
  at?: number
  children: (row: T, at: number) => ComponentChildren
}) {
  const key = address(path, query)
  const [rows, setRows] = useState<ReadonlyMap<number, T>>(new Map())
  const asked = useRef(new Set<number>())
  useEffect(() => {
    asked.current = new Set([0])
    setRows(new Map(first.map((row, i) => [i, row])))
  }, [key, first])
  const pageAt = (offset: number, limit: number) => get<Answers[P]>(address(path, { ...query, limit, offset }))
  const [length, reachEnd] = useLength(key, total, more, async (at) => rowsOf(await pageAt(at, 1)).length > 0)
  // What only flies by is not asked for.
  const pause = useRef(0)
  const reach = (from: number, to: number) => {
    reachEnd(to)
    clearTimeout(pause.current)
    pause.current = window.setTimeout(() => ask(from, to), PAUSE)
  }
  useEffect(() => () => clearTimeout(pause.current), [])
  const ask = (from: number, to: number) => {
    for (let page = Math.floor(from / PAGE); page <= Math.floor(Math.max(from, to) / PAGE); page++) {
      if (asked.current.has(page) || page * PAGE >= length || (page + 1) * PAGE <= first.length) continue
      asked.current.add(page)
      pageAt(page * PAGE, PAGE).then(
        (answer) => setRows((all) => new Map([...all, ...rowsOf(answer).map((row, i) => [page * PAGE + i, row] as const)])),
        () => asked.current.delete(page),
      ) // biome-ignore format: one line
    }
  }
  return (
    <VirtualList
      count={length}
      item={(i) => rows.get(i) ?? first[i] ?? null}
      keyOf={(_, i) => `${i}`}
      guess={guess}
      at={at}
      onReach={reach}
    >
      {(row, i) =>
        row === null ? (
          <div class="line waiting" aria-hidden="true" style={{ minHeight: `${guess}px` }}>
            <div class="bone short" />
            <div class="bone" />
          </div>
        ) : (
          children(row, i)
        )
      }
    </VirtualList>
  )
}
