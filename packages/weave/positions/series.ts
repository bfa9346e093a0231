import type { Day, DayRange, PositionPoint, StatementRef, Turn } from '@onrecord/format'
import { byText, keyOf } from '../ids.js'

/** A statement with its value. */
export interface Valued extends DayRange {
  readonly ref: StatementRef
  readonly value: number
}

/** Points before and behind a turn that are looked at. */
const LOOKED = 3
/** A move is a turn where the means on either side lie so far apart, on different sides of nought. */
const MOVE = 0.5
/** One statement on a side shows a turn only where its side is so far out. */
const PLAIN = 0.6

/** The series of what was said day by day: statements of one range of days are one point, its value their mean. */
export function seriesOf(statements: readonly Valued[]): PositionPoint[] {
  const points = new Map<string, Valued[]>()
  for (const s of statements) {
    if (s.from === null && s.to === null) continue
    const key = `${s.from ?? ''}/${s.to ?? ''}`
    points.set(key, [...(points.get(key) ?? []), s])
  }
  return [...points.values()]
    .map((all) => ({
      from: all[0]!.from,
      to: all[0]!.to,
      value: mean(all.map((s) => s.value)),
      statements: all.map((s) => s.ref).sort((a, b) => byText(keyOf(a), keyOf(b))),
    }))
    .sort((a, b) => byText(middle(a), middle(b)) || byText(a.to ?? '9', b.to ?? '9'))
}

/** Where a series moved: the greatest of neighbouring moves, each with the point before and the point after it. */
export function turnsOf(series: readonly PositionPoint[]): Turn[] {
  const moves = series.slice(1).map((_, i) => {
    const [earlier, later] = [series.slice(Math.max(0, i + 1 - LOOKED), i + 1), series.slice(i + 1, i + 1 + LOOKED)]
    const [from, to] = [mean(earlier.map((p) => p.value)), mean(later.map((p) => p.value))]
    return { turn: { before: i, after: i + 1, from, to }, borne: isBorne(earlier, from) && isBorne(later, to) }
  })
  const size = ({ turn }: { readonly turn: Turn }): number => Math.abs(turn.to - turn.from)
  return moves
    .filter((move, i) => {
      const rivals = moves.slice(Math.max(0, i - LOOKED + 1), i + LOOKED)
      const greatest = rivals.every(
        (r) => r === move || size(r) < size(move) || (size(r) === size(move) && r.turn.before > i),
      )
      return move.borne && size(move) >= MOVE && move.turn.from * move.turn.to <= 0 && greatest
    })
    .map(({ turn }) => turn)
}

const isBorne = (points: readonly PositionPoint[], value: number): boolean =>
  Math.abs(value) >= PLAIN || points.reduce((n, p) => n + p.statements.length, 0) > 1

// A range stands where its middle lies; an open end counts as the end that is known.
function middle({ from, to }: DayRange): Day {
  if (from === null || to === null) return (from ?? to)!
  return new Date((Date.parse(from) + Date.parse(to)) / 2).toISOString().slice(0, 10)
}

const mean = (values: readonly number[]): number =>
  Math.round((1000 * values.reduce((sum, v) => sum + v, 0)) / values.length) / 1000
