import type { CommandModule } from '../command.js'
import { summary } from '../show/summary.js'
import { lean } from '../terminal/lean.js'
import { progressBar } from '../terminal/progress.js'
import { type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'
import { EXIT } from '../terminal/terminal.js'

/** `onrecord reread` */
export const reread: CommandModule = {
  name: 'reread',
  summary: 'Read again what an older program or other actors read',
  examples: ['onrecord reread'],
  define(command, terminal) {
    recordOptions(command)
      .option('--quiet', 'say nothing unless something is wrong')
      .action(async (options: RecordOptions & { readonly quiet?: boolean }) => {
        lean()
        const { reread, stale } = await import('@onrecord/flow')
        await withRecord(options, terminal, async (record) => {
          const names = await stale({ record })
          const bar = await progressBar(terminal, names.length, options.quiet)
          const begun = performance.now()
          const onProgress = (p: Parameters<typeof bar.show>[0]) => {
            if (p.step === 'read') bar.at(p.done)
            bar.show(p)
          }
          const report = await reread({ record, onProgress, onProblem: (p) => bar.note(p.line) }).finally(bar.end)
          if (options.json) await terminal.out(`${JSON.stringify(report)}\n`)
          else if (!options.quiet)
            terminal.note(
              names.length === 0
                ? 'nothing to read again'
                : summary(report, report.problems.length, performance.now() - begun),
            )
          if (report.problems.length > 0) terminal.exit = EXIT.someFailed
        })
      })
  },
}
