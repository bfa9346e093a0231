import { CONDITION_FORMS, type ConditionForm } from '@onrecord/format'
import { Option } from 'commander'
import type { CommandModule } from '../command.js'
import { byDay } from '../show/by-day.js'
import { condition } from '../show/condition.js'
import { type ListOptions, list, listOptions } from '../terminal/list.js'
import { actorNamed, articleNamed } from '../terminal/names.js'
import { type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'

interface Options extends RecordOptions, ListOptions {
  readonly holder?: string
  readonly article?: string
  readonly form?: ConditionForm
}

/** `onrecord conditions` */
export const conditions: CommandModule = {
  name: 'conditions',
  summary: 'List what was tied to what, and by whom',
  examples: ['onrecord conditions', 'onrecord conditions --form only-if --json'],
  define(command, terminal) {
    recordOptions(listOptions(command))
      .option('--holder <actor>', 'whose act depends on it: a name, part of one, or an id')
      .option('--article <name>', 'in this article')
      .addOption(new Option('--form <form>', 'how they are tied').choices(CONDITION_FORMS))
      .action((options: Options) =>
        withRecord(options, terminal, async (record) => {
          const query = {
            ...(options.holder && { holder: await actorNamed(record, options.holder, terminal) }),
            ...(options.article && { article: (await articleNamed(record, options.article)).name }),
            ...(options.form && { form: options.form }),
          }
          await list(
            options,
            terminal,
            (page) => record.conditions({ ...query, ...page }),
            (rows) =>
              byDay(
                rows,
                (c) => c.made,
                (c) => condition(c, terminal),
                terminal,
              ),
            'no such condition on record',
          )
        }),
      )
  },
}
