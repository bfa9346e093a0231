import { type Day, type DayRange, dayNumber, dayOf } from '@onrecord/format'
import type { Course } from '@onrecord/server'
import { useMemo, useRef, useState } from 'preact/hooks'
import { instant, showRange } from '../text/dates.js'
import { useWidth } from '../use-width.js'
import { type Axis, axisOf, dayAt } from './axis.js'

const HEIGHT = 34
const DAY = 86_400_000
/** Pixels around a handle that a finger may miss it by. */
const REACH = 12

interface Asked {
  readonly from: Day
  readonly to: Day
}

/**
 * All of the time, small, with the period that is looked at: drawn anew or moved with the pointer or a finger; either
 * end is a slider for the keyboard.
 */
export function Period({
  course,
  period,
  onPeriod,
}: {
  course: Course
  period: DayRange
  onPeriod: (period: Asked | null) => void
}) {
  const [ref, width] = useWidth<HTMLDivElement>()
  // As far in as the picture above it, so that a day stands under itself.
  const [left, right] = width < 640 ? [13, width - 13] : [167, width - 23]
  const axis = useMemo(() => axisOf(course, { from: null, to: null }, left, right), [course, left, right])
  const bars = useMemo(() => countsOf(course), [course])
  const [moved, setMoved] = useState<Asked | null>(null)
  const grip = useRef<{ kind: 'new' | 'move' | 'from' | 'to'; x: number; was: Asked; now: Asked | null } | null>(null)
  const whole = wholeOf(axis)
  const asked: Asked = moved ?? { from: period.from ?? whole.from, to: period.to ?? whole.to }
  const chosen = period.from !== null || period.to !== null || moved !== null
  const x1 = axis(instant(asked.from))
  const x2 = axis(instant(asked.to) + DAY)
  const most = bars.reduce((n, b) => Math.max(n, b.n), 1)

  const xOf = (event: PointerEvent) => event.clientX - ref.current!.getBoundingClientRect().left
  const onDown = (event: PointerEvent) => {
    if (event.button !== 0) return
    const x = xOf(event)
    const kind =
      chosen && Math.abs(x - x1) < REACH ? 'from' : chosen && Math.abs(x - x2) < REACH ? 'to' : chosen && x > x1 && x < x2 ? 'move' : 'new' // biome-ignore format: one line
    grip.current = { kind, x, was: asked, now: null }
    ref.current!.setPointerCapture(event.pointerId)
  }
  const onMove = (event: PointerEvent) => {
    const held = grip.current
    if (held === null) return
    const x = xOf(event)
    if (held.kind === 'new' && Math.abs(x - held.x) < 4) return
    const day = (at: number) => dayAt(axis, Math.min(right - 1, Math.max(left, at)))
    const by = dayNumber(day(x)) - dayNumber(day(held.x))
    if (held.kind === 'new') held.now = ordered(day(held.x), day(x))
    else if (held.kind === 'from') held.now = ordered(day(x), held.was.to)
    else if (held.kind === 'to') held.now = ordered(held.was.from, day(x))
    else held.now = within({ from: shift(held.was.from, by), to: shift(held.was.to, by) }, whole)
    setMoved(held.now)
  }
  const onUp = () => {
    const now = grip.current?.now
    grip.current = null
    if (now) onPeriod(now)
    setMoved(null)
  }
  const onKey = (end: 'from' | 'to') => (event: KeyboardEvent) => {
    const length = dayNumber(whole.to) - dayNumber(whole.from)
    const big = Math.max(7, Math.round(length / 12))
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -big, PageUp: big, Home: -length, End: length,
    } // biome-ignore format: a table
    const by = steps[event.key]
    if (event.key === 'Escape') onPeriod(null)
    if (by === undefined) return
    event.preventDefault()
    const next = { ...asked, [end]: shift(asked[end], by) }
    const kept = within(next, whole)
    if (kept.from <= kept.to) onPeriod(kept)
  }

  return (
    <div
      class="period"
      ref={ref}
      style={{ height: `${HEIGHT}px` }}
      onPointerDown={onDown}
      onPointerMove={onMove}
      onPointerUp={onUp}
      onPointerCancel={() => {
        grip.current = null
        setMoved(null)
      }}
    >
      <svg width={width} height={HEIGHT} aria-hidden="true" focusable="false">
        {bars.map((bar) => {
          const x = axis(instant(bar.from))
          const high = Math.max(1, ((HEIGHT - 8) * bar.n) / most)
          return (
            <rect
              key={bar.from}
              class={bar.from >= asked.from && bar.from <= asked.to ? 'in' : 'out'}
              x={x}
              y={HEIGHT - high}
              width={Math.max(1.5, axis(instant(bar.to) + DAY) - x - 0.5)}
              height={high}
            />
          )
        })}
      </svg>
      {width > 0 ? (
        <>
          <span
            class={chosen ? 'window chosen' : 'window'}
            style={{
              left: `${Math.max(left, x1)}px`,
              width: `${Math.max(2, Math.min(right, x2) - Math.max(left, x1))}px`,
            }}
          />
          <Handle end="from" x={Math.max(left, x1)} asked={asked} whole={whole} onKey={onKey('from')} />
          <Handle end="to" x={Math.min(right, x2)} asked={asked} whole={whole} onKey={onKey('to')} />
        </>
      ) : null}
    </div>
  )
}

const Handle = ({
  end,
  x,
  asked,
  whole,
  onKey,
}: {
  end: 'from' | 'to'
  x: number
  asked: Asked
  whole: Asked
  onKey: (event: KeyboardEvent) => void
}) => (
  <span
    class="handle"
    role="slider"
    tabIndex={0}
    aria-label={end === 'from' ? 'First day shown' : 'Last day shown'}
    aria-valuemin={dayNumber(whole.from)}
    aria-valuemax={dayNumber(whole.to)}
    aria-valuenow={dayNumber(asked[end])}
    aria-valuetext={showRange({ from: asked[end], to: asked[end] })}
    style={{ left: `${x}px` }}
    onKeyDown={onKey}
  />
)

const ordered = (a: Day, b: Day): Asked => (a <= b ? { from: a, to: b } : { from: b, to: a })
const shift = (day: Day, by: number): Day => dayOf(dayNumber(day) + by)

/** A period moved or cut so that it lies within all of the time. */
function within({ from, to }: Asked, whole: Asked): Asked {
  return { from: from < whole.from ? whole.from : from, to: to > whole.to ? whole.to : to }
}

const wholeOf = (axis: Axis): Asked => {
  const [first, last] = axis.domain()
  return { from: dayOf(Math.floor(first!.getTime() / DAY)), to: dayOf(Math.ceil(last!.getTime() / DAY) - 1) }
}

/** How many statements there are in each stretch of days, whoever makes them. */
function countsOf({ bins, series }: Course): { readonly from: Day; readonly to: Day; readonly n: number }[] {
  if (bins === null) return []
  const counts = new Map<number, number>()
  for (const { at, n } of series) for (const [i, bin] of at.entries()) counts.set(bin, (counts.get(bin) ?? 0) + n[i]!)
  return [...counts].map(([bin, n]) => {
    const from = shift(bins.from, bin * bins.days)
    return { from, to: shift(from, bins.days - 1), n }
  })
}
