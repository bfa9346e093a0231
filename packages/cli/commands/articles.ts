import type { ArticleRow } from '@onrecord/record'
import type { CommandModule } from '../command.js'
import { days } from '../show/days.js'
import { table } from '../show/table.js'
import { type ListOptions, list, listOptions } from '../terminal/list.js'
import { actorNamed, outletNamed, storyNamed } from '../terminal/names.js'
import { firstDay, lastDay } from '../terminal/options.js'
import { type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'

interface Options extends RecordOptions, ListOptions {
  readonly outlet?: string
  readonly actor?: string
  readonly story?: string
  readonly from?: string
  readonly to?: string
}

const COLUMNS = [
  { head: 'name' },
  { head: 'published' },
  { head: 'outlet', gives: true },
  { head: 'title', gives: true },
  { head: 'statements', number: true },
  { head: 'conditions', number: true },
]

/** `onrecord articles` */
export const articles: CommandModule = {
  name: 'articles',
  summary: 'List the articles on record by date',
  examples: ['onrecord articles', 'onrecord articles --from 2031-01 --json'],
  define(command, terminal) {
    recordOptions(listOptions(command))
      .option('--outlet <name>', 'of this outlet')
      .option('--actor <name>', 'that mention this actor')
      .option('--story <id>', 'of this story')
      .option('--from <day>', 'published on or after', firstDay)
      .option('--to <day>', 'published on or before', lastDay)
      .action((options: Options) =>
        withRecord(options, terminal, async (record) => {
          const query = {
            ...(options.outlet && { outlet: await outletNamed(record, options.outlet) }),
            ...(options.actor && { actor: await actorNamed(record, options.actor, terminal) }),
            ...(options.story && { story: await storyNamed(record, options.story) }),
            ...(options.from && { from: options.from }),
            ...(options.to && { to: options.to }),
          }
          const row = (a: ArticleRow) => [
            a.edition > 1 ? `${a.name} (edition ${a.edition})` : a.name,
            `${days(a.published)}${a.published.basis === 'text' ? ' *' : ''}`,
            a.outlet ?? '',
            a.title ?? '',
            String(a.statements),
            String(a.conditions),
          ]
          const show = (rows: readonly ArticleRow[]) =>
            table(COLUMNS, rows.map(row), terminal) +
            (rows.some((a) => a.published.basis === 'text') ? terminal.colours.dim('* worked out of the text\n') : '')
          await list(options, terminal, (page) => record.articles({ ...query, ...page }), show, 'no article on record')
        }),
      )
  },
}
