import type { TimelineLine } from '@onrecord/record'
import type { CommandModule } from '../command.js'
import { byDay } from '../show/by-day.js'
import { event, textsOf } from '../show/event.js'
import { occasion } from '../show/occasion.js'
import { statement } from '../show/statement.js'
import { type ListOptions, list, listOptions } from '../terminal/list.js'
import { actorNamed, articleNamed, storyNamed } from '../terminal/names.js'
import { firstDay, lastDay } from '../terminal/options.js'
import { type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'
import type { Terminal } from '../terminal/terminal.js'

interface Options extends RecordOptions, ListOptions {
  readonly actor?: string
  readonly article?: string
  readonly story?: string
  readonly from?: string
  readonly to?: string
}

/** `onrecord timeline` */
export const timeline: CommandModule = {
  name: 'timeline',
  summary: 'Show what happened and was said, day by day',
  examples: ['onrecord timeline', 'onrecord timeline --actor Brandt --json'],
  define(command, terminal) {
    recordOptions(listOptions(command))
      .option('--actor <actor>', 'who speaks, acts, or is spoken about')
      .option('--article <name>', 'as one article tells it')
      .option('--story <id>', 'of one story')
      .option('--from <day>', 'on or after', firstDay)
      .option('--to <day>', 'on or before', lastDay)
      .action((options: Options) =>
        withRecord(options, terminal, async (record) => {
          const { timeline } = await import('@onrecord/record')
          const query = {
            ...(options.actor && { actor: await actorNamed(record, options.actor, terminal) }),
            ...(options.article && { article: (await articleNamed(record, options.article)).name }),
            ...(options.story && { story: await storyNamed(record, options.story) }),
            ...(options.from && { from: options.from }),
            ...(options.to && { to: options.to }),
          }
          let texts: ReadonlyMap<string, string> = new Map()
          await list(
            options,
            terminal,
            async (page) => {
              const lines = await timeline(record, { ...query, ...page })
              const events = lines.flatMap((l) => (l.kind === 'event' ? l.event : []))
              if (!options.json) texts = await textsOf(record, events)
              return lines
            },
            (lines) =>
              byDay(
                lines,
                (l) => l.when,
                (l) => line(l, texts, terminal),
                terminal,
              ),
            'nothing dated on record',
          )
        }),
      )
  },
}

function line(l: TimelineLine, texts: ReadonlyMap<string, string>, terminal: Terminal): string {
  switch (l.kind) {
    case 'statement':
      return statement(l.statement, terminal)
    case 'event':
      return event(l.event, texts, terminal)
    case 'occasion':
      return occasion(l, terminal)
  }
}
