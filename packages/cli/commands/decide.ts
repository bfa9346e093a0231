import type { DecisionRow } from '@onrecord/record'
import type { Command } from 'commander'
import type { CommandModule } from '../command.js'
import { KINDS } from '../decide/kinds.js'
import { decisionLine } from '../show/decision.js'
import { asUsage, editor, relink } from '../terminal/editor.js'
import { type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'
import type { Terminal } from '../terminal/terminal.js'

interface Options extends RecordOptions {
  readonly by?: string
}

/** `onrecord decide KIND …` */
export const decide: CommandModule = {
  name: 'decide',
  summary: 'Decide something: confirm, correct, reject, add, link, tell a fate, note, name, remove',
  examples: [
    'onrecord decide note "Ask the author for the transcript." --on courier-2025-01-14 --by Ada',
    'onrecord decide actor-rename Brandt "Ilse Brandt" --by Ada --json',
    'onrecord decide story-make "The strait" courier-2025-01-14 tribune-2025-01-16 --by Ada',
  ],
  define(command, terminal) {
    for (const kind of KINDS) {
      const sub = kind.define(command.command(kind.name).description(`${kind.summary}.`).summary(kind.summary))
      recordOptions(sub.option('--by <name>', 'who decides (default: $ONRECORD_BY)')).action(
        async (...given: unknown[]) => {
          // Commander hands over the arguments, the options, the command.
          const args = given.slice(0, -1)
          const options = args.at(-1) as Options
          await withRecord(options, terminal, async (record) => {
            const by = editor(options.by, terminal)
            const deciding = await kind.deciding(record, args, terminal)
            await shown(await asUsage(record.decide(deciding, by)), options, terminal)
            await relink(record, terminal)
          })
        },
      )
    }
    orHelp(command)
  },
}

/** Without a kind there is nothing to decide: the help says which there are. */
const orHelp = (command: Command): void => void command.action(() => command.help())

async function shown(row: DecisionRow, options: Options, terminal: Terminal): Promise<void> {
  await terminal.out(options.json ? `${JSON.stringify(row)}\n` : decisionLine(row, terminal))
}
