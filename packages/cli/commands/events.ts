import { EVENT_TYPES, type EventType } from '@onrecord/format'
import { Option } from 'commander'
import type { CommandModule } from '../command.js'
import { byDay } from '../show/by-day.js'
import { event, textsOf } from '../show/event.js'
import { type ListOptions, list, listOptions } from '../terminal/list.js'
import { actorNamed, articleNamed } from '../terminal/names.js'
import { firstDay, lastDay } from '../terminal/options.js'
import { type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'

interface Options extends RecordOptions, ListOptions {
  readonly actor?: string
  readonly recipient?: string
  readonly type?: EventType
  readonly article?: string
  readonly from?: string
  readonly to?: string
}

/** `onrecord events` */
export const events: CommandModule = {
  name: 'events',
  summary: 'List who did what to whom, by day (PLOVER types)',
  examples: ['onrecord events', 'onrecord events --type CONSULT --json'],
  define(command, terminal) {
    recordOptions(listOptions(command))
      .option('--actor <actor>', 'who did it')
      .option('--recipient <actor>', 'whom it was done to')
      .addOption(new Option('--type <type>', 'of this type').choices(EVENT_TYPES))
      .option('--article <name>', 'told in this article')
      .option('--from <day>', 'on or after', firstDay)
      .option('--to <day>', 'on or before', lastDay)
      .action((options: Options) =>
        withRecord(options, terminal, async (record) => {
          const query = {
            ...(options.actor && { actor: await actorNamed(record, options.actor, terminal) }),
            ...(options.recipient && { recipient: await actorNamed(record, options.recipient, terminal) }),
            ...(options.article && { article: (await articleNamed(record, options.article)).name }),
            ...(options.type && { type: options.type }),
            ...(options.from && { from: options.from }),
            ...(options.to && { to: options.to }),
          }
          let texts: ReadonlyMap<string, string> = new Map()
          await list(
            options,
            terminal,
            async (page) => {
              const rows = await record.events({ ...query, ...page })
              if (!options.json) texts = await textsOf(record, rows)
              return rows
            },
            (rows) =>
              byDay(
                rows,
                (e) => e,
                (e) => event(e, texts, terminal),
                terminal,
              ),
            'no such event on record',
          )
        }),
      )
  },
}
