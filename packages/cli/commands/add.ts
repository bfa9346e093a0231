import type { CommandModule } from '../command.js'
import { summary } from '../show/summary.js'
import { lean } from '../terminal/lean.js'
import { progressBar } from '../terminal/progress.js'
import { type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'
import { filesOf, intakeOptions, type SourceOptions, saidOf, sourceOptions, sourcesOf } from '../terminal/sources.js'
import { EXIT } from '../terminal/terminal.js'

interface Options extends RecordOptions, SourceOptions {
  readonly quiet?: boolean
  readonly threads?: number
  readonly linkLater?: boolean
}

/** `onrecord add PATH…` */
export const add: CommandModule = {
  name: 'add',
  summary: 'Read articles and put them on record',
  examples: ['onrecord add examples/archive --meta examples/articles.csv', 'onrecord add examples/archive/npa.jsonl'],
  define(command, terminal) {
    recordOptions(sourceOptions(command.argument('<path...>', 'files, folders, patterns; - is standard input')))
      .option('--threads <n>', 'threads that read (default: one a core)', Number)
      .option('--link-later', 'leave the links between articles to the next add or reread')
      .option('--quiet', 'say nothing unless something is wrong')
      .action(async (paths: string[], options: Options) => {
        const files = await filesOf(paths)
        lean()
        const { add, Origins } = await import('@onrecord/flow')
        const { problemLine } = await import('@onrecord/intake')
        await withRecord(options, terminal, async (record) => {
          const bar = await progressBar(terminal, files.length, options.quiet)
          const intake = await intakeOptions(options, files, (p) => bar.note(problemLine(p)))
          const stop = new AbortController()
          const interrupt = () => stop.abort()
          process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
          const begun = performance.now()
          const origins = new Origins()
          const watching = { started: bar.at, origins, said: saidOf(options) }
          try {
            const report = await add(sourcesOf(files, intake, terminal, watching), {
              record,
              origins,
              signal: stop.signal,
              onProblem: (p) => bar.note(p.line),
              onProgress: bar.show,
              ...(options.linkLater && { links: 'later' as const }),
              ...(options.threads !== undefined && { threads: options.threads }),
            })
            bar.end()
            const failed = report.problems.filter((p) => p.severity === 'error').length
            if (options.json) await terminal.out(`${JSON.stringify(report)}\n`)
            else if (!options.quiet) terminal.note(summary(report, failed, performance.now() - begun))
            if (failed > 0) terminal.exit = EXIT.someFailed
            if (report.interrupted) terminal.exit = EXIT.interrupted
          } finally {
            bar.end()
            process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
          }
        }, { create: true }) // biome-ignore format: the action is the argument
      })
  },
}
