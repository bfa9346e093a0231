import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { DecisionKind } from '@onrecord/format'
import type { DecisionRow } from '@onrecord/record'
import { Option } from 'commander'
import type { CommandModule } from '../command.js'
import { KINDS } from '../decide/kinds.js'
import { decisionLine } from '../show/decision.js'
import { asUsage, editor, relink } from '../terminal/editor.js'
import { type ListOptions, list, listOptions } from '../terminal/list.js'
import { actorNamed, articleNamed } from '../terminal/names.js'
import { firstDay } from '../terminal/options.js'
import { type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'
import { EXIT } from '../terminal/terminal.js'
import { UsageError } from '../terminal/usage-error.js'

interface Options extends RecordOptions, ListOptions {
  readonly article?: string
  readonly actor?: string
  readonly kind?: DecisionKind
  readonly by?: string
  readonly since?: string
  readonly unplaced?: boolean
  readonly withdrawn?: boolean
}

/** `onrecord decisions [list|export|import|withdraw]` */
export const decisions: CommandModule = {
  name: 'decisions',
  summary: 'List what was decided; withdraw, export and import it',
  examples: ['onrecord decisions', 'onrecord decisions list --unplaced --json', 'onrecord decisions export'],
  define(command, terminal) {
    recordOptions(
      listOptions(command.command('list', { isDefault: true }).description('List decisions, oldest first.')),
    )
      .option('--article <name>', 'about this article')
      .option('--actor <actor>', 'that name this actor')
      .addOption(new Option('--kind <kind>', 'of this kind').choices([...KINDS.map((k) => k.name), 'withdraw']))
      .option('--by <name>', 'made by')
      .option('--since <day>', 'made on or after', firstDay)
      .option('--unplaced', 'whose words are not found any more')
      .option('--withdrawn', 'that were taken back')
      .action((options: Options) =>
        withRecord(options, terminal, async (record) => {
          const { article, actor, kind, by, since, unplaced, withdrawn } = options
          const query = {
            ...(article && { article: (await articleNamed(record, article)).name }),
            ...(actor && { actor: await actorNamed(record, actor, terminal) }),
            ...(kind && { kind }),
            ...(by && { by }),
            ...(since && { since }),
            ...(unplaced && { unplaced }),
            ...(withdrawn && { withdrawn }),
          }
          const show = (rows: readonly DecisionRow[]) => rows.map((row) => decisionLine(row, terminal)).join('')
          await list(options, terminal, (page) => record.decisions({ ...query, ...page }), show, 'nothing was decided')
        }),
      )
    recordOptions(command.command('export').description('Print every decision, a line each, for another record.'), {
      json: false,
    }).action((options: RecordOptions) =>
      withRecord(options, terminal, async (record) => {
        for await (const decision of record.exportDecisions()) await terminal.out(`${JSON.stringify(decision)}\n`)
      }),
    )
    recordOptions(
      command
        .command('import')
        .description('Take the decisions of another record; what is here already adds nothing.')
        .argument('<file>', 'what `decisions export` printed; - is standard input'),
    ).action((file: string, options: RecordOptions) =>
      withRecord(options, terminal, async (record) => {
        const lines: string[] = []
        const input = file === '-' ? terminal.stdin : createReadStream(file, 'utf8')
        try {
          for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }))
            if (line.trim() !== '') lines.push(line)
        } catch (error) {
          throw new UsageError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code})`)
        }
        const report = await record.importDecisions(lines.map(parsed))
        for (const { item, message } of report.problems) terminal.note(`${file}, decision ${item + 1}: ${message}`)
        if (report.problems.length > 0) terminal.exit = EXIT.someFailed
        const { added, known, refused, problems } = report
        if (options.json) await terminal.out(`${JSON.stringify(report)}\n`)
        else
          terminal.note(
            `${added} taken, ${known} here already${refused > 0 ? `, ${refused} left out: they quote what was removed` : ''}${problems.length > 0 ? `, ${problems.length} not sound` : ''}`,
          )
        await relink(record, terminal)
      }),
    )
    recordOptions(
      command
        .command('withdraw')
        .description('Take a decision back; both stay on record.')
        .argument('<id>', 'a decision’s id, or its beginning')
        .option('--by <name>', 'who takes it back (default: $ONRECORD_BY)'),
    ).action((typed: string, options: Options) =>
      withRecord(options, terminal, async (record) => {
        const by = editor(options.by, terminal)
        const row = await asUsage(record.withdraw(await idOf(record, typed), by))
        await terminal.out(options.json ? `${JSON.stringify(row)}\n` : decisionLine(row, terminal))
        await relink(record, terminal)
      }),
    )
  },
}

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

/** The decision whose id begins as typed. Throws where none does, or several do. */
async function idOf(record: { exportDecisions(): AsyncIterable<{ id: string }> }, typed: string): Promise<string> {
  const found: string[] = []
  for await (const { id } of record.exportDecisions()) if (id.startsWith(typed)) found.push(id)
  if (found.length === 1) return found[0]!
  throw new UsageError(
    found.length === 0
      ? `there is no decision “${typed}”: \`onrecord decisions\` lists them`
      : `several decisions begin with “${typed}”: ${found.slice(0, 4).join(', ')}`,
  )
}
