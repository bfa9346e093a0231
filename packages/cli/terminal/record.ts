import { homedir } from 'node:os'
import { join } from 'node:path'
import type { OnRecord } from '@onrecord/record'
import type { Command } from 'commander'
import { BY_FOLDER } from '../config/apply.js'
import type { Terminal } from './terminal.js'

/** What every command on a record takes. */
export interface RecordOptions {
  readonly record?: string
  readonly json?: boolean
}

/** Adds `--record` and `--json`. */
export const recordOptions = (command: Command, { json = true } = {}): Command => {
  command.option(
    '--record <where>',
    'the record, a file or postgres:// address (default: onrecord.db in your data folder, or $ONRECORD_RECORD)',
  )
  return json ? command.option('--json', 'one JSON object a line') : command
}

/** Whether somebody named the record: by `--record`, $ONRECORD_RECORD or a settings file, not by the folder for data alone. */
export const isNamed = (command: Command): boolean =>
  command.getOptionValue('record') !== undefined && command.getOptionValueSource('record') !== BY_FOLDER

/** Where the record lies: `--record`, else $ONRECORD_RECORD, else onrecord.db in the folder the platform has for data ($ONRECORD_DATA for another). */
export async function recordPath({ record }: RecordOptions, { env }: Terminal): Promise<string> {
  const named = record ?? env.ONRECORD_RECORD
  if (named) return named.replace(/^~(?=\/|$)/, homedir())
  const folder = env.ONRECORD_DATA ?? (await import('env-paths')).default('onrecord', { suffix: '' }).data
  return join(folder, 'onrecord.db')
}

/** Opens the record for one command and closes it behind it. Commands that only ask do not make a new one. */
export async function withRecord<T>(
  options: RecordOptions,
  terminal: Terminal,
  does: (record: OnRecord) => Promise<T>,
  { create = false, copy = true }: { readonly create?: boolean; readonly copy?: boolean } = {},
): Promise<T> {
  const { open } = await import('@onrecord/record')
  const told = (line: string) => terminal.note(line)
  const record = await open(await recordPath(options, terminal), { create, copy, told })
  try {
    return await does(record)
  } finally {
    await record.close()
  }
}
