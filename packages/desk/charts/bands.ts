import type { CourseOccasion } from '@onrecord/server'
import { instant, middle } from '../text/dates.js'
import type { Axis } from './axis.js'
import { lanes } from './swarm.js'

const DAY = 86_400_000
export const LABEL_HEIGHT = 38
const MOST_LANES = 4
const MOST_BANDS = 40
const LEAST_WIDTH = 3

/** An occasion over the days it may have been on. */
export interface Band {
  readonly occasion: CourseOccasion
  /** What it is called, told apart from others of the same name. */
  readonly name: string
  readonly from: number
  readonly to: number
  /** The label's left edge, width and top, and whether it stands before the band; null where there is no room for one. */
  readonly label: {
    readonly left: number
    readonly width: number
    readonly top: number
    readonly before: boolean
  } | null
}

/** Occasions as bands, those that most articles report labelled first, no label over another. */
export function layBands(
  occasions: readonly CourseOccasion[],
  axis: Axis,
  [left, right]: readonly [number, number],
  compact: boolean,
): Band[] {
  const names = namesOf(occasions)
  const weight = (o: CourseOccasion) => o.sources.length * 1000 + o.statements
  // Among equals by id, which is made of content: what is labelled is then spread over the time.
  const byWeight = (a: CourseOccasion, b: CourseOccasion) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1)
  const dated = occasions.filter((o) => middle(o) !== null).sort(byWeight)
  const widest = compact ? Math.min(220, right - left) : 300
  const drawn = dated.flatMap((occasion) => {
    const from = Math.max(left, axis(instant(occasion.from ?? occasion.to!)))
    const to = Math.min(right, Math.max(axis(instant(occasion.to ?? occasion.from!) + DAY), from + LEAST_WIDTH))
    if (from > right || to < left) return []
    const name = names.get(occasion.id)!
    const wanted = Math.min(widest, 30 + Math.max(name.length, 18) * 6.9)
    const after = from + wanted <= right
    const before = !after && from - wanted >= left
    return [{ occasion, name, from, to, wanted, before, at: after ? from : before ? from - wanted : right - wanted }]
  })
  const lane = lanes(drawn.map((d) => ({ from: Math.min(d.at, d.from), to: Math.max(d.at + d.wanted, d.to) + 8 })))
  const bands = drawn.map(({ occasion, name, from, to, at, wanted, before }, i) => ({
    occasion,
    name,
    from,
    to,
    label: lane[i]! < MOST_LANES ? { left: at, width: wanted, top: lane[i]! * LABEL_HEIGHT, before } : null,
  }))
  // Many bands side by side would be a wall behind the marks.
  return bands.length > MOST_BANDS ? bands.filter((band) => band.label !== null) : bands
}

/** A date at the end of a name says what the axis says. */
const DATE_AT_END = /,\s+(?:\d{1,2}(?:\s*[–-]\s*\d{1,2})?\s+)?(?:\p{L}+\s+)?\d{4}$|,\s+\d{1,2}\s+\p{L}+[^,]*\d{4}$/u

/** Short names: without the date, and where two are called the same, with who is heard there. */
function namesOf(occasions: readonly CourseOccasion[]): ReadonlyMap<string, string> {
  const short = (o: CourseOccasion) => {
    const name = o.name.replace(DATE_AT_END, '').trim() || o.name
    return name[0]!.toUpperCase() + name.slice(1)
  }
  const count = new Map<string, number>()
  for (const o of occasions) count.set(short(o), (count.get(short(o)) ?? 0) + 1)
  return new Map(
    occasions.map((o) => {
      const name = short(o)
      const heard = o.speakers.filter((who) => !name.includes(who)).slice(0, 2)
      return [o.id, count.get(name)! > 1 && heard.length > 0 ? `${name}: ${heard.join(', ')}` : name]
    }),
  )
}
