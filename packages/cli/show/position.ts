import type { Position } from '@onrecord/format'
import type { StatementRow } from '@onrecord/record'
import type { Terminal } from '../terminal/terminal.js'
import { UNDER, WORDS } from './by-day.js'
import { days } from './days.js'
import { place } from './place.js'
import { wrap } from './wrap.js'

const MARKS = '▁▂▃▄▅▆▇█'

/** A position: towards whom or what, its course as bars from hostile to cooperative, and each turn with the words on either side. */
export function position(
  p: Position,
  names: (id: string) => string,
  rows: readonly (readonly (StatementRow | null)[])[],
  terminal: Terminal,
): string {
  const { colours, width } = terminal
  const towards = 'actor' in p.towards ? names(p.towards.actor) : `“${p.towards.issue}”`
  const bars = p.series.map(({ value }) => MARKS[Math.min(7, Math.floor(((value + 1) / 2) * 8))]).join('')
  const [first, last] = [p.series[0]!, p.series.at(-1)!]
  const shown = (i: number): string[] => {
    const row = rows[i]?.find((r) => r !== null)
    const point = p.series[i]!
    if (!row) return []
    return [
      `${' '.repeat(WORDS)}${colours.dim(days(point))}  ${signed(point.value)}`,
      wrap(row.contentText, width, WORDS + 2),
      `${' '.repeat(WORDS + 2)}${place(row, terminal)}`,
    ]
  }
  return [
    `${' '.repeat(UNDER)}${colours.bold(towards)}  ${bars}  ${colours.dim(`${days(first)} ${signed(first.value)} to ${days(last)} ${signed(last.value)}`)}`,
    ...p.turns.flatMap((t) => [
      `${' '.repeat(UNDER)}${colours.yellow(`turn from ${signed(t.from)} to ${signed(t.to)}`)}`,
      ...shown(t.before),
      ...shown(t.after),
    ]),
    '',
  ].join('\n')
}

const signed = (value: number): string => `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value).toFixed(2)}`
