import type { Entry, Log } from '@onrecord/server'
import type { Terminal } from './terminal.js'

const LEVELS = ['debug', 'info', 'warn', 'error'] as const
export type Level = (typeof LEVELS)[number]
export const LEVEL_NAMES: readonly Level[] = LEVELS

/**
 * Writes what happens to standard error, a line each: as JSON with its time for programs that gather lines, as words for a person. What
 * is below `level` is left out.
 */
export function logger(
  { note, watched, colours }: Terminal,
  { level = 'info', format = watched ? 'text' : 'json' }: { readonly level?: Level; readonly format?: 'json' | 'text' },
): Log {
  const least = LEVELS.indexOf(level)
  return (entry) => {
    if (LEVELS.indexOf(entry.level) < least) return
    if (format === 'json') note(JSON.stringify({ time: new Date().toISOString(), ...entry }))
    else note(words(entry, colours))
  }
}

/** Tells what happens: as the line a person reads, or as an entry with its level and fields for programs that gather lines. */
export type Tell = (level: Level, what: string, line: string, fields?: object) => void

/** How a command that goes on without end tells what it does, on standard error. */
export function teller(terminal: Terminal, format: 'json' | 'text' = 'text'): Tell {
  const log = logger(terminal, { level: 'debug', format })
  return (level, what, line, fields = { line }) => {
    if (format === 'json') log({ level, what, ...fields })
    else terminal.note(line)
  }
}

function words({ level, what, ...fields }: Entry, colours: Terminal['colours']): string {
  const time = new Date().toTimeString().slice(0, 8)
  const said = Object.entries(fields).flatMap(([k, v]) => (v === undefined || v === null ? [] : [`${colours.dim(`${k}=`)}${v}`])) // biome-ignore format: one line
  const name = level === 'error' ? colours.red(what) : level === 'warn' ? colours.yellow(what) : what
  return [colours.dim(time), name, ...said].join(' ')
}
