import type { Day } from '@onrecord/format'
import { Option } from 'commander'
import type { CommandModule } from '../command.js'
import { count, firstDay, lastDay } from '../terminal/options.js'
import { type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'
import { save } from '../terminal/save.js'
import { UsageError } from '../terminal/usage-error.js'

interface Options extends RecordOptions {
  readonly since: Day
  readonly until?: Day
  readonly watch?: string
  readonly limit?: number
  readonly format: 'markdown' | 'atom'
  readonly desk: string
  readonly out?: string
}

/** `onrecord digest` */
export const digest: CommandModule = {
  name: 'digest',
  summary: 'Tell what is new, due or changed since a day, of all or of what is watched',
  examples: ['onrecord digest --since 2025-03-01', 'onrecord digest --since 2025-03 --format atom'],
  define(command, terminal) {
    recordOptions(command)
      .requiredOption('--since <day>', 'from this day on (or month, or year)', firstDay)
      .option('--until <day>', 'up to this day (default: today)', lastDay)
      .option('--watch <name>', 'of one watch alone')
      .option('--limit <n>', 'most lines of each part (default: 50)', count)
      .addOption(new Option('--format <format>', 'how it is written').choices(['markdown', 'atom']).default('markdown'))
      .option('--desk <address>', 'where links of the feed lead', 'http://127.0.0.1:4747')
      .option('--out <file>', 'write there (default: standard output)')
      .action((options: Options) =>
        withRecord(options, terminal, async (record) => {
          const { localDay } = await import('@onrecord/flow/day')
          const { digest } = await import('@onrecord/record')
          const watches = await record.watches()
          const watch = watches.find((w) => w.name === options.watch)
          if (options.watch && !watch)
            throw new UsageError(`nothing called “${options.watch}” is watched: ${watches.map((w) => w.name).join(', ') || 'there is nothing'}`) // biome-ignore format: one line
          const found = await digest(record, {
            since: options.since,
            until: options.until ?? localDay(),
            ...(watch && { watch }),
            ...(options.limit !== undefined && { limit: options.limit }),
          })
          const { digestAtom, digestMarkdown } = await import('@onrecord/exports')
          const written = options.json ? `${JSON.stringify(found)}\n` : options.format === 'atom' ? await digestAtom(found, options.desk) : digestMarkdown(found) // biome-ignore format: one line
          if (options.out === undefined) return terminal.out(written)
          await save(options.out, (async function* () { yield written })()) // biome-ignore format: one line
        }),
      )
  },
}
