import type { CourseReports } from '@onrecord/server'
import { instant, middle } from '../text/dates.js'
import type { Axis } from './axis.js'
import { lanes } from './swarm.js'

const DAY = 86_400_000
/** Height of one article's bar, and of that with the gap under it. */
const THICK = 6
const LANE = 9
/** Height of the day on which most articles appeared, where they are counted. */
const HIGHEST = 36

/** An article, or those of the same days, over the days it may have appeared on. */
export interface ReportBar {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly of: CourseReports
}
export interface Reports {
  readonly top: number
  readonly bottom: number
  readonly bars: readonly ReportBar[]
}

/** Articles one beside and over the other; where they are counted by day, as columns. Null where none is dated. */
export function layReports(
  reports: readonly CourseReports[],
  axis: Axis,
  room: {
    readonly left: number
    readonly right: number
    readonly cell: number
    readonly top: number
    readonly head: number
    readonly floor: number
  },
): Reports | null {
  const { left, right, cell, top, head, floor } = room
  const dated = reports.filter((r) => middle(r) !== null)
  if (dated.length === 0) return null
  const clamp = (px: number) => Math.min(right - cell / 2, Math.max(left + cell / 2, px))
  const most = dated.reduce((n, r) => Math.max(n, r.n), 1)
  const stretches = dated.map((of) => {
    const from = Math.min(clamp(axis(instant(of.from ?? of.to!))), right - cell)
    const to = clamp(axis(instant(of.to ?? of.from!) + DAY))
    return { from, to: Math.max(to, from + (most > 1 ? 1.5 : THICK)), of }
  })
  if (most > 1) {
    const bottom = top + head + Math.max(floor, HIGHEST + 12)
    const bars = stretches.map(({ from, to, of }) => {
      const height = Math.max(1.5, (HIGHEST * of.n) / most)
      return { x: from, width: to - from, y: bottom - 6 - height, height, of }
    })
    return { top, bottom, bars }
  }
  const lane = lanes(stretches.map((s) => ({ from: s.from, to: s.to + 2 })))
  const levels = lane.reduce((n, l) => Math.max(n, l + 1), 1)
  const bottom = top + head + Math.max(floor, levels * LANE + 16)
  const bars = stretches.map(({ from, to, of }, i) => {
    return { x: from, width: to - from, y: bottom - 8 - (lane[i]! + 1) * LANE, height: THICK, of }
  })
  return { top, bottom, bars }
}
