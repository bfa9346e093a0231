import type { DayRange } from '@onrecord/format'
import type { Course } from '@onrecord/server'
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { counted } from '../text/counted.js'
import { useWidth } from '../use-width.js'
import { dayAt } from './axis.js'
import { CourseLabels } from './course-labels.js'
import { type Layout, layOut } from './course-layout.js'
import { paint } from './paint.js'
import { Tip, type TipOf } from './tip.js'
import { tipsOf } from './tips.js'
import { usePalette } from './use-palette.js'

const ALL: DayRange = { from: null, to: null }
const NONE: ReadonlySet<string> = new Set()

interface Shown {
  readonly course: Course
  readonly period?: DayRange
  /** Families of acts that are not shown. */
  readonly hidden?: ReadonlySet<string>
  /** Takes a closer look at a period; without it there is none to take. */
  readonly onPeriod?: (period: { readonly from: string; readonly to: string }) => void
}

/** The course of a matter: time along, actors down, statements as marks, occasions as bands, conditions as they were set. */
export function CourseChart({ course, period = ALL, hidden = NONE, onPeriod }: Shown) {
  const [ref, width] = useWidth<HTMLDivElement>()
  const layout = useMemo(
    () => (width > 0 ? layOut(course, width, period, hidden) : null),
    [course, width, period.from, period.to, hidden],
  )
  return (
    <div class="course" ref={ref}>
      {layout ? <Drawing layout={layout} course={course} {...(onPeriod && { onPeriod })} /> : null}
    </div>
  )
}

/** Pixels a pointer moves before it draws a period instead of pointing at a mark. */
const DRAG = 5

function Drawing({ layout, course, onPeriod }: { layout: Layout; course: Course; onPeriod?: Shown['onPeriod'] }) {
  const { route } = useLocation()
  const help = useId()
  const canvas = useRef<HTMLCanvasElement>(null)
  const palette = usePalette(canvas)
  const tips = useMemo(() => tipsOf(layout), [layout])
  const [key, setKey] = useState<string | null>(null)
  const [drawn, setDrawn] = useState<readonly [number, number] | null>(null)
  const pressed = useRef<number | null>(null)
  const current = tips.find((tip) => tip.key === key) ?? null

  useEffect(() => {
    if (canvas.current && palette) paint(canvas.current, layout, palette)
  }, [layout, palette])

  const open = (tip: TipOf) => {
    if (tip.href !== null) route(tip.href)
    else if (tip.period) onPeriod?.(tip.period)
  }
  const at = (event: MouseEvent): readonly [number, number] => {
    const { left, top } = canvas.current!.getBoundingClientRect()
    return [event.clientX - left, event.clientY - top]
  }
  const under = ([x, y]: readonly [number, number]) =>
    tips.find(({ box }) => x >= box.left && x < box.right && y >= box.top && y < box.bottom) ?? null
  const within = (x: number) => Math.min(layout.right, Math.max(layout.left, x))

  const onKey = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (by !== 0) {
      event.preventDefault()
      const from = current === null ? -1 : tips.indexOf(current)
      setKey(tips[Math.min(tips.length - 1, Math.max(0, from + by))]?.key ?? null)
    } else if (event.key === 'Enter' && current && event.target === event.currentTarget) open(current)
    else if (event.key === 'Escape') {
      setKey(null)
      setDrawn(null)
      pressed.current = null
    }
  }
  const onMove = (event: PointerEvent) => {
    const point = at(event)
    if (pressed.current !== null && onPeriod && Math.abs(point[0] - pressed.current) > DRAG) {
      setKey(null)
      setDrawn([within(pressed.current), within(point[0])])
    } else if (drawn === null && event.pointerType !== 'touch') setKey(under(point)?.key ?? null)
  }
  const onDown = (event: PointerEvent) => {
    if (event.button !== 0 || event.pointerType === 'touch' || event.target !== canvas.current) return
    pressed.current = at(event)[0]
  }
  const onUp = (event: PointerEvent) => {
    const ends = drawn
    pressed.current = null
    setDrawn(null)
    if (ends !== null) {
      const [a, b] = [Math.min(...ends), Math.max(...ends)]
      onPeriod?.({ from: dayAt(layout.axis, a), to: dayAt(layout.axis, b) })
      return
    }
    if (event.target !== canvas.current || event.button !== 0) return
    const tip = under(at(event))
    // A finger has no hovering: its first touch shows, its second opens.
    if (tip && (event.pointerType !== 'touch' || tip.key === key)) open(tip)
    else setKey(tip?.key ?? null)
  }

  return (
    <>
      <p class="sr" id={help}>
        A picture of {course.statements} statements in order of time. The arrow keys lead from mark to mark, Enter opens
        it. The lists on this page say the same in words.
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset groups fields, this groups marks */}
      <div
        class="course-drawing"
        role="group"
        aria-label="Course of the matter"
        aria-describedby={help}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its arrow keys lead from mark to mark
        tabIndex={0}
        style={{ height: `${layout.height}px` }}
        onKeyDown={onKey}
        onBlur={() => setKey(null)}
        onPointerMove={onMove}
        onPointerDown={onDown}
        onPointerUp={onUp}
        onPointerLeave={() => {
          setKey(null)
          setDrawn(null)
          pressed.current = null
        }}
      >
        <canvas
          ref={canvas}
          class={current ? 'pointing' : undefined}
          style={{ width: `${layout.width}px`, height: `${layout.height}px` }}
        />
        <CourseLabels layout={layout} />
        {drawn ? (
          <span
            class="drawn"
            style={{
              left: `${Math.min(...drawn)}px`,
              width: `${Math.abs(drawn[1] - drawn[0])}px`,
              top: `${layout.rowsTop}px`,
              height: `${layout.height - layout.rowsTop - 24}px`,
            }}
          />
        ) : null}
        {current ? <Ring tip={current} /> : null}
        {current ? <Tip tip={current} width={layout.width} /> : null}
      </div>
      {layout.earlier > 0 ? (
        <p class="quiet course-note">{counted(layout.earlier, 'statement')} from before this time: at the left edge.</p>
      ) : null}
    </>
  )
}

/** The frame around the mark that is spoken of. */
const Ring = ({ tip: { box } }: { tip: TipOf }) => (
  <span
    class="ring"
    style={{
      left: `${box.left - 2}px`,
      top: `${box.top - 2}px`,
      width: `${box.right - box.left + 4}px`,
      height: `${box.bottom - box.top + 4}px`,
    }}
  />
)
