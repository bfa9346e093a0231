import type { CommandModule } from '../command.js'
import { difference } from '../show/difference.js'
import { folded } from '../show/folded.js'
import { why } from '../show/why.js'
import { type ListOptions, list, listOptions, pagesOf } from '../terminal/list.js'
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
          const found = await record.differences({
            ...(options.occasion && { occasion: options.occasion }),
            articles: articles.map((a) => a.name),
          })
          const all = found.sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1))
          const none = 'no reports of one occasion differ'
          if (options.json) return list(options, terminal, pagesOf(all), String, none)
          const { differenceLines } = await import('@onrecord/record')
          // Whoever asks for one occasion or article wants all of it.
          const whole = options.occasion !== undefined || options.article !== undefined
          const rows = whole ? all.map((d) => ({ difference: d, more: 0 })) : folded(all)
          const more = new Map(rows.map((r) => [r.difference.id, r.more]))
          const pages = async (page: { readonly limit?: number; readonly offset?: number }) =>
            Promise.all(
              (
                await differenceLines(
                  record,
                  (await pagesOf(rows)(page)).map((r) => r.difference),
                )
              ).map(
                async (d) =>
                  difference(d, terminal, more.get(d.difference.id)) +
                  (await why(record, d.difference.why, options, terminal, INDENT)),
              ),
            )
          await list(options, terminal, pages, (rows) => rows.join('\n'), none)
        }),
      )
  },
}
