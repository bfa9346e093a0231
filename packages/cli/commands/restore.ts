import { existsSync } from 'node:fs'
import type { CommandModule } from '../command.js'
import { type RecordOptions, recordOptions, recordPath, withRecord } from '../terminal/record.js'

/** `onrecord restore FILE` */
export const restore: CommandModule = {
  name: 'restore',
  summary: 'Put back what a backup holds, while the record is used; what it replaces is kept beside it',
  examples: [],
  define(command, terminal) {
    recordOptions(command.argument('<file>', 'what `onrecord backup` wrote'), { json: false })
      .option('--discard', 'do not keep what it replaces')
      .action(async (file: string, options: RecordOptions & { readonly discard?: boolean }) => {
        const path = await recordPath(options, terminal)
        const { isServer } = await import('@onrecord/record')
        const onServer = isServer(path)
        const isThere = onServer || existsSync(path)
        await withRecord(options, terminal, async (record) => {
          if (isThere && !options.discard) {
            // What a server held is kept beside the file that is restored.
            const kept = `${onServer ? file : path}.before-restore-${new Date().toISOString().replace(/[^0-9]/g, '').slice(0, 17)}`
            await record.backup(kept)
            terminal.note(`what was on record is kept as ${kept}`)
          }
          await record.restore(file)
          terminal.note(`${(await record.counts()).articles} articles on record, as ${file} has them`)
        }, { create: true }) // biome-ignore format: the action is the argument
      })
  },
}
