import type { Utterance } from '@onrecord/format'
import type { StatementRow } from '@onrecord/record'
import type { CommandModule } from '../command.js'
import { byDay, UNDER, WORDS } from '../show/by-day.js'
import { place } from '../show/place.js'
import { wrap } from '../show/wrap.js'
import { type ListOptions, list, listOptions, pagesOf } from '../terminal/list.js'
import { actorNamed, articleNamed } from '../terminal/names.js'
import { type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'
import type { Terminal } from '../terminal/terminal.js'

interface Options extends RecordOptions, ListOptions {
  readonly by?: string
  readonly article?: string
}

/** `onrecord utterances` */
export const utterances: CommandModule = {
  name: 'utterances',
  summary: 'List what several articles report of one act of speaking',
  examples: ['onrecord utterances', 'onrecord utterances --json'],
  define(command, terminal) {
    recordOptions(listOptions(command))
      .option('--by <actor>', 'who spoke')
      .option('--article <name>', 'reported in this article')
      .action((options: Options) =>
        withRecord(options, terminal, async (record) => {
          const query = {
            ...(options.by && { speaker: await actorNamed(record, options.by, terminal) }),
            ...(options.article && { article: (await articleNamed(record, options.article)).name }),
          }
          const all = await record.utterances(query)
          const none = 'no utterance that several articles report'
          if (options.json) return list(options, terminal, pagesOf(all), String, none)
          // One report is a statement; a person who asks for utterances wants to see more than one side by side.
          const several = all.filter((u) => new Set(u.statements.map((s) => s.article)).size > 1)
          const pages = async (page: { readonly limit?: number; readonly offset?: number }) => {
            const some = await pagesOf(several)(page)
            return Promise.all(some.map(async (u) => [u, await record.resolve(u.statements)] as const))
          }
          const show = (rows: readonly (readonly [Utterance, readonly (StatementRow | null)[]])[]) =>
            byDay(
              rows,
              ([u]) => u,
              ([u, said]) => utterance(u, said, terminal),
              terminal,
            )
          await list(options, terminal, pages, show, none)
        }),
      )
  },
}

function utterance(u: Utterance, said: readonly (StatementRow | null)[], terminal: Terminal): string {
  const { colours, width } = terminal
  const rows = said.filter((s) => s !== null)
  const head = `${' '.repeat(UNDER)}${colours.bold(rows[0]?.speakerName ?? u.speaker ?? '(nobody named)')}`
  const variants = rows.map(
    (s) =>
      `${wrap(s.contentText, width, WORDS)}\n${' '.repeat(WORDS)}${place(s, terminal)}${colours.dim(`, ${s.kind}`)}`,
  )
  return `${[head, ...variants].join('\n')}\n`
}
