import { measureElement, observeWindowOffset, observeWindowRect, Virtualizer, windowScroll } from '@tanstack/virtual-core' // biome-ignore format: one line
import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'

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
  const [, redraw] = useState(0)
  const [virtual] = useState(
    () => new Virtualizer<Window, HTMLElement>(optionsOf({ count: 0, guess, keyOf: (i) => String(i), margin: 0, changed: () => {} })), // biome-ignore format: one line
  )
  const short = count <= FEW
  virtual.setOptions(
    optionsOf({
      count,
      guess,
      keyOf: (i) => keyOf(item(i), i),
      margin: place.current?.offsetTop ?? 0,
      changed: () => redraw((n) => n + 1),
    }),
  )
  useLayoutEffect(() => (short ? undefined : virtual._didMount()), [short])
  useLayoutEffect(() => {
    if (!short) virtual._willUpdate()
  })
  const rows = short ? [] : virtual.getVirtualItems()
  const [first, last] = [rows[0]?.index ?? 0, rows.at(-1)?.index ?? count - 1]
  useEffect(() => onReach?.(first, last), [first, last])
  useEffect(() => {
    if (at < 0) return
    const row = place.current?.querySelector(`[data-index="${at}"]`)
    if (row) row.scrollIntoView({ block: 'nearest' })
    else if (!short) virtual.scrollToIndex(at, { align: 'center' })
  }, [at])

  if (short)
    return (
      <ul class="virtual" ref={place}>
        {Array.from({ length: count }, (_, i) => (
          <li key={keyOf(item(i), i)} data-index={i}>
            {children(item(i), i)}
          </li>
        ))}
      </ul>
    )
  return (
    <ul class="virtual" ref={place} style={{ height: `${virtual.getTotalSize()}px` }}>
      {rows.map((row) => (
        <li
          key={row.key}
          aria-setsize={count}
          aria-posinset={row.index + 1}
          data-index={row.index}
          ref={virtual.measureElement}
          class="virtual-row"
          style={{ transform: `translateY(${row.start - (place.current?.offsetTop ?? 0)}px)` }}
        >
          {children(item(row.index), row.index)}
        </li>
      ))}
    </ul>
  )
}

const optionsOf = (of: {
  count: number
  guess: number
  keyOf: (at: number) => string
  margin: number
  changed: () => void
}) => ({
  count: of.count,
  getScrollElement: () => window,
  estimateSize: () => of.guess,
  getItemKey: of.keyOf,
  observeElementRect: observeWindowRect,
  observeElementOffset: observeWindowOffset,
  scrollToFn: windowScroll,
  measureElement,
  scrollMargin: of.margin,
  overscan: BEYOND,
  initialOffset: () => window.scrollY,
  initialRect: { width: innerWidth, height: innerHeight },
  onChange: of.changed,
})
