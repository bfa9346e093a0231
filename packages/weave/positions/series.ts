import { type Day, type DayRange, dayNumber, type PositionPoint, type StatementRef, type Turn } from '@onrecord/format'
import { byText, keyOf } from '../ids.js'

/** A statement with its value. */
export interface Valued extends DayRange {
  readonly ref: StatementRef
  readonly value: number
  /** Whether it takes a side by its act: of a point that has such statements they alone make the value. */
  readonly sided: boolean
}

/** Points before and behind a turn that are looked at. */
const LOOKED = 5
/** What was said on a day that is known no closer than within so many has no place before or behind a turn. */
const CLOSE = 31
/** A move is a turn where the means on either side lie so far apart, on different sides of nought. */
const MOVE = 0.5
/** A day alone on its side has so many statements that take it: one may be read wrongly, and two may be two reports of it. */
const BORNE = 3
/** The points on either side of a turn are themselves so far out on their side: they are what is shown of it. */
const SHOWN = 0.25

/**
 * The series of what was said day by day: statements of one range of days are one point, its value the mean of those that take a side,
 * else of all. Those that make its value come first, the most telling before the others.
 */
export function seriesOf(statements: readonly Valued[]): PositionPoint[] {
  return pointsOf(statements).map(({ sided: _, ...point }) => point)
}

interface Point extends PositionPoint {
  /** Statements that take a side. */
  readonly sided: number
}

function pointsOf(statements: readonly Valued[]): Point[] {
  const points = new Map<string, Valued[]>()
  for (const s of statements) {
    if (s.from === null && s.to === null) continue
    const key = `${s.from ?? ''}/${s.to ?? ''}`
    points.set(key, [...(points.get(key) ?? []), s])
  }
  return [...points.values()]
    .map((all) => {
      const sided = all.filter((s) => s.sided)
      const value = mean((sided.length > 0 ? sided : all).map((s) => s.value))
      const side = (s: Valued): number => (s.sided && s.value * value > 0 ? Math.abs(s.value) : 0)
      return {
        from: all[0]!.from,
        to: all[0]!.to,
        value,
        statements: [...all]
          .sort((a, b) => side(b) - side(a) || Number(b.sided) - Number(a.sided) || byText(keyOf(a.ref), keyOf(b.ref)))
          .map((s) => s.ref),
        sided: sided.length,
      }
    })
    .sort((a, b) => byText(middle(a), middle(b)) || byText(a.to ?? '9', b.to ?? '9'))
}

/**
 * Where a position moved: among the points at which somebody takes a side, the greatest of neighbouring moves, with the points before and
 * behind it in the series. The tone of words alone is misread too often to show a turn by, and so is a single statement.
 */
export function turnsOf(statements: readonly Valued[]): Turn[] {
  const series = pointsOf(statements)
  const at = series.flatMap((p, i) => (p.sided > 0 && isClose(p) ? [i] : []))
  const points = at.map((i) => series[i]!)
  const moves = points.slice(1).map((_, i) => {
    const [earlier, later] = [points.slice(Math.max(0, i + 1 - LOOKED), i + 1), points.slice(i + 1, i + 1 + LOOKED)]
    const [from, to] = [mean(earlier.map((p) => p.value)), mean(later.map((p) => p.value))]
    const borne = isBorne([...earlier].reverse(), from) && isBorne(later, to)
    return { turn: { before: at[i]!, after: at[i + 1]!, from, to }, borne }
  })
  const size = ({ turn }: { readonly turn: Turn }): number => Math.abs(turn.to - turn.from)
  return moves
    .filter((move, i) => {
      const rivals = moves.slice(Math.max(0, i - LOOKED + 1), i + LOOKED)
      const greatest = rivals.every(
        (r) =>
          r === move ||
          !r.borne ||
          size(r) < size(move) ||
          (size(r) === size(move) && r.turn.before > move.turn.before),
      )
      return move.borne && size(move) >= MOVE && move.turn.from * move.turn.to <= 0 && greatest
    })
    .map(({ turn }) => turn)
}

/** Whether the points of a side, nearest first, bear it: the nearest lies well out on it, and the next one too, or no other contradicts two statements of one day. */
function isBorne([nearest, next]: readonly Point[], side: number): boolean {
  if (!nearest || !isOn(nearest, side) || Math.abs(side) < SHOWN) return false
  return next ? next.value * side > 0 : nearest.sided >= BORNE
}

const isClose = ({ from, to }: DayRange): boolean =>
  from !== null && to !== null && dayNumber(to) - dayNumber(from) <= CLOSE

const isOn = ({ value }: PositionPoint, side: number): boolean => value * side > 0 && Math.abs(value) >= SHOWN

// A range stands where its middle lies; an open end counts as the end that is known.
function middle({ from, to }: DayRange): Day {
  if (from === null || to === null) return (from ?? to)!
  return new Date((Date.parse(from) + Date.parse(to)) / 2).toISOString().slice(0, 10)
}

const mean = (values: readonly number[]): number =>
  Math.round((1000 * values.reduce((sum, v) => sum + v, 0)) / values.length) / 1000
