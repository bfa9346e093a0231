import type { DayRange, Occasion } from '@onrecord/format'
import type { ArticleRow, ConditionRow, StatementRow } from '@onrecord/server'
import { type ScaleTime, scaleUtc } from 'd3-scale'
import { FAMILIES, familyOf } from '../text/acts.js'
import { instant, middle } from '../text/dates.js'
import { lanes, swarm } from './swarm.js'

/** What the picture is drawn from. */
export interface Course {
  readonly statements: readonly StatementRow[]
  readonly occasions: readonly Occasion[]
  readonly conditions: readonly ConditionRow[]
  readonly articles: readonly ArticleRow[]
}

/** One mark: the middle of its cell in pixels, and what it stands for. */
export interface Placed<T> {
  readonly x: number
  readonly y: number
  /** Whether its day is known to within three days; what is not is drawn paler. */
  readonly sure: boolean
  readonly of: T
}
interface Row<T> {
  readonly key: string
  readonly name: string
  readonly top: number
  readonly bottom: number
  readonly marks: readonly Placed<T>[]
}
/** An article, over the days it may have appeared on. */
export interface ReportBar {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly of: ArticleRow
}
interface Band {
  readonly occasion: Occasion
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
export interface Layout {
  readonly height: number
  /** Where the rows begin, under the occasions. */
  readonly rowsTop: number
  readonly left: number
  readonly right: number
  readonly bands: readonly Band[]
  readonly rows: readonly Row<StatementRow>[]
  readonly conditions: Row<ConditionRow> | null
  readonly reports: { readonly top: number; readonly bottom: number; readonly bars: readonly ReportBar[] } | null
  readonly ticks: readonly { readonly x: number; readonly label: string; readonly major: boolean }[]
  /** How many statements are older than the time shown; they stand at the left edge. */
  readonly earlier: number
  readonly compact: boolean
  readonly cell: number
}

const DAY = 86_400_000
const MOST_ROWS = 8
const SURE_WITHIN = 3 * DAY
const LABEL_HEIGHT = 38
const MOST_LANES = 4
/** Pixels from tick to tick that their labels need. */
const LEAST_APART = 64
/** How long before the first article a statement may lie and still stretch the axis. */
const LOOK_BACK = 100 * DAY

/** Lays out the picture for a width in pixels. Pure: the same course and width give the same picture. */
export function layOut(course: Course, width: number): Layout {
  const compact = width < 640
  const cell = compact ? 9 : 11
  const left = compact ? 4 : 156
  const right = width - (compact ? 4 : 12)
  const [from, to] = period(course)
  const x = scaleUtc()
    .domain([from, to])
    .range([left + cell, right - cell])
  const columns = Math.max(1, Math.floor((right - left) / cell))
  const clamp = (px: number) => Math.min(right - cell / 2, Math.max(left + cell / 2, px))
  const columnOf = (range: DayRange) => Math.floor((clamp(x(middle(range)!)) - left) / cell)

  const bands = layBands(course.occasions, x, left, right, compact)
  const deepest = bands.reduce((n, b) => Math.max(n, b.label ? b.label.top + LABEL_HEIGHT : 0), 0)
  const rowsTop = deepest + (deepest > 0 ? 6 : 0)
  const head = compact ? 22 : 0
  let y = rowsTop

  const place = <T>(
    key: string,
    name: string,
    things: readonly T[],
    rangeOf: (thing: T) => DayRange,
    floor: number,
  ): Row<T> => {
    const cells = swarm(
      things.map((thing) => columnOf(rangeOf(thing))),
      columns,
    )
    const levels = cells.reduce((n, c) => Math.max(n, c.level + 1), 1)
    const top = y
    const bottom = top + head + Math.max(floor, levels * cell + 12)
    y = bottom
    const marks = things.map((of, i) => ({
      x: left + (cells[i]!.column + 0.5) * cell,
      y: bottom - 6 - (cells[i]!.level + 0.5) * cell,
      sure: isSure(rangeOf(of)),
      of,
    }))
    return { key, name, top, bottom, marks }
  }

  const rows = groups(course.statements).map(({ key, name, statements }) =>
    place(key, name, statements, (s) => s.said, compact ? 20 : 30),
  )
  const dated = course.conditions.filter((c) => middle(c.made) !== null)
  const conditions =
    dated.length === 0 ? null : place('conditions', 'Conditions set', dated, (c) => c.made, compact ? 20 : 30)
  const published = course.articles.filter((a) => middle(a.published) !== null)
  let reports: Layout['reports'] = null
  if (published.length > 0) {
    const bars = published.map((of) => {
      const x1 = clamp(x(instant(of.published.from ?? of.published.to!)))
      const x2 = clamp(x(instant(of.published.to ?? of.published.from!) + DAY))
      return { from: Math.min(x1, right - cell), to: Math.max(x2, x1 + cell), of }
    })
    const lane = lanes(bars.map((b) => ({ from: b.from, to: b.to + 2 })))
    const levels = Math.max(...lane) + 1
    const top = y
    const bottom = top + head + Math.max(compact ? 20 : 30, levels * 9 + 16)
    y = bottom
    reports = {
      top,
      bottom,
      bars: bars.map((b, i) => ({ x: b.from, width: b.to - b.from, y: bottom - 8 - (lane[i]! + 1) * 9, of: b.of })),
    }
  }

  return {
    height: y + 28,
    rowsTop,
    left,
    right,
    bands,
    rows,
    conditions,
    reports,
    ticks: ticksOf(x, compact ? 4 : Math.round((right - left) / 90)),
    earlier: course.statements.filter((s) => (middle(s.said) ?? from) < from).length,
    compact,
    cell,
  }
}

function isSure({ from, to }: DayRange): boolean {
  return from !== null && to !== null && instant(to) - instant(from) <= SURE_WITHIN
}

/** The time shown: from a little before the first article to a little after the last; of statements where none is dated. */
function period({ articles, occasions, statements }: Course): [number, number] {
  const known = (ranges: readonly DayRange[]) =>
    ranges.flatMap((r) => [r.from, r.to].filter((d) => d !== null).map(instant))
  const published = known([...articles, ...statements].map((each) => each.published))
  const said = known(statements.map((s) => s.said))
  const anchors = published.length > 0 ? [...published, ...known(occasions)] : [...said, ...known(occasions)]
  if (anchors.length === 0) return [Date.UTC(2000, 0, 1), Date.UTC(2000, 11, 31)]
  const latest = Math.max(...anchors)
  const earliest = Math.min(...(published.length > 0 ? published : anchors))
  const near = [...anchors, ...said].filter((day) => day >= earliest - LOOK_BACK && day <= latest)
  const from = near.reduce((a, b) => Math.min(a, b), earliest)
  const pad = Math.max(3 * DAY, (latest - from) * 0.015)
  return [from - pad, latest + DAY + pad]
}

/** Statements by speaker, those with the most first; whoever finds no row of their own shares the last. */
function groups(statements: readonly StatementRow[]) {
  const by = new Map<string, { key: string; name: string; statements: StatementRow[] }>()
  for (const s of statements) {
    if (middle(s.said) === null) continue
    const key = s.speaker ?? ''
    const group = by.get(key)
    if (group) group.statements.push(s)
    else by.set(key, { key, name: s.speakerName ?? s.speaker ?? 'Not named', statements: [s] })
  }
  const named = [...by.values()].filter((g) => g.key !== '').sort((a, b) => b.statements.length - a.statements.length)
  const shown = named.slice(0, named.length > MOST_ROWS + 1 ? MOST_ROWS : named.length)
  const rest = named.slice(shown.length)
  const nobody = by.get('')
  if (rest.length > 0)
    shown.push({ key: '…', name: `${rest.length} others`, statements: rest.flatMap((g) => g.statements) })
  if (nobody) shown.push(nobody)
  const order = (s: StatementRow) => middle(s.said)! * 10 + FAMILIES.indexOf(familyOf(s.act))
  return shown.map((g) => ({ ...g, statements: [...g.statements].sort((a, b) => order(a) - order(b)) }))
}

function layBands(
  occasions: readonly Occasion[],
  x: ScaleTime<number, number>,
  left: number,
  right: number,
  compact: boolean,
): Band[] {
  const dated = occasions.filter((o) => middle(o) !== null)
  const weight = (o: Occasion) => o.articles.length * 1000 + o.statements.length
  const byWeight = [...dated].sort((a, b) => weight(b) - weight(a))
  const widest = compact ? Math.min(220, right - left) : 300
  const drawn = byWeight.map((occasion) => {
    const from = Math.max(left, x(instant(occasion.from ?? occasion.to!)))
    const to = Math.min(right, Math.max(x(instant(occasion.to ?? occasion.from!) + DAY), from + 3))
    const wanted = Math.min(widest, 30 + occasion.name.length * 6.8)
    const after = from + wanted <= right
    const before = !after && from - wanted >= left
    return { occasion, from, to, wanted, before, at: after ? from : before ? from - wanted : right - wanted }
  })
  const lane = lanes(drawn.map((d) => ({ from: Math.min(d.at, d.from), to: Math.max(d.at + d.wanted, d.to) + 8 })))
  return drawn.map(({ occasion, from, to, at, wanted, before }, i) => ({
    occasion,
    from,
    to,
    label: lane[i]! < MOST_LANES ? { left: at, width: wanted, top: lane[i]! * LABEL_HEIGHT, before } : null,
  }))
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** As many ticks as stand apart. */
function ticksOf(x: ScaleTime<number, number>, most: number): Layout['ticks'] {
  let count = most
  let dates = x.ticks(count)
  const near = () => dates.some((d, i) => i > 0 && x(d) - x(dates[i - 1]!) < LEAST_APART)
  while (count > 1 && near()) dates = x.ticks(--count)
  const monthly = dates.every((d) => d.getUTCDate() === 1)
  const yearly = monthly && dates.every((d) => d.getUTCMonth() === 0)
  let year = ''
  return dates.map((date) => {
    const month = MONTHS[date.getUTCMonth()]!
    const thisYear = String(date.getUTCFullYear())
    const major = thisYear !== year
    year = thisYear
    const day = monthly ? month : `${date.getUTCDate()} ${month}`
    return { x: x(date), label: yearly ? thisYear : major ? `${day} ${thisYear}` : day, major }
  })
}
