import { ACTS, type Act, type Watch } from '@onrecord/format'
import { Option } from 'commander'
import type { CommandModule } from '../command.js'
import { actorNamed } from '../terminal/names.js'
import { type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'
import { UsageError } from '../terminal/usage-error.js'

interface Options extends RecordOptions {
  readonly words?: string
  readonly by?: string
  readonly about?: string
  readonly act?: Act
  readonly outlet?: string
  readonly entry?: string
  readonly story?: string
}

/** `onrecord watch [list|add|remove]` */
export const watch: CommandModule = {
  name: 'watch',
  summary: 'Keep searches, actors and ledger entries that `digest` and the feed report on',
  examples: ['onrecord watch add Tariffs --words tariff --by Brandt', 'onrecord watch'],
  define(command, terminal) {
    recordOptions(command.command('list', { isDefault: true }).description('List what is watched.')).action(
      (options: RecordOptions) =>
        withRecord(options, terminal, async (record) => {
          const watches = await record.watches()
          if (options.json) for (const w of watches) await terminal.out(`${JSON.stringify(w)}\n`)
          else if (watches.length === 0) terminal.note('nothing is watched: `onrecord watch add NAME …`')
          else for (const { name, ...of } of watches) await terminal.out(`${terminal.colours.bold(name)}  ${Object.entries(of).map(([k, v]) => `${k} ${v}`).join(', ')}\n`) // biome-ignore format: one line
        }),
    )
    recordOptions(command.command('add').description('Watch something.').argument('<name>', 'what to call it'), { json: false }) // biome-ignore format: one line
      .option('--words <words>', 'statements that hold these words')
      .option('--by <actor>', 'that this actor makes')
      .option('--about <actor>', 'that are about this actor')
      .addOption(new Option('--act <act>', 'of this act').choices(ACTS))
      .option('--outlet <outlet>', 'in this outlet')
      .option('--entry <id>', 'this entry of the ledger')
      .option('--story <article>', 'in the story that holds this article')
      .action((name: string, options: Options) =>
        withRecord(options, terminal, async (record) => {
          const { words, by, about, act, outlet, entry, story } = options
          const made: Watch = {
            name,
            ...(words && { words }),
            ...(by && { by: await actorNamed(record, by, terminal) }),
            ...(about && { about: await actorNamed(record, about, terminal) }),
            ...(act && { act }),
            ...(outlet && { outlet }),
            ...(entry && { entry }),
            ...(story && { story }),
          }
          if (Object.keys(made).length === 1)
            throw new UsageError('say what to watch: --words, --by, --about, --act, --outlet, --entry or --story')
          await record.saveWatches([...(await record.watches()).filter((w) => w.name !== name), made])
        }),
      )
    recordOptions(command.command('remove').description('Watch it no more.').argument('<name>', 'what it is called'), { json: false }) // biome-ignore format: one line
      .action((name: string, options: RecordOptions) =>
        withRecord(options, terminal, async (record) => {
          const watches = await record.watches()
          if (!watches.some((w) => w.name === name))
            throw new UsageError(`nothing called “${name}” is watched: ${watches.map((w) => w.name).join(', ') || 'there is nothing'}`) // biome-ignore format: one line
          await record.saveWatches(watches.filter((w) => w.name !== name))
        }),
      )
  },
}
