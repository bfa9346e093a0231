import type { Story } from '@onrecord/format'
import type { Page } from '@onrecord/record'
import type { CommandModule } from '../command.js'
import { days } from '../show/days.js'
import { table } from '../show/table.js'
import { type ListOptions, list, listOptions } from '../terminal/list.js'
import { type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'

const COLUMNS = [
  { head: 'name', gives: true },
  { head: 'days' },
  { head: 'articles', number: true },
  { head: 'actors', number: true },
  { head: 'id' },
]

/** `onrecord stories` */
export const stories: CommandModule = {
  name: 'stories',
  summary: 'List developing matters and their articles, the latest first',
  examples: ['onrecord stories', 'onrecord stories --json'],
  define(command, terminal) {
    recordOptions(listOptions(command)).action((options: RecordOptions & ListOptions) =>
      withRecord(options, terminal, async (record) => {
        const row = (s: Story) => [s.name, days(s), String(s.articles.length), String(s.actors.length), s.id]
        const show = (rows: readonly Story[]) => table(COLUMNS, rows.map(row), terminal)
        const latest = (page: Page) => record.stories({ ...page, order: 'latest' })
        await list(options, terminal, latest, show, 'no story on record')
      }),
    )
  },
}
