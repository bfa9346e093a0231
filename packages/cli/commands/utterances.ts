import type { alignedWith } from '@onrecord/flow/told'
import type { Utterance } from '@onrecord/format'
import type { Page, StatementRow } from '@onrecord/record'
import type { CommandModule } from '../command.js'
import { byDay, UNDER, WORDS } from '../show/by-day.js'
import { place } from '../show/place.js'
import { why } from '../show/why.js'
import { wrap } from '../show/wrap.js'
import { chosen, type ListOptions, list, listOptions } from '../terminal/list.js'
import { actorNamed, articleNamed } from '../terminal/names.js'
import { type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'
import type { Terminal } from '../terminal/terminal.js'

interface Options extends RecordOptions, ListOptions {
  readonly by?: string
  readonly article?: string
  readonly explain?: boolean
}

/** `onrecord utterances` */
export const utterances: CommandModule = {
  name: 'utterances',
  summary: 'List what several articles report of one act of speaking',
  examples: ['onrecord utterances', 'onrecord utterances --explain', 'onrecord utterances --json'],
  define(command, terminal) {
    recordOptions(listOptions(command))
      .option('--by <actor>', 'who spoke')
      .option('--article <name>', 'reported in this article')
      .option('--explain', 'say of each why its reports are one')
      .action((options: Options) =>
        withRecord(options, terminal, async (record) => {
          const query = {
            ...(options.by && { speaker: await actorNamed(record, options.by, terminal) }),
            ...(options.article && { article: (await articleNamed(record, options.article)).name }),
          }
          const page = (part: Page) => record.utterances({ ...query, ...part })
          const none = 'no utterance that several articles report'
          const { alignedWith, partsTold } = await import('@onrecord/flow/told')
          if (options.json)
            return list(options, terminal, async (part) => (await page(part)).map(partsTold), String, none)
          // One report is a statement; a person who asks for utterances wants to see more than one side by side.
          const several = chosen(page, (u) => new Set(u.statements.map((s) => s.article)).size > 1)
          const pages = async (part: Page) => {
            const some = await several(part)
            // Together: one by one they are a few questions each.
            const said = await record.resolve(some.flatMap((u) => u.statements))
            const reports = some.map(({ statements }) => said.splice(0, statements.length))
            return Promise.all(
              some.map(async (u, i) => [u, reports[i]!, await why(record, u.why, options, terminal, WORDS)] as const),
            )
          }
          const show = (rows: readonly (readonly [Utterance, readonly (StatementRow | null)[], string])[]) =>
            byDay(
              rows,
              ([u]) => u,
              ([u, said, because]) => utterance(u, said, alignedWith, terminal) + because,
              terminal,
            )
          await list(options, terminal, pages, show, none)
        }),
      )
  },
}

type Align = typeof alignedWith

// The fullest quotation first; of the others the words stand out that it has not.
function utterance(u: Utterance, said: readonly (StatementRow | null)[], align: Align, terminal: Terminal): string {
  const { colours, width } = terminal
  const rows = said
    .filter((s) => s !== null)
    .sort((a, b) => quoted(b) - quoted(a) || b.contentText.length - a.contentText.length)
  const head = `${' '.repeat(UNDER)}${colours.bold(rows.find((s) => s.speaker === u.speaker)?.speakerName ?? u.speaker ?? '(nobody named)')}`
  const variants = rows.map((s, i) => {
    const stretches = i === 0 ? [{ text: s.contentText, shared: true }] : align(s.contentText, rows[0]!.contentText)
    const text = stretches.map((x) => (x.shared ? x.text : x.text.replace(/\S+/g, (w) => colours.bold(w)))).join('')
    return `${wrap(text, width, WORDS)}\n${' '.repeat(WORDS)}${place(s, terminal)}${colours.dim(`, ${s.kind}`)}`
  })
  return `${[head, ...variants].join('\n')}\n`
}

const quoted = ({ kind }: StatementRow): number => ['indirect', 'mixed', 'direct'].indexOf(kind)
