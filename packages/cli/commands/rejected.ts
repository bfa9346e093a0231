import type { RejectedRow } from '@onrecord/record'
import { Option } from 'commander'
import type { CommandModule } from '../command.js'
import { rejectedLines } from '../show/rejected.js'
import { summary } from '../show/summary.js'
import { type ListOptions, list, listOptions } from '../terminal/list.js'
import { type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'
import type { SourceOptions } from '../terminal/sources.js'
import { EXIT } from '../terminal/terminal.js'
import { UsageError } from '../terminal/usage-error.js'

/** Rows looked at in one go where all are meant. */
const ALL = 1_000_000

/** `onrecord rejected [list|retry|dismiss]` */
export const rejected: CommandModule = {
  name: 'rejected',
  summary: 'List documents that did not come in, with the reason; try them again or take them off the list',
  examples: ['onrecord rejected', 'onrecord rejected --json', 'onrecord rejected retry'],
  define(command, terminal) {
    recordOptions(
      listOptions(command.command('list', { isDefault: true }).description('List them, the last first.')),
    ).action((options: RecordOptions & ListOptions) =>
      withRecord(options, terminal, async (record) => {
        const show = (rows: readonly RejectedRow[]) => rejectedLines(rows, terminal)
        await list(options, terminal, (page) => record.rejected(page), show, 'every document came in')
      }),
    )
    const limits = [
      ['--max-size <MB>', 'most megabytes of one document'],
      ['--max-seconds <n>', 'most seconds that taking one document out of its file may take'],
      ['--max-memory <MB>', 'most megabytes of memory that may take'],
    ] as const
    const retry = command
      .command('retry')
      .description('Try documents again, all or those named; what comes in leaves the list.')
      .argument('[id...]', 'beginnings of ids, as the list shows them')
    for (const [flags, what] of limits)
      retry.addOption(new Option(flags, `${what}, other than before`).argParser(Number))
    recordOptions(retry).action((ids: string[], options: RecordOptions & SourceOptions) =>
      withRecord(options, terminal, async (record) => {
        const rows = named(await record.rejected({ limit: ALL }), ids)
        if (rows.length === 0) return terminal.note('every document came in')
        const { lostAgain } = await import('@onrecord/flow')
        const lost = await lostAgain(record, rows)
        for (const { file, id } of lost)
          terminal.note(`${file}: it lies nowhere any more; hand it over again, then \`onrecord rejected dismiss ${id.slice(0, 8)}\``) // biome-ignore format: one line
        const { tryAgain } = await import('../terminal/again.js')
        const stop = new AbortController()
        const interrupt = () => stop.abort()
        process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
        const { maxSize, maxSeconds, maxMemory } = options
        const now = { ...(maxSize && { maxSize }), ...(maxSeconds && { maxSeconds }), ...(maxMemory && { maxMemory }) }
        const begun = performance.now()
        try {
          const again = rows.filter((row) => !lost.includes(row))
          const onProblem = (line: string) => terminal.note(line)
          const report = await tryAgain(record, again, terminal, { now, signal: stop.signal, onProblem })
          const failed = report.problems.filter((p) => p.severity === 'error').length + lost.length
          if (options.json) await terminal.out(`${JSON.stringify(report)}\n`)
          else terminal.note(summary(report, failed, performance.now() - begun))
          if (failed > 0) terminal.exit = EXIT.someFailed
          if (report.interrupted) terminal.exit = EXIT.interrupted
        } finally {
          process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
        }
      }),
    )
    recordOptions(
      command
        .command('dismiss')
        .description('Take documents off the list that nobody wants.')
        .argument('[id...]', 'beginnings of ids, as the list shows them')
        .option('--all', 'all of them'),
      { json: false },
    ).action((ids: string[], options: RecordOptions & { readonly all?: boolean }) =>
      withRecord(options, terminal, async (record) => {
        if (ids.length === 0 && !options.all) throw new UsageError('say which, by id, or --all')
        const rows = named(await record.rejected({ limit: ALL }), ids)
        const n = await record.dismiss(rows.map((row) => row.id))
        terminal.note(`${n === 1 ? 'one document' : `${n} documents`} taken off the list`)
      }),
    )
  },
}

/** The rows whose ids begin so; all where none is named. Throws where none, or more than one, does. */
function named(rows: readonly RejectedRow[], ids: readonly string[]): readonly RejectedRow[] {
  if (ids.length === 0) return rows
  return ids.map((id) => {
    const found = rows.filter((row) => row.id.startsWith(id.toLowerCase()))
    if (found.length === 0) throw new UsageError(`no document on the list has the id ${id}: see \`onrecord rejected\``)
    if (found.length > 1) throw new UsageError(`${found.length} documents have ids that begin with ${id}: write more of it`) // biome-ignore format: one line
    return found[0]!
  })
}
