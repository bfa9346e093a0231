import type { Page } from '@onrecord/record'
import type { CommandModule } from '../command.js'
import { position } from '../show/position.js'
import { type ListOptions, list, listOptions } from '../terminal/list.js'
import { actorNamed, storyNamed } from '../terminal/names.js'
import { type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'

interface Options extends RecordOptions, ListOptions {
  readonly towards?: string
  readonly story?: string
}

/** `onrecord positions` */
export const positions: CommandModule = {
  name: 'positions',
  summary: 'Show where an actor stands towards others and on issues, and where that turned',
  examples: ['onrecord positions Brandt', 'onrecord positions Brandt --towards Osei --json'],
  define(command, terminal) {
    recordOptions(listOptions(command))
      .argument('<actor>', 'whose: a name, part of one, or an id')
      .option('--towards <actor>', 'towards this actor, or on this issue (default: those most spoken of)')
      .option('--story <id>', 'in one story: its id or words of its name')
      .action((actor: string, options: Options) =>
        withRecord(options, terminal, async (record) => {
          const { materialsOf } = await import('@onrecord/flow/materials')
          const { positions } = await import('@onrecord/flow/positions')
          const [towards] = options.towards ? await record.actors({ words: options.towards, limit: 1 }) : []
          const found = await positions(record, await materialsOf(record), {
            actor: await actorNamed(record, actor, terminal),
            ...(options.towards && { towards: towards?.id ?? options.towards }),
            ...(options.story && { story: await storyNamed(record, options.story) }),
          })
          const page = async ({ offset = 0, limit = found.length }: Page) => found.slice(offset, offset + limit)
          const none = 'no such position on record'
          if (options.json) return list(options, terminal, page, String, none)
          const shown = async (part: Page) => {
            const some = await page(part)
            const ids = some.flatMap((p) => [p.actor, ...('actor' in p.towards ? [p.towards.actor] : [])])
            const names = await record.names(ids)
            return Promise.all(
              some.map(async (p) => {
                // Words are shown of what lies on either side of a turn.
                const told = new Set(p.turns.flatMap((t) => [t.before, t.after]))
                const rows = await Promise.all(
                  p.series.map(({ statements }, i) => record.resolve(told.has(i) ? statements.slice(0, 1) : [])),
                )
                return position(p, (id) => names.get(id) ?? id, rows, terminal)
              }),
            )
          }
          await list(options, terminal, shown, (rows) => rows.map((row) => `${row}\n`).join(''), none)
        }),
      )
  },
}
