import type { CommandModule } from '../command.js'
import { storyNamed } from '../terminal/names.js'
import { count } from '../terminal/options.js'
import { type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'

interface Options extends RecordOptions {
  readonly story?: string
  readonly limit?: number
}

/** `onrecord brief` */
export const brief: CommandModule = {
  name: 'brief',
  summary: 'Write where things stand as Markdown, a reference behind every line',
  examples: ['onrecord brief', 'onrecord brief --limit 5 --json'],
  define(command, terminal) {
    recordOptions(command)
      .option('--story <id>', 'of one story: its id or words of its name')
      .option('--limit <n>', 'most lines of each part (default: 12)', count)
      .action((options: Options) =>
        withRecord(options, terminal, async (record) => {
          const { brief } = await import('@onrecord/record')
          const found = await brief(record, {
            ...(options.story && { story: await storyNamed(record, options.story) }),
            ...(options.limit !== undefined && { limit: options.limit }),
          })
          if (options.json) return terminal.out(`${JSON.stringify(found)}\n`)
          const { briefMarkdown } = await import('@onrecord/exports')
          await terminal.out(briefMarkdown(found!))
        }),
      )
  },
}
