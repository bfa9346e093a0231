import { ACTOR_TYPES, type ActorType } from '@onrecord/format'
import { Option } from 'commander'
import type { CommandModule } from '../command.js'
import { KINDS } from '../decide/kinds.js'
import { performs } from '../decide/perform.js'
import { table } from '../show/table.js'
import { type ListOptions, list, listOptions } from '../terminal/list.js'
import { type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'

interface Options extends RecordOptions, ListOptions {
  readonly type?: ActorType
  readonly words?: string
}

const COLUMNS = [
  { head: 'name', gives: true },
  { head: 'type' },
  { head: 'statements', number: true },
  { head: 'about', number: true },
  { head: 'articles', number: true },
  { head: 'id', gives: true },
]

/** `onrecord actors`, `actors import FILE`, `actors show`, and what an editor decides of them: `merge`, `split`, `rename`. */
export const actors: CommandModule = {
  name: 'actors',
  summary: 'List who speaks and is spoken about, or bring in your own actors',
  examples: [
    'onrecord actors',
    'onrecord actors --type person --json',
    'onrecord actors import examples/actors.yaml',
    'onrecord actors show Brandt',
    'onrecord actors rename Brandt "Ilse Brandt" --by Ada',
  ],
  define(command, terminal) {
    recordOptions(listOptions(command))
      .addOption(new Option('--type <type>', 'of this type').choices(ACTOR_TYPES))
      .option('--words <words>', 'whose name holds these words')
      .action((options: Options) =>
        withRecord(options, terminal, async (record) => {
          const query = { ...(options.type && { type: options.type }), ...(options.words && { words: options.words }) }
          await list(
            options,
            terminal,
            (page) => record.actors({ ...query, ...page }),
            (rows) => {
              const cells = rows.map((a) => [
                a.name,
                a.type,
                String(a.statements),
                String(a.about),
                String(a.articles),
                a.id,
              ])
              return table(COLUMNS, cells, terminal)
            },
            'no such actor on record',
          )
        }),
      )
    for (const name of ['merge', 'split', 'rename']) {
      const kind = KINDS.find((k) => k.name === `actor-${name}`)!
      performs(kind, command.command(name), terminal, () => command.opts())
    }
    recordOptions(command.command('show').argument('<actor>', 'a name, alias or id'))
      .description('Names, offices, mentions by article with how sure each is, statements, and who may be the same.')
      .action(async (typed: string, own: RecordOptions) => {
        const options = { ...command.opts(), ...own } as RecordOptions
        await withRecord(options, terminal, async (record) => {
          const { showActor } = await import('../terminal/actor.js')
          await terminal.out(await showActor(record, typed, options.json === true, terminal))
        })
      })
    recordOptions(
      command
        .command('import')
        .argument(
          '<file>',
          'YAML, CSV, FollowTheMoney (.jsonl), a Wikidata query (.json) or a PETRARCH dictionary (.actors)',
        ),
    )
      .description('Keep your own actors in the record; they are laid over what Onrecord knows.')
      .option('--quiet', 'say nothing unless something is wrong')
      .action(async (file: string, own: RecordOptions & { readonly quiet?: boolean }, self) => {
        // Options before `import` are those of `actors`.
        const options = { ...self.parent?.opts(), ...own } as RecordOptions & { readonly quiet?: boolean }
        const { ownActors } = await import('../terminal/own-actors.js')
        const { stale } = await import('@onrecord/flow')
        const known = await ownActors(file)
        await withRecord(options, terminal, async (record) => {
          await record.saveOwnActors(known as never)
          const waiting = (await stale({ record })).length
          if (options.json) await terminal.out(`${JSON.stringify({ actors: known.length, stale: waiting })}\n`)
          else if (!options.quiet)
            terminal.note(
              `${known.length} actors kept${waiting > 0 ? `; ${waiting} articles were read without them: \`onrecord reread\`` : ''}`,
            )
        }, { create: true }) // biome-ignore format: the action is the argument
      })
  },
}
