import { AHEAD, BEHIND, COUNTS, DISTANCES, LATEST, RACES, TERMS } from '@onrecord/reader/training'

/** Logarithms of how well each distance fits: `behind` and `ahead` take days and give 0 to 1; `on` the event's own days. */
function byDistance(
  on: number,
  behind: (days: number) => number,
  ahead: (days: number) => number,
  least: number,
): number[] {
  const log = (p: number) => Math.log(least + (1 - least) * p)
  return [log(on), ...BEHIND.map((d) => log(behind(d))), ...AHEAD.map((d) => log(ahead(d)))]
}

const never = () => 0
const fade = (pace: number, power: number) => (days: number) => (1 + days / pace) ** -power

/** Tables of a mention of an event, by what is said of it. `after` and `before`: days at which it is spoken of a third as often. */
function events(sort: string, after: number, before: number, floor: number): Record<string, number[]> {
  const behind = fade(after, 1.5)
  const ahead = (d: number) => 0.9 * fade(before, 1)(d)
  const times = (f: number, g: (d: number) => number) => (d: number) => f * g(d)
  return {
    [`event recent ${sort}`]: byDistance(0.5, (d) => (d <= 10 ? 1 : d <= 45 ? 0.4 : d <= 90 ? 0.05 : 0), never, 0.0005),
    [`event soon ${sort}`]: byDistance(0, never, (d) => (d <= 45 ? 1 : d <= 120 ? 0.5 : d <= 365 ? 0.1 : 0), 0.0005),
    [`event behind ${sort}`]: byDistance(0.6, behind, never, 0.002),
    [`event ahead ${sort}`]: byDistance(0, times(0.03, behind), ahead, 0.005),
    [`event under ${sort}`]: byDistance(0.9, behind, times(0.1, ahead), 0.005),
    [`event past ${sort}`]: byDistance(0.8, behind, times(0.1, ahead), floor),
    [`event future ${sort}`]: byDistance(0.3, times(0.05, behind), ahead, floor),
    [`event present ${sort}`]: byDistance(0.8, times(0.7, behind), times(0.5, ahead), floor),
  }
}

/** A day, month or year named with its year. */
function named(length: string, pace: number): Record<string, number[]> {
  const ahead = (d: number) => 0.9 * fade(pace, 1)(d)
  const out: Record<string, number[]> = {}
  for (const latest of length === 'year' ? [''] : ['', ' latest']) {
    const past = latest ? fade(pace, 3) : length === 'year' ? () => 1 : fade(900, 1)
    out[`named ${length} past${latest}`] = byDistance(1, past, never, 0.01)
    out[`named ${length} future${latest}`] = byDistance(1, never, length === 'year' ? () => 1 : ahead, 0.1)
    out[`named ${length} present${latest}`] = byDistance(1, past, (d) => 0.35 * ahead(d), 0.02)
  }
  return out
}

/** A day or month without its year. */
function yearless(kind: string, weight: number): Record<string, number[]> {
  const soften = (list: number[]) => list.map((v) => weight * v)
  const behind = fade(15, 1.5)
  const ahead = (d: number) => 0.9 * fade(25, 1)(d)
  return {
    [`${kind} past`]: soften(byDistance(1, behind, never, 0.02)),
    [`${kind} future`]: soften(byDistance(1, never, ahead, 0.02)),
    [`${kind} present`]: soften(byDistance(1, behind, (d) => 0.5 * ahead(d), 0.02)),
  }
}

/** Terms: within by days to the end, without an end, after, before. */
const office = (within: number, after: readonly number[], before: readonly number[]): number[] =>
  [...Array.from({ length: TERMS - 9 }, () => within), ...after, ...before].map(Math.log)

// Days an article lies behind a weekday it names, in its lead and further down, and before one to come; counted on news of
// 2015 and 2016.
const LEAD = [0.42, 0.43, 0.09, 0.03, 0.01, 0.01, 0.01]
const BODY = [0.16, 0.35, 0.27, 0.11, 0.04, 0.04, 0.03]
/** Behind the weekday that the lead names under a dateline: agencies date their reports by the day they tell of. */
const DATELINE = [0.74, 0.2, 0.03, 0.01, 0.01, 0.005, 0.005]
const AHEAD_WEEK = [0.3, 0.12, 0.12, 0.08, 0.08, 0.12, 0.18]

function weekdays(): Record<string, number[]> {
  const out: Record<string, number[]> = {}
  for (const [place, past] of [
    ['', BODY],
    [' lead', LEAD],
  ] as const) {
    out[`weekday past${place}`] = past.map(Math.log)
    out[`weekday future${place}`] = AHEAD_WEEK.map(Math.log)
    out[`weekday present${place}`] = past.map((p, i) => Math.log(0.8 * p + 0.2 * AHEAD_WEEK[i]!))
  }
  return { ...out, 'dateline weekday': DATELINE.map(Math.log) }
}

const HELD = office(1, [0.5, 0.2, 0.06, 0.06, 0.06], [0.1, 0.01, 0.01, 0.01])
const zeros = (n: number): number[] => Array.from({ length: n }, () => 0)
// Standing among so many; out of it; not yet in it.
const RACE = [0.3, 0.25, 0.1, 0.05, 0, -0.5, -0.7, -1, -1.5, -0.3, -1, -1.5]

/** Weights to begin with, by table: what seemed likely before anything was counted. */
export const initial = (): Record<string, number[]> => ({
  ...events('long', 12, 40, 0.02),
  ...events('short', 5, 7, 0.02),
  ...events('sudden', 5, 7, 0.01),
  name: byDistance(1, () => 1, never, 0.002),
  'event again': zeros(DISTANCES),
  'event often': zeros(DISTANCES),
  'event shared': zeros(DISTANCES),
  'dated event': [...byDistance(1, fade(8, 1.5), fade(15, 1), 0.001), Math.log(0.001)],
  countdown: [1, 0.5, 0.08, 0.0005].slice(0, COUNTS).map(Math.log),
  anniversary: byDistance(
    1,
    (d) => (d <= 3 ? 1 : d <= 10 ? 0.6 : d <= 30 ? 0.15 : 0.001),
    (d) => (d <= 10 ? 0.5 : d <= 30 ? 0.2 : 0),
    0.0005,
  ),
  dateline: byDistance(1, (d) => (d === 1 ? 0.5 : d <= 4 ? 0.08 : 0), never, 0.0003),
  ...named('day', 40),
  ...named('month', 90),
  ...named('year', 1000),
  'latest year': [0.03, 0.4, 1, 0.7, 0.3, 0.18, 0.12, 0.08, 0.05].slice(0, LATEST).map(Math.log),
  ...yearless('date', 0.7),
  ...yearless('month', 0.5),
  ...weekdays(),
  'office held': HELD,
  'office president': HELD,
  'office president-elect': HELD,
  'office campaign': HELD,
  'office candidate': HELD,
  'office nominee': HELD,
  'former office': office(0.1, [1, 1, 1, 1, 1], [0.03, 0.03, 0.03, 0.03]),
  person: office(1, [0.55, 0.55, 0.55, 0.3, 0.3], [0.55, 0.55, 0.55, 0.3]),
  race: RACE.slice(0, RACES),
  'race often': RACE.slice(0, RACES),
})
