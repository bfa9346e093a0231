import type { CourseCondition } from '@onrecord/server'
import { instant } from '../text/dates.js'
import type { Axis } from './axis.js'
import type { Placed } from './course-layout.js'

/** From where a condition was set to the day it is due, or was decided. */
export interface Arc {
  readonly of: CourseCondition
  readonly state: NonNullable<CourseCondition['ends']>['state']
  /** Whether the machine proposes that it came about; nobody decided. */
  readonly proposed: boolean
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
  /** How high it rises above its ends. */
  readonly rise: number
  /** Whether it ends after the time shown; it then stops at the edge. */
  readonly beyond: boolean
}

const HALF_DAY = 43_200_000
const LEAST = 6

/** Arcs for all conditions that have an end. */
export function arcsOf(
  marks: readonly Placed<CourseCondition>[],
  axis: Axis,
  { top, bottom }: { readonly top: number; readonly bottom: number },
  right: number,
): Arc[] {
  return marks.flatMap(({ of, x, y }) => {
    if (of.ends === null) return []
    const end = axis(instant(of.ends.day) + HALF_DAY)
    const x2 = Math.min(right, Math.max(end, x + LEAST))
    const y2 = bottom - 7
    const rise = Math.min(y - top - 4, 12 + (x2 - x) / 6)
    return [
      {
        of,
        state: of.ends.state,
        proposed: of.ends.proposed,
        x1: x,
        y1: y - 4,
        x2,
        y2,
        rise: Math.max(6, rise),
        beyond: end > right,
      },
    ]
  })
}
