import type { Copy } from '@onrecord/format'
import type { CommandModule } from '../command.js'
import { table } from '../show/table.js'
import { type ListOptions, list, listOptions } from '../terminal/list.js'
import { type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'

const COLUMNS = [
  { head: 'article', gives: true },
  { head: 'repeats', gives: true },
  { head: 'share', number: true },
  { head: 'kind' },
  { head: 'wire' },
]

/** `onrecord copies` */
export const copies: CommandModule = {
  name: 'copies',
  summary: 'List articles that repeat another’s text',
  examples: ['onrecord copies'],
  define(command, terminal) {
    recordOptions(listOptions(command)).action((options: RecordOptions & ListOptions) =>
      withRecord(options, terminal, async (record) => {
        const row = (c: Copy) => [c.article, c.original, `${Math.round(c.share * 100)} %`, c.kind, c.wire ?? '']
        const show = (rows: readonly Copy[]) => table(COLUMNS, rows.map(row), terminal)
        await list(options, terminal, (page) => record.copies(page), show, 'no article repeats another')
      }),
    )
  },
}
