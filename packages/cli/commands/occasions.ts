import type { Page } from '@onrecord/record'
import type { CommandModule } from '../command.js'
import { byDay, WORDS } from '../show/by-day.js'
import { occasion } from '../show/occasion.js'
import { why } from '../show/why.js'
import { asFile, type FileOptions, fileOptions } from '../terminal/as-file.js'
import { type ListOptions, list, listOptions } from '../terminal/list.js'
import { actorNamed, articleNamed } from '../terminal/names.js'
import { type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'

interface Options extends RecordOptions, ListOptions, FileOptions {
  readonly article?: string
  readonly actor?: string
  readonly explain?: boolean
}

/** `onrecord occasions` */
export const occasions: CommandModule = {
  name: 'occasions',
  summary: 'List press conferences, speeches, interviews, votes and who reports them',
  examples: ['onrecord occasions', 'onrecord occasions --explain', 'onrecord occasions --json'],
  define(command, terminal) {
    fileOptions(recordOptions(listOptions(command)))
      .option('--article <name>', 'reported in this article')
      .option('--actor <actor>', 'at which this actor spoke')
      .option('--explain', 'say of each why its reports are one')
      .action((options: Options) =>
        withRecord(options, terminal, async (record) => {
          const query = {
            order: 'date' as const,
            ...(options.article && { article: (await articleNamed(record, options.article)).name }),
            ...(options.actor && { actor: await actorNamed(record, options.actor, terminal) }),
          }
          const narrow = async () => ({ list: 'occasions' as const, occasions: await record.occasions(query) })
          if (await asFile(options, terminal, record, narrow)) return
          const page = (part: Page) => record.occasions({ ...query, ...part })
          const none = 'no occasion on record'
          if (options.json) return list(options, terminal, page, String, none)
          const { occasionLines } = await import('@onrecord/record')
          const pages = async (part: Page) =>
            Promise.all(
              (await occasionLines(record, await page(part))).map(
                async (o) => [o, await why(record, o.occasion.why, options, terminal, WORDS)] as const,
              ),
            )
          await list(
            options,
            terminal,
            pages,
            (rows) =>
              byDay(
                rows,
                ([o]) => o.when,
                ([o, because]) => occasion(o, terminal) + because,
                terminal,
              ),
            none,
          )
        }),
      )
  },
}
