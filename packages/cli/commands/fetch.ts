import type { CommandModule } from '../command.js'
import { summary } from '../show/summary.js'
import { webReader } from '../terminal/fetching.js'
import { articlesAt } from '../terminal/following.js'
import { type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'
import { EXIT } from '../terminal/terminal.js'
import { VERSION } from '../version.js'

interface Options extends RecordOptions {
  readonly allowPrivate?: true
}

/** `onrecord fetch URL…` */
export const fetch: CommandModule = {
  name: 'fetch',
  summary: 'Fetch articles by their addresses and put them on record',
  examples: [],
  define(command, terminal) {
    recordOptions(command.argument('<url...>', 'addresses, http or https'))
      .option('--allow-private', 'also of this machine and of private networks')
      .action((urls: string[], options: Options) =>
        withRecord(options, terminal, async (record) => {
          const [{ add, Origins }, { fetcher }] = await Promise.all([import('@onrecord/flow'), import('@onrecord/web')])
          // A person asked for these by hand: what a site asks of robots is not asked of them.
          const web = fetcher({ agent: `onrecord/${VERSION}`, ignoreRobots: true, ...(options.allowPrivate && { allowPrivate: true }) }) // biome-ignore format: one line
          const reader = await webReader()
          const origins = new Origins()
          const sources = articlesAt(urls, web, reader, origins, options.allowPrivate ? { allowPrivate: 'yes' } : {})
          const begun = performance.now()
          try {
            const report = await add(sources, { record, origins, threads: 1, onProblem: (p) => terminal.note(p.line) })
            const failed = report.problems.filter((p) => p.severity === 'error').length
            if (options.json) await terminal.out(`${JSON.stringify(report)}\n`)
            else terminal.note(summary(report, failed, performance.now() - begun))
            if (failed > 0) terminal.exit = EXIT.someFailed
          } finally {
            await reader.close()
            await web.close()
          }
        }, { create: true })) // biome-ignore format: the action is the argument
  },
}
