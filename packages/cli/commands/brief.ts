import { Option } from 'commander'
import type { CommandModule } from '../command.js'
import { storyNamed } from '../terminal/names.js'
import { count } from '../terminal/options.js'
import { type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'
import { save } from '../terminal/save.js'
import { UsageError } from '../terminal/usage-error.js'

interface Options extends RecordOptions {
  readonly story?: string
  readonly limit?: number
  readonly format: 'markdown' | 'html' | 'docx'
  readonly out?: string
}

/** `onrecord brief` */
export const brief: CommandModule = {
  name: 'brief',
  summary: 'Write where things stand, a reference behind every line',
  examples: ['onrecord brief', 'onrecord brief --limit 5 --json', 'onrecord brief --format html'],
  define(command, terminal) {
    recordOptions(command)
      .option('--story <id>', 'of one story: its id or words of its name')
      .option('--limit <n>', 'most lines of each part (default: 12)', count)
      .addOption(
        new Option('--format <format>', 'how it is written').choices(['markdown', 'html', 'docx']).default('markdown'),
      )
      .option('--out <file>', 'write there (default: standard output)')
      .action((options: Options) => {
        if (options.format === 'docx' && options.out === undefined && terminal.shown)
          throw new UsageError('docx is not for reading in a terminal: name a file with --out')
        return withRecord(options, terminal, async (record) => {
          const { brief } = await import('@onrecord/record')
          const found = (await brief(record, {
            ...(options.story && { story: await storyNamed(record, options.story) }),
            ...(options.limit !== undefined && { limit: options.limit }),
          }))!
          const { briefDocx, briefHtml, briefMarkdown } = await import('@onrecord/exports')
          const write = { markdown: briefMarkdown, html: briefHtml, docx: briefDocx }[options.format]
          const written = options.json ? `${JSON.stringify(found)}\n` : await write(found)
          if (options.out === undefined) return terminal.out(written)
          await save(options.out, (async function* () { yield written })()) // biome-ignore format: one line
        })
      })
  },
}
