import { type Day, type DayRange, dayOf } from '@onrecord/format'
import type { Course } from '@onrecord/server'
import { type ScaleTime, scaleUtc } from 'd3-scale'
import { instant } from '../text/dates.js'

export type Axis = ScaleTime<number, number>

const DAY = 86_400_000
/** How long before the first article a statement may lie and still stretch the axis. */
const LOOK_BACK = 100 * DAY
/** How much of the axis a day to come may add, so that what is due is seen without pushing all else together. */
const LOOK_AHEAD = 0.12
/** Pixels from tick to tick that their labels need. */
const LEAST_APART = 64

/** The time along the picture: as many pixels as there are, for the period asked for or else for all of the course. */
export const axisOf = (course: Course, asked: DayRange, left: number, right: number): Axis =>
  scaleUtc().domain(domainOf(course, asked)).range([left, right])

/** First and last moment shown: what was asked for; else from a little before the first article to a little after the last. */
function domainOf(course: Course, asked: DayRange): [number, number] {
  if (asked.from !== null && asked.to !== null) return [instant(asked.from), instant(asked.to) + DAY]
  const known = (ranges: readonly DayRange[]) =>
    ranges.flatMap((r) => [r.from, r.to].filter((d) => d !== null).map(instant))
  const said = course.marks === null ? binDays(course) : known(course.marks)
  const published = known([course])
  const anchors = [...(published.length > 0 ? published : said), ...known(course.occasions)]
  if (anchors.length === 0) return [Date.UTC(2000, 0, 1), Date.UTC(2000, 11, 31)]
  const latest = max(anchors)
  const earliest = min(published.length > 0 ? published : anchors)
  const from = min([earliest, ...[...anchors, ...said].filter((d) => d >= earliest - LOOK_BACK && d <= latest)])
  const pad = Math.max(3 * DAY, (latest - from) * 0.015)
  const ends = course.given.flatMap((c) => (c.ends === null ? [] : instant(c.ends.day) + DAY))
  const room = latest + (latest - from) * LOOK_AHEAD
  const to = max([latest, ...ends.map((end) => Math.min(end, room))])
  const first = asked.from === null ? from - pad : instant(asked.from)
  return [first, asked.to === null ? to + DAY + pad : instant(asked.to) + DAY]
}

const min = (numbers: readonly number[]) => numbers.reduce((a, b) => Math.min(a, b))
const max = (numbers: readonly number[]) => numbers.reduce((a, b) => Math.max(a, b))

function binDays({ bins, series }: Course): number[] {
  if (bins === null) return []
  const at = series.flatMap((s) => [s.at[0] ?? 0, s.at.at(-1) ?? 0])
  const start = instant(bins.from)
  return at.map((bin) => start + bin * bins.days * DAY)
}

/** The day at a place of the axis. */
export const dayAt = (axis: Axis, x: number): Day => dayOf(Math.floor(axis.invert(x).getTime() / DAY))

export interface Tick {
  readonly x: number
  readonly label: string
  /** Where a year begins, or its first tick. */
  readonly major: boolean
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** As many ticks as stand apart, at most `most`. */
export function ticksOf(axis: Axis, most: number): Tick[] {
  let count = most
  // A tick within a day would be labelled as the day itself.
  const whole = () => axis.ticks(count).filter((date) => date.getTime() % DAY === 0)
  let dates = whole()
  const near = () => dates.some((d, i) => i > 0 && axis(d) - axis(dates[i - 1]!) < LEAST_APART)
  while (count > 1 && near()) {
    count--
    dates = whole()
  }
  const monthly = dates.every((d) => d.getUTCDate() === 1)
  const yearly = monthly && dates.every((d) => d.getUTCMonth() === 0)
  let year = ''
  return dates.map((date) => {
    const month = MONTHS[date.getUTCMonth()]!
    const thisYear = String(date.getUTCFullYear())
    const major = thisYear !== year
    year = thisYear
    const day = monthly ? month : `${date.getUTCDate()} ${month}`
    return { x: axis(date), label: yearly ? thisYear : major ? `${day} ${thisYear}` : day, major }
  })
}
