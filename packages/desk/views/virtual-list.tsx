import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { type Heights, heightsOf } from './heights.js'

/** Rows kept beyond the window on either side. */
const BEYOND = 6
/** Shorter lists are shown whole: every word can then be found by the browser. */
const FEW = 60

/**
 * A list of any length that scrolls with the page: only the rows in the window are there. `guess` is a row's likely
 * height in pixels; `at` is brought into view when it changes.
 */
export function VirtualList<T>({
  count,
  item,
  keyOf,
  guess,
  at = -1,
  onReach,
  children,
}: {
  count: number
  item: (at: number) => T
  keyOf: (item: T, at: number) => string
  guess: number
  at?: number
  /** Told which rows are in the window. */
  onReach?: (first: number, last: number) => void
  children: (item: T, at: number) => ComponentChildren
}) {
  const place = useRef<HTMLUListElement>(null)
  const short = count <= FEW
  const { heights, first, last } = useWindowed(place, short ? 0 : count, guess)
  const [from, to] = short ? [0, count - 1] : [first, last]
  useEffect(() => onReach?.(from, to), [from, to])
  useEffect(() => {
    if (at < 0) return
    const list = place.current
    const row = list?.querySelector(`[data-index="${at}"]`)
    if (row) row.scrollIntoView({ block: 'nearest' })
    else if (list && !short)
      scrollBy(0, list.getBoundingClientRect().top + heights.offsetOf(at) - (innerHeight - guess) / 2)
  }, [at])
  const rows = Array.from({ length: to - from + 1 }, (_, i) => from + i)
  return (
    <ul
      class="virtual"
      ref={place}
      style={short ? undefined : { height: `${heights.total()}px`, paddingBlockStart: `${heights.offsetOf(from)}px` }}
    >
      {rows.map((i) => (
        <li
          key={keyOf(item(i), i)}
          data-index={i}
          {...(short ? {} : { class: 'virtual-row', 'aria-setsize': count, 'aria-posinset': i + 1 })}
        >
          {children(item(i), i)}
        </li>
      ))}
    </ul>
  )
}

/** The rows of a list that are in the window, by the heights of those that were there. Nothing of a list without rows. */
function useWindowed(
  place: { readonly current: HTMLUListElement | null },
  count: number,
  guess: number,
): { readonly heights: Heights; readonly first: number; readonly last: number } {
  const [heights] = useState(() => heightsOf(count, guess))
  heights.resize(count)
  const [shown, setShown] = useState({ first: 0, last: -1 })
  // Told what changed where the rows in the window stay the same: the list is as tall as it is by now.
  const [, setTall] = useState(0)
  const look = () => {
    const top = -(place.current?.getBoundingClientRect().top ?? 0)
    const first = Math.max(0, heights.rowAt(top) - BEYOND)
    const last = Math.min(heights.count - 1, heights.rowAt(top + innerHeight) + BEYOND)
    setShown((now) => (now.first === first && now.last === last ? now : { first, last }))
  }
  useLayoutEffect(() => {
    if (count === 0) return
    look()
    addEventListener('scroll', look, { passive: true })
    addEventListener('resize', look)
    return () => {
      removeEventListener('scroll', look)
      removeEventListener('resize', look)
    }
  }, [count])
  const observer = useRef<ResizeObserver | null>(null)
  useLayoutEffect(() => {
    const list = place.current
    if (count === 0 || list === null) return
    const sizes = new ResizeObserver((entries) => {
      const top = -list.getBoundingClientRect().top
      let above = 0
      for (const { target, borderBoxSize } of entries) {
        if (!target.isConnected) continue
        const row = Number((target as HTMLElement).dataset.index)
        const before = heights.offsetOf(row) < top
        const change = heights.measured(row, borderBoxSize[0]?.blockSize ?? guess)
        if (before) above += change
      }
      setTall(heights.total())
      // What is being read stays where it is.
      if (Math.abs(above) >= 1) scrollBy(0, above)
      look()
    })
    observer.current = sizes
    return () => sizes.disconnect()
  }, [count === 0])
  useLayoutEffect(() => {
    const rows = [...(place.current?.children ?? [])]
    for (const row of rows) observer.current?.observe(row)
    return () => {
      for (const row of rows) if (!row.isConnected) observer.current?.unobserve(row)
    }
  }, [shown, count === 0])
  return { heights, first: Math.min(shown.first, Math.max(0, count - 1)), last: Math.min(shown.last, count - 1) }
}
