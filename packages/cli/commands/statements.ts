import { ACTS, type Act, STATEMENT_KINDS, type StatementKind } from '@onrecord/format'
import { Option } from 'commander'
import type { CommandModule } from '../command.js'
import { byDay } from '../show/by-day.js'
import { statement } from '../show/statement.js'
import { asFile, type FileOptions, fileOptions } from '../terminal/as-file.js'
import { type ListOptions, list, listOptions } from '../terminal/list.js'
import { actorNamed, articleNamed, outletNamed } from '../terminal/names.js'
import { firstDay, lastDay } from '../terminal/options.js'
import { type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'

interface Options extends RecordOptions, ListOptions, FileOptions {
  readonly by?: string
  readonly about?: string
  readonly from?: string
  readonly to?: string
  readonly act?: Act
  readonly outlet?: string
  readonly kind?: StatementKind
  readonly article?: string
  readonly words?: string
  readonly latest?: boolean
}

/** `onrecord statements` */
export const statements: CommandModule = {
  name: 'statements',
  summary: 'List who said what, by the day it was said',
  examples: [
    'onrecord statements --by Brandt --latest',
    'onrecord statements --act promise --from 2031 --json',
    'onrecord statements --words "the text" --kind direct',
    'onrecord statements --by Brandt --format xlsx --out brandt.xlsx',
  ],
  define(command, terminal) {
    fileOptions(recordOptions(listOptions(command)))
      .option('--by <actor>', 'who said it: a name, part of one, or an id')
      .option('--about <actor>', 'whom it is about')
      .option('--from <day>', 'said on or after a day, month or year', firstDay)
      .option('--to <day>', 'said on or before', lastDay)
      .addOption(new Option('--act <act>', 'what kind of act').choices(ACTS))
      .option('--outlet <name>', 'reported by this outlet')
      .addOption(new Option('--kind <kind>', 'how it is quoted').choices(STATEMENT_KINDS))
      .option('--article <name>', 'in this article')
      .option('--words <words>', 'that hold these words; "in quotation marks" as they follow')
      .option('--latest', 'the newest first; what has no date is left out')
      .action((options: Options) =>
        withRecord(options, terminal, async (record) => {
          const { by, about, outlet, article, from, to, act, kind, words } = options
          const query = {
            ...(by && { by: await actorNamed(record, by, terminal) }),
            ...(about && { about: await actorNamed(record, about, terminal) }),
            ...(outlet && { outlet: await outletNamed(record, outlet) }),
            ...(article && { article: (await articleNamed(record, article)).name, order: 'place' as const }),
            ...(from && { from }),
            ...(to && { to }),
            ...(act && { act }),
            ...(kind && { kind }),
            ...(words && { words }),
            ...(options.latest && { order: 'latest' as const }),
          }
          if (await asFile(options, terminal, record, () => ({ list: 'statements', query }))) return
          await list(
            options,
            terminal,
            (page) => record.statements({ ...query, ...page }),
            (rows) =>
              byDay(
                rows,
                (s) => s.said,
                (s) => statement(s, terminal),
                terminal,
              ),
            'no such statement on record',
          )
        }),
      )
  },
}
