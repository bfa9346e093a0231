import type { CommandModule } from '../command.js'
import { position } from '../show/position.js'
import { actorNamed, storyNamed } from '../terminal/names.js'
import { type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'

interface Options extends RecordOptions {
  readonly towards?: string
  readonly story?: string
}

/** `onrecord positions` */
export const positions: CommandModule = {
  name: 'positions',
  summary: 'Show where an actor stands towards others and on issues, and where that turned',
  examples: ['onrecord positions Brandt', 'onrecord positions Brandt --towards Osei --json'],
  define(command, terminal) {
    recordOptions(command)
      .argument('<actor>', 'whose: a name, part of one, or an id')
      .option('--towards <actor>', 'towards this actor, or on this issue (default: those most spoken of)')
      .option('--story <id>', 'in one story: its id or words of its name')
      .action((actor: string, options: Options) =>
        withRecord(options, terminal, async (record) => {
          const { materialsOf, positions } = await import('@onrecord/flow')
          const [towards] = options.towards ? await record.actors({ words: options.towards, limit: 1 }) : []
          const found = await positions(record, await materialsOf(record), {
            actor: await actorNamed(record, actor, terminal),
            ...(options.towards && { towards: towards?.id ?? options.towards }),
            ...(options.story && { story: await storyNamed(record, options.story) }),
          })
          if (options.json) {
            for (const p of found) await terminal.out(`${JSON.stringify(p)}\n`)
            return
          }
          if (found.length === 0) return terminal.note('no such position on record')
          const names = new Map((await record.actors({ limit: 5000 })).map((a) => [a.id, a.name]))
          for (const p of found) {
            const rows = []
            for (const { statements } of p.series) rows.push(await record.resolve(statements.slice(0, 1)))
            await terminal.out(`${position(p, (id) => names.get(id) ?? id, rows, terminal)}\n`)
          }
        }),
      )
  },
}
