import type { Day, DayRange, PositionPoint, StatementRef, Turn } from '@onrecord/format'
import { byText, keyOf } from '../ids.js'

/** A statement with its value. */
export interface Valued extends DayRange {
  readonly ref: StatementRef
  readonly value: number
  /** Whether an act tells it, not the words' tone alone. */
  readonly told: boolean
}

/** Points before and behind a turn that are looked at. */
const LOOKED = 3
/** A move is a turn where the means on either side lie so far apart, on different sides of nought. */
const MOVE = 0.5
/** Fewer statements on a side show no turn: one may be read wrongly. */
const BORNE = 2
/** The points on either side of a turn are themselves so far out on their side: they are what is shown of it. */
const SHOWN = 0.25

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

/**
 * Where a series moved: the greatest of neighbouring moves, each with the point before and the point after it. On either side an act
 * must tell where somebody stands: the tone of words alone is misread too often to show a turn by.
 */
export function turnsOf(series: readonly PositionPoint[], statements: readonly Valued[]): Turn[] {
  const told = new Map(statements.filter((s) => s.told).map((s) => [keyOf(s.ref), s.value]))
  const isTold = (points: readonly PositionPoint[], side: number): boolean =>
    points.some((p) => p.statements.some((s) => (told.get(keyOf(s)) ?? 0) * side > 0))
  const moves = series.slice(1).map((_, i) => {
    const [earlier, later] = [series.slice(Math.max(0, i + 1 - LOOKED), i + 1), series.slice(i + 1, i + 1 + LOOKED)]
    const [from, to] = [mean(earlier.map((p) => p.value)), mean(later.map((p) => p.value))]
    const shown = isOn(series[i]!, from) && isOn(series[i + 1]!, to)
    return {
      turn: { before: i, after: i + 1, from, to },
      borne: shown && isBorne(earlier) && isBorne(later) && isTold(earlier, from) && isTold(later, to),
    }
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

const isBorne = (points: readonly PositionPoint[]): boolean =>
  points.reduce((n, p) => n + p.statements.length, 0) >= BORNE

const isOn = ({ value }: PositionPoint, side: number): boolean => value * side > 0 && Math.abs(value) >= SHOWN

// A range stands where its middle lies; an open end counts as the end that is known.
function middle({ from, to }: DayRange): Day {
  if (from === null || to === null) return (from ?? to)!
  return new Date((Date.parse(from) + Date.parse(to)) / 2).toISOString().slice(0, 10)
}

const mean = (values: readonly number[]): number =>
  Math.round((1000 * values.reduce((sum, v) => sum + v, 0)) / values.length) / 1000
