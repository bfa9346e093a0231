import type { Page } from '@onrecord/record'
import type { Command } from 'commander'
import { count, some } from './options.js'
import type { Terminal } from './terminal.js'

/** What every list takes. */
export interface ListOptions {
  readonly limit?: number
  readonly offset?: number
  readonly json?: boolean
}

/** Adds `--limit` and `--offset`. */
export const listOptions = (command: Command): Command =>
  command
    .option('--limit <n>', `most to show (default: ${SCREEN}, with --json all)`, some)
    .option('--offset <n>', 'how many to leave out first', count)

/** What is shown of a list where a person reads it. */
const SCREEN = 50
/** Rows fetched at a time. */
const STEP = 500

/**
 * Prints a list: with `--json` a line each, all of them unless `--limit` says otherwise, a page in memory at a time;
 * else as `show` makes a page of it, with a note where there is more.
 */
export async function list<T>(
  options: ListOptions,
  terminal: Terminal,
  fetch: (page: Page) => Promise<readonly T[]>,
  show: (rows: readonly T[]) => string,
  none: string,
): Promise<void> {
  const start = options.offset ?? 0
  if (options.json) {
    const end = options.limit === undefined ? Number.POSITIVE_INFINITY : start + options.limit
    for (let offset = start; offset < end; ) {
      const rows = await fetch({ offset, limit: Math.min(STEP, end - offset) })
      for (const row of rows) await terminal.out(`${JSON.stringify(row)}\n`)
      if (rows.length < STEP) return
      offset += rows.length
    }
    return
  }
  const limit = options.limit ?? SCREEN
  const rows = await fetch({ offset: start, limit: limit + 1 })
  if (rows.length === 0) return terminal.note(start > 0 ? `nothing more from --offset ${start} on` : none)
  await terminal.out(show(rows.slice(0, limit)))
  if (rows.length > limit) terminal.note(`… and more: --limit ${limit * 4}, or --offset ${start + limit}`)
}

/** Pages of those rows of a list that are wanted: the list is read as far as they reach. */
export const chosen =
  <T>(fetch: (page: Page) => Promise<readonly T[]>, isWanted: (row: T) => boolean) =>
  async ({ offset = 0, limit = Number.POSITIVE_INFINITY }: Page): Promise<readonly T[]> => {
    const found: T[] = []
    for (let at = 0; found.length < offset + limit; at += STEP) {
      const rows = await fetch({ offset: at, limit: STEP })
      found.push(...rows.filter(isWanted))
      if (rows.length < STEP) break
    }
    return found.slice(offset, offset + limit)
  }
