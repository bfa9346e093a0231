import type { CommandModule } from '../command.js'
import { filesOf, intakeOptions, type SourceOptions, sourceOptions, sourcesOf } from '../terminal/sources.js'
import { EXIT } from '../terminal/terminal.js'

interface Options extends SourceOptions {
  readonly explain?: boolean
  readonly actors?: string
  readonly today?: string
  readonly threads?: number
}

/** `onrecord read FILE…` */
export const read: CommandModule = {
  name: 'read',
  summary: 'Read articles and print them as JSON Lines; no record needed',
  examples: [
    'onrecord read examples/archive/*.txt --meta examples/articles.csv',
    'onrecord read examples/archive/*.txt --actors examples/actors.yaml --explain',
  ],
  define(command, terminal) {
    sourceOptions(command.argument('<path...>', 'files, folders, patterns; - is standard input'))
      .option('--actors <file>', 'your own actors (YAML or CSV)')
      .option('--explain', 'say of each conclusion why it was drawn')
      .option('--today <day>', 'read as on that day')
      .option('--threads <n>', 'threads that read (default: one a core)', Number)
      .action(async (paths: string[], options: Options) => {
        const files = await filesOf(paths)
        const { problemLine } = await import('@onrecord/intake')
        const report = (p: Parameters<typeof problemLine>[0]) => {
          terminal.note(problemLine(p))
          if (p.severity === 'error') terminal.exit = EXIT.someFailed
        }
        const intake = await intakeOptions(options, files, report)
        const { localDay, materials, readSources } = await import('@onrecord/flow/read')
        const own =
          options.actors === undefined
            ? []
            : await (await import('../terminal/own-actors.js')).ownActors(options.actors)
        const readings = readSources(sourcesOf(files, intake, terminal), {
          today: options.today ?? localDay(),
          explain: options.explain ?? false,
          materials: materials(own),
          // Standard input may go on for hours.
          alone: files.length === 1 && files[0] !== '-',
          ...(options.threads !== undefined && { threads: options.threads }),
        })
        for await (const reading of readings) {
          if ('problem' in reading) report(reading)
          else if ('article' in reading) await terminal.out(`${JSON.stringify(reading.article)}\n`)
          else {
            terminal.note(`${reading.source.uri}: it could not be read (${reading.error})`)
            terminal.exit = EXIT.someFailed
          }
        }
      })
  },
}
