import { isDay } from '@onrecord/format'
import type { Knowledge, KnownActor } from '@onrecord/knowledge'
import type { CommandModule } from '../command.js'
import { term } from '../show/days.js'
import { table } from '../show/table.js'
import { lastDay } from '../terminal/options.js'
import { type RecordOptions, recordOptions, recordPath, withRecord } from '../terminal/record.js'

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
        const path = await recordPath(options, terminal)
        const { isServer } = await import('@onrecord/record')
        const isRecord = isServer(path) || (await import('node:fs')).existsSync(path)
        const own = isRecord ? await withRecord(options, terminal, (record) => record.ownActors()) : []
        const { localDay } = await import('@onrecord/flow/day')
        const day = options.on ?? localDay()
        const { knowledge, actors, rule } = await meantBy(
          phrase.join(' '),
          day,
          own as unknown as readonly KnownActor[],
        )
        if (actors.length === 0) return terminal.note(`nobody known is called “${phrase.join(' ')}”`)
        if (options.json)
          for (const a of actors)
            await terminal.out(
              `${JSON.stringify({ ...a, on: day, offices: officesOn(a, day), ...(a === actors[0] && { rule }) })}\n`,
            )
        else {
          const nameOf = (id: string) => knowledge.actor(id)?.name ?? id
          const rows = actors.map((a) => [
            a.name,
            a.type,
            officesOn(a, day).map((o) => `${o.role} of ${nameOf(o.of)} (${term(o)})`).join('; '), // biome-ignore format: one line
            a.id,
          ])
          await terminal.out(table(COLUMNS, rows, terminal))
        }
      })
  },
}

/** Whom a phrase may mean, the likeliest first, with what says of that one that it does. */
interface Meant {
  readonly knowledge: Knowledge
  readonly actors: readonly KnownActor[]
  readonly rule?: string
}

/** A name that one actor alone bears means it; anything else is read as a text of the day would be, which takes a language. */
async function meantBy(asked: string, day: string, own: readonly KnownActor[]): Promise<Meant> {
  const { knowledgeOf } = await import('@onrecord/knowledge/node')
  const near = knowledgeOf(asked, own)
  const [sole, ...others] = bearersOf(asked, near)
  if (sole && others.length === 0) return { knowledge: near, actors: [sole.actor], rule: sole.rule }
  const { materials, whoIs } = await import('@onrecord/flow/who')
  const { knowledge, language } = materials(own)
  const meant = whoIs({ knowledge, language }, asked, day)
  const first = meant ? knowledge.actor(meant.actor.id) : undefined
  const found = [...(first ? [first] : []), ...bearersOf(asked, knowledge).map(({ actor }) => actor)]
  return { knowledge, actors: [...new Map(found.map((a) => [a.id, a])).values()], ...(first && { rule: meant!.rule }) }
}

/** Who bears a name or is meant by it, each with how: no two the same. */
function bearersOf(name: string, knowledge: Knowledge): { readonly actor: KnownActor; readonly rule: string }[] {
  const ways = [
    ['name', knowledge.named(name)],
    ['metonym', knowledge.metonym(name)],
    ['people', knowledge.demonym(name)],
    ['family name', knowledge.family(name)],
  ] as const
  const found = ways.flatMap(([rule, actors]) => actors.map((actor) => ({ actor, rule })))
  return found.filter(({ actor }, i) => found.findIndex((f) => f.actor.id === actor.id) === i)
}

/** Offices somebody held on a day. */
const officesOn = (actor: KnownActor, day: string) =>
  isDay(day) ? actor.offices.filter((o) => (o.from ?? '') <= day && day <= (o.to ?? '9999')) : []
