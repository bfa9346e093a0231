import type { Page } from '@onrecord/record'
import type { CommandModule } from '../command.js'
import { difference } from '../show/difference.js'
import { foldedPages } from '../show/folded-pages.js'
import { why } from '../show/why.js'
import { type ListOptions, list, listOptions } from '../terminal/list.js'
import { articleNamed } from '../terminal/names.js'
import { type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'

interface Options extends RecordOptions, ListOptions {
  readonly occasion?: string
  readonly article?: readonly string[]
  readonly explain?: boolean
}

const INDENT = 4

/** `onrecord differences` */
export const differences: CommandModule = {
  name: 'differences',
  summary: 'List where reports of one occasion differ, the most telling first',
  examples: ['onrecord differences', 'onrecord differences --explain', 'onrecord differences --json'],
  define(command, terminal) {
    recordOptions(listOptions(command))
      .option('--occasion <id>', 'of this occasion')
      .option('--article <name...>', 'that concern these articles')
      .option('--explain', 'say of each what it rests on')
      .action((options: Options) =>
        withRecord(options, terminal, async (record) => {
          const articles = await Promise.all((options.article ?? []).map((a) => articleNamed(record, a)))
          const page = (part: Page) =>
            record.differences({
              ...(options.occasion && { occasion: options.occasion }),
              articles: articles.map((a) => a.name),
              ...part,
            })
          const none = 'no reports of one occasion differ'
          if (options.json) return list(options, terminal, page, String, none)
          const { differenceLines } = await import('@onrecord/record')
          // Whoever asks for one occasion or article wants all of it.
          const isWhole = options.occasion !== undefined || options.article !== undefined
          const rows = isWhole
            ? async (part: Page) => (await page(part)).map((difference) => ({ difference, more: 0 }))
            : foldedPages(record)
          const pages = async (part: Page) => {
            const some = await rows(part)
            const more = new Map(some.map((r) => [r.difference.id, r.more]))
            const lines = await differenceLines(record, some.map((r) => r.difference)) // biome-ignore format: one line
            return Promise.all(
              lines.map(
                async (d) =>
                  difference(d, terminal, more.get(d.difference.id)) +
                  (await why(record, d.difference.why, options, terminal, INDENT)),
              ),
            )
          }
          await list(options, terminal, pages, (rows) => rows.join('\n'), none)
        }),
      )
  },
}
