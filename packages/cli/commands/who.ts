import { isDay } from '@onrecord/format'
import type { KnownActor } from '@onrecord/knowledge'
import type { CommandModule } from '../command.js'
import { days } from '../show/days.js'
import { table } from '../show/table.js'
import { lastDay } from '../terminal/options.js'
import { type RecordOptions, recordOptions, recordPath, withRecord } from '../terminal/record.js'
import { soonOver } from '../terminal/soon-over.js'

interface Options extends RecordOptions {
  readonly on: string
}

const COLUMNS = [{ head: 'name' }, { head: 'type' }, { head: 'then', gives: true }, { head: 'id' }]

/** `onrecord who PHRASE --on DAY` */
export const who: CommandModule = {
  name: 'who',
  summary: 'Say whom a name, a building or a description stands for on a day, and what they then were',
  examples: [
    'onrecord who Washington --on 2024-10-24',
    'onrecord who "the Kremlin leader" --on 2024-10-24',
    'onrecord who Putin --json',
  ],
  define(command, terminal) {
    recordOptions(
      command.argument(
        '<phrase...>',
        'a name, an alias, a capital or building, a people, a description ("the UN chief")',
      ),
    )
      .option('--on <day>', 'as of this day (default: today)', lastDay)
      .action(async (phrase: string[], options: Options) => {
        soonOver()
        const { localDay, materials, materialsOf, whoIs } = await import('@onrecord/flow/who')
        const { existsSync } = await import('node:fs')
        const { isServer } = await import('@onrecord/record')
        const path = await recordPath(options, terminal)
        const own = isServer(path) || existsSync(path)
        const { knowledge, language } = own ? await withRecord(options, terminal, materialsOf) : materials()
        const day = options.on ?? localDay()
        const asked = phrase.join(' ')
        // Whom a text of that day would mean goes before whoever else bears the name.
        const meant = whoIs({ knowledge, language }, asked, day)
        const first = meant ? knowledge.actor(meant.actor.id) : undefined
        const found = [
          ...(first ? [first] : []),
          ...knowledge.named(asked),
          ...knowledge.metonym(asked),
          ...knowledge.demonym(asked),
          ...knowledge.family(asked),
        ]
        const actors = [...new Map(found.map((a) => [a.id, a])).values()]
        if (actors.length === 0) return terminal.note(`nobody known is called “${asked}”`)
        if (options.json)
          for (const a of actors)
            await terminal.out(
              `${JSON.stringify({ ...a, on: day, offices: officesOn(a, day), ...(a === first && { rule: meant?.rule }) })}\n`,
            )
        else {
          const nameOf = (id: string) => knowledge.actor(id)?.name ?? id
          const rows = actors.map((a) => [
            a.name,
            a.type,
            officesOn(a, day).map((o) => `${o.role} of ${nameOf(o.of)} (${days(o)})`).join('; '), // biome-ignore format: one line
            a.id,
          ])
          await terminal.out(table(COLUMNS, rows, terminal))
        }
      })
  },
}

/** Offices somebody held on a day. */
const officesOn = (actor: KnownActor, day: string) =>
  isDay(day) ? actor.offices.filter((o) => (o.from ?? '') <= day && day <= (o.to ?? '9999')) : []
