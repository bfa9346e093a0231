import { statSync } from 'node:fs'
import type { CommandModule } from '../command.js'
import { type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'

/** `onrecord backup FILE` */
export const backup: CommandModule = {
  name: 'backup',
  summary: 'Copy the record as it is at this moment, while it is used',
  examples: [],
  define(command, terminal) {
    recordOptions(command.argument('<file>', 'a file that is not there yet'), { json: false }).action(
      (file: string, options: RecordOptions) =>
        withRecord(options, terminal, async (record) => {
          await record.backup(file)
          const { articles } = await record.counts()
          terminal.note(`${file}: ${articles} articles, ${(statSync(file).size / 1e6).toFixed(1)} MB`)
        }),
    )
  },
}
