import type { Narrow } from '@onrecord/exports'
import type { OnRecord } from '@onrecord/record'
import type { Command } from 'commander'
import { save } from './save.js'
import type { Terminal } from './terminal.js'
import { UsageError } from './usage-error.js'

/** What a list takes that can be written as a file. */
export interface FileOptions {
  readonly format?: string
  readonly out?: string
}

/** Adds `--format` and `--out`. */
export const fileOptions = (command: Command): Command =>
  command
    .option('--format <format>', 'all that matches as a file: csv, jsonl, parquet or xlsx')
    .option('--out <file>', 'with --format: write there, whole or not at all (default: standard output)')

/** Writes a narrowed list as a file where one is asked for; whether it was. Throws a UsageError where that can't be. */
export async function asFile(
  { format: name, out }: FileOptions,
  terminal: Terminal,
  record: OnRecord,
  narrow: () => Narrow | Promise<Narrow>,
): Promise<boolean> {
  if (name === undefined) {
    if (out !== undefined)
      throw new UsageError('--out is for a file: say which with --format csv, jsonl, parquet or xlsx')
    return false
  }
  const { formats, jsonlRows, narrowed } = await import('@onrecord/exports')
  const format = formats[name]
  if (name !== 'jsonl' && !format?.table)
    throw new UsageError(`a list is written as csv, jsonl, parquet or xlsx, not as “${name}”`)
  if (format?.binary && out === undefined && terminal.shown)
    throw new UsageError(`${name} is not for reading: name a file with --out, or send it on with |`)
  const { articles, options } = await narrowed(record, await narrow())
  const pieces = (format?.write ?? jsonlRows)(articles, options)
  if (out !== undefined) await save(out, pieces)
  else for await (const piece of pieces) await terminal.out(piece)
  return true
}
