import type { OnRecord } from '@onrecord/record'
import type { CommandModule } from '../command.js'
import { type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'
import { UsageError } from '../terminal/usage-error.js'

interface Options extends RecordOptions {
  readonly format: string
}

/** `onrecord export` */
export const exportRecord: CommandModule = {
  name: 'export',
  summary: 'Write the whole record in another format',
  examples: ['onrecord export --format jsonl', 'onrecord export --format csv'],
  define(command, terminal) {
    recordOptions(command, { json: false })
      .option('--format <format>', 'jsonl (everything) or one of those listed by --format help', 'jsonl')
      .action(async (options: Options) => {
        const { formats, jsonl } = await import('@onrecord/exports')
        if (options.format === 'help') {
          const lines = [['jsonl', 'the whole record, with what links the articles'], ...Object.entries(formats).map(([name, f]) => [name, f.what])] // biome-ignore format: one line
          return terminal.out(lines.map(([name, what]) => `${name!.padEnd(16)}${what}\n`).join(''))
        }
        const other = formats[options.format]
        if (options.format !== 'jsonl' && !other)
          throw new UsageError(`there is no format “${options.format}”: jsonl, ${Object.keys(formats).join(', ')}`)
        await withRecord(options, terminal, async (record) => {
          const pieces = other ? other.write(record.readings()) : jsonl(record.readings(), await links(record))
          for await (const piece of pieces) await terminal.out(piece)
        })
      })
  },
}

const links = async (record: OnRecord) => ({
  copies: await record.copies(),
  utterances: await record.utterances(),
  occasions: await record.occasions(),
  differences: await record.differences(),
  stories: await record.stories(),
})
