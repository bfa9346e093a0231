import type { Command } from 'commander'
import { decisionLine } from '../show/decision.js'
import { asUsage, editor, relink } from '../terminal/editor.js'
import { type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'
import type { Terminal } from '../terminal/terminal.js'
import type { DecideKind } from './kinds.js'

interface Options extends RecordOptions {
  readonly by?: string
}

/** Makes a command put a kind of decision on record; `outer` are options given before it. Shows what was decided. */
export function performs(
  kind: DecideKind,
  command: Command,
  terminal: Terminal,
  outer: () => object = () => ({}),
): void {
  const sub = kind.define(command.description(`${kind.summary}.`).summary(kind.summary))
  recordOptions(sub.option('--by <name>', 'who decides (default: $ONRECORD_BY)')).action(
    async (...given: unknown[]) => {
      // Commander hands over the arguments, the options, the command.
      const typed = given.slice(0, -2)
      const options = { ...outer(), ...(given.at(-2) as object) } as Options
      await withRecord(options, terminal, async (record) => {
        const by = editor(options.by, terminal)
        const row = await asUsage(record.decide(await kind.deciding(record, [...typed, options], terminal), by))
        await terminal.out(options.json ? `${JSON.stringify(row)}\n` : decisionLine(row, terminal))
        await relink(record, terminal)
      })
    },
  )
}
