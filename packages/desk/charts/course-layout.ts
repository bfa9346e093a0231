import type { DayRange } from '@onrecord/format'
import type { Course, CourseCondition, CourseMark, CourseRow } from '@onrecord/server'
import { FAMILIES, familyOf } from '../text/acts.js'
import { instant, middle } from '../text/dates.js'
import { type Arc, arcsOf } from './arcs.js'
import { type Axis, axisOf, type Tick, ticksOf } from './axis.js'
import { type Band, LABEL_HEIGHT, layBands } from './bands.js'
import { barsOf, type StackedBar } from './bars.js'
import { layReports, type Reports } from './reports.js'
import { swarm } from './swarm.js'

/** One mark: the middle of its cell in pixels, and what it stands for. */
export interface Placed<T> {
  readonly x: number
  readonly y: number
  /** Whether its day is known to within three days; what is not is drawn paler. */
  readonly sure: boolean
  readonly of: T
}
export interface Row {
  readonly row: CourseRow
  readonly top: number
  readonly bottom: number
  readonly marks: readonly Placed<CourseMark>[]
  /** Instead of marks, where they are too many. */
  readonly bars: readonly StackedBar[]
}
interface Strip {
  readonly top: number
  readonly bottom: number
}
export interface Layout {
  readonly width: number
  readonly height: number
  /** Where the rows begin, under the occasions. */
  readonly rowsTop: number
  readonly left: number
  readonly right: number
  readonly axis: Axis
  readonly bands: readonly Band[]
  readonly rows: readonly Row[]
  readonly conditions:
    | (Strip & { readonly marks: readonly Placed<CourseCondition>[]; readonly arcs: readonly Arc[] })
    | null
  readonly reports: Reports | null
  readonly ticks: readonly Tick[]
  /** How many statements are older than the time shown; they stand at the left edge. */
  readonly earlier: number
  readonly compact: boolean
  readonly cell: number
}

const DAY = 86_400_000
const SURE_WITHIN = 3 * DAY

/** Lays out the picture for a width in pixels. Pure: the same course, period and width give the same picture. */
export function layOut(
  course: Course,
  width: number,
  period: DayRange = { from: null, to: null },
  hidden: ReadonlySet<string> = new Set(),
): Layout {
  const compact = width < 640
  const shownMarks = course.marks?.filter((m) => !hidden.has(familyOf(m.act))) ?? []
  const crowd = shownMarks.length > 1200 ? 7 : shownMarks.length > 600 ? 9 : 11
  const cell = compact ? Math.min(9, crowd) : crowd
  const left = compact ? 4 : 156
  const right = width - (compact ? 4 : 12)
  const axis = axisOf(course, period, left + cell, right - cell)
  const columns = Math.max(1, Math.floor((right - left) / cell))
  const clamp = (px: number) => Math.min(right - cell / 2, Math.max(left + cell / 2, px))
  const columnOf = (range: DayRange) => Math.floor((clamp(axis(middle(range)!)) - left) / cell)

  const bands = layBands(course.occasions, axis, [left, right], compact)
  const deepest = bands.reduce((n, b) => Math.max(n, b.label ? b.label.top + LABEL_HEIGHT : 0), 0)
  const rowsTop = deepest + (deepest > 0 ? 6 : 0)
  const head = compact ? 22 : 0
  const floor = compact ? 20 : 30
  let y = rowsTop

  const settle = <T extends DayRange>(things: readonly T[], order: (thing: T) => number, least: number) => {
    const dated = things.filter((thing) => middle(thing) !== null).sort((a, b) => order(a) - order(b))
    const cells = swarm(
      dated.map((thing) => columnOf(thing)),
      columns,
    )
    const levels = cells.reduce((n, c) => Math.max(n, c.level + 1), 1)
    const top = y
    const bottom = top + head + Math.max(least, levels * cell + 12)
    y = bottom
    const marks = dated.map((of, i) => ({
      x: left + (cells[i]!.column + 0.5) * cell,
      y: bottom - 6 - (cells[i]!.level + 0.5) * cell,
      sure: isSure(of),
      of,
    }))
    return { top, bottom, marks }
  }
  const stacked = course.marks === null ? barsOf(course, axis, [left, right], hidden) : []
  const rows = course.rows.map((row, at): Row => {
    if (course.marks !== null) {
      const order = (m: CourseMark) => middle(m)! * 10 + FAMILIES.indexOf(familyOf(m.act))
      const mine = shownMarks.filter((m) => m.row === at)
      return { row, bars: [], ...settle(mine, order, floor) }
    }
    const bars = stacked.filter((bar) => bar.row === at)
    const top = y
    const bottom = top + head + Math.max(floor, bars.reduce((n, b) => Math.max(n, b.height), 0) + 12)
    y = bottom
    return { row, top, bottom, marks: [], bars: bars.map((bar) => ({ ...bar, bottom: bottom - 6 })) }
  })
  const given = course.given.filter((c) => middle(c) !== null)
  let conditions: Layout['conditions'] = null
  if (given.length > 0) {
    const ending = given.filter((c) => c.ends !== null).length
    const placed = settle(given, (c) => middle(c)!, ending > 0 ? Math.max(floor, 58) : floor)
    conditions = { ...placed, arcs: arcsOf(placed.marks, axis, placed, right) }
  }
  const reports = layReports(course.reports, axis, { left, right, cell, top: y, head, floor })
  y = reports?.bottom ?? y
  const begin = axis.domain()[0]!.getTime()
  return {
    width,
    height: y + 28,
    rowsTop,
    left,
    right,
    axis,
    bands,
    rows,
    conditions,
    reports,
    ticks: ticksOf(axis, compact ? 4 : Math.round((right - left) / 90)),
    earlier: shownMarks.filter((m) => (middle(m) ?? begin) < begin).length,
    compact,
    cell,
  }
}

function isSure({ from, to }: DayRange): boolean {
  return from !== null && to !== null && instant(to) - instant(from) <= SURE_WITHIN
}
