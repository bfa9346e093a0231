import type { Day } from '@onrecord/format'
import type { Course } from '@onrecord/server'
import { FAMILIES, type Family, familyOf } from '../text/acts.js'
import { instant } from '../text/dates.js'
import type { Axis } from './axis.js'

const DAY = 86_400_000
/** Pixels of the highest stack. */
const HIGHEST = 64

/** Statements of one row within one stretch of days, stacked by family. */
export interface StackedBar {
  readonly from: Day
  readonly to: Day
  readonly row: number
  readonly x: number
  readonly width: number
  readonly height: number
  readonly bottom: number
  readonly n: number
  readonly parts: readonly { readonly family: Family; readonly n: number; readonly height: number }[]
}

/** The counts of a course as stacks, all to one scale; `bottom` is left to the row. Families in `hidden` are left out. */
export function barsOf(
  { bins, series }: Course,
  axis: Axis,
  [left, right]: readonly [number, number],
  hidden: ReadonlySet<string>,
): StackedBar[] {
  if (bins === null) return []
  const start = instant(bins.from)
  const stacks = new Map<string, { row: number; bin: number; n: number; by: Map<Family, number> }>()
  for (const { row, act, at, n } of series) {
    const family = familyOf(act)
    if (hidden.has(family)) continue
    for (const [i, bin] of at.entries()) {
      const key = `${row} ${bin}`
      const stack = stacks.get(key) ?? { row, bin, n: 0, by: new Map<Family, number>() }
      stacks.set(key, stack)
      stack.n += n[i]!
      stack.by.set(family, (stack.by.get(family) ?? 0) + n[i]!)
    }
  }
  const most = [...stacks.values()].reduce((m, s) => Math.max(m, s.n), 1)
  const scale = HIGHEST / most
  return [...stacks.values()].flatMap(({ row, bin, n, by }) => {
    const begin = start + bin * bins.days * DAY
    const end = begin + bins.days * DAY
    const x = Math.max(left, axis(begin))
    const width = Math.min(right, axis(end)) - x
    if (width <= 0 || x > right) return []
    const parts = FAMILIES.flatMap((family) => {
      const count = by.get(family) ?? 0
      return count === 0 ? [] : [{ family, n: count, height: count * scale }]
    })
    const day = (ms: number) => new Date(ms).toISOString().slice(0, 10)
    const range = { from: day(begin), to: day(end - DAY) }
    return [{ row, x, width: Math.max(1, width - 1), height: Math.max(1.5, n * scale), bottom: 0, n, parts, ...range }]
  })
}
