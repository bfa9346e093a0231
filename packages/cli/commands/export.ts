import type { ListName } from '@onrecord/exports'
import type { CommandModule } from '../command.js'
import { type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'
import { save } from '../terminal/save.js'
import { UsageError } from '../terminal/usage-error.js'

interface Options extends RecordOptions {
  readonly format: string
  readonly list?: string
  readonly out?: string
}

/** `onrecord export` */
export const exportRecord: CommandModule = {
  name: 'export',
  summary: 'Write the whole record in another format',
  examples: ['onrecord export --format jsonl', 'onrecord export --format csv --list conditions'],
  define(command, terminal) {
    recordOptions(command, { json: false })
      .option('--format <format>', 'jsonl (everything) or one of those listed by --format help', 'jsonl')
      .option('--list <list>', 'the list that a table holds (csv, parquet, xlsx): statements where it is not said')
      .option('--out <file>', 'write there, whole or not at all (default: standard output)')
      .action(async (options: Options) => {
        const { formats, jsonl, tables, wovenOf } = await import('@onrecord/exports')
        if (options.format === 'help') {
          const lines = [['jsonl', 'the whole record, with what links the articles'], ...Object.entries(formats).map(([name, f]) => [name, f.what])] // biome-ignore format: one line
          return terminal.out(lines.map(([name, what]) => `${name!.padEnd(16)}${what}\n`).join(''))
        }
        const format = formats[options.format]
        if (options.format !== 'jsonl' && !format)
          throw new UsageError(`there is no format “${options.format}”: jsonl, ${Object.keys(formats).join(', ')}`)
        if (options.list !== undefined && !format?.table)
          throw new UsageError(
            `${options.format} holds more than one list: leave out --list, or take csv, parquet or xlsx`,
          )
        if (options.list !== undefined && !(options.list in tables))
          throw new UsageError(`there is no list “${options.list}”: ${Object.keys(tables).join(', ')}`)
        if (format?.binary && options.out === undefined && terminal.shown)
          throw new UsageError(`${options.format} is not for reading: name a file with --out, or send it on with |`)
        await withRecord(options, terminal, async (record) => {
          const pieces = format
            ? format.write(record.readings(), {
                ...(options.list !== undefined && { list: options.list as ListName }),
                ...(format.table !== undefined && { woven: await wovenOf(record) }),
              })
            : jsonl(record.readings(), await wovenOf(record))
          if (options.out !== undefined) return save(options.out, pieces)
          for await (const piece of pieces) await terminal.out(piece)
        })
      })
  },
}
