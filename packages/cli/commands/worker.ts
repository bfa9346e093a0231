import { Option } from 'commander'
import type { CommandModule } from '../command.js'
import { lean } from '../terminal/lean.js'
import { teller } from '../terminal/log.js'
import { count } from '../terminal/options.js'
import { type QueueOptions, queueOptions, withQueue } from '../terminal/queue.js'
import { type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'
import { EXIT } from '../terminal/terminal.js'

interface Options extends RecordOptions, QueueOptions {
  readonly threads?: number
  readonly link?: boolean
  readonly untilEmpty?: boolean
  readonly quiet?: boolean
  readonly logFormat?: 'json' | 'text'
}

/** `onrecord worker` */
export const worker: CommandModule = {
  name: 'worker',
  summary: 'Read queued articles and put them on record, beside any number of other workers',
  examples: [],
  define(command, terminal) {
    recordOptions(queueOptions(command, { json: false }))
      .option('--threads <n>', 'threads that read (default: one a core)', count)
      .option('--link', 'link the articles whenever nothing waits; one worker of all should')
      .option('--until-empty', 'end when nothing waits')
      .option('--quiet', 'say nothing unless something is wrong')
      .addOption(
        new Option('--log-format <format>', 'lines on standard error (default: text)').choices(['json', 'text']),
      )
      .action((options: Options) =>
        withQueue(
          options,
          terminal,
          (queue) =>
          withRecord(options, terminal, async (record) => {
            lean()
            const { ensureStreams, work } = await import('@onrecord/queue')
            const { availableParallelism } = await import('node:os')
            await ensureStreams(queue)
            const stop = new AbortController()
            // What is being read is put on record first; whoever does not want to wait says so twice.
            const interrupt = () => (stop.signal.aborted ? process.exit(EXIT.interrupted) : stop.abort())
            process.on('SIGINT', interrupt).on('SIGTERM', interrupt)
            const counts: Record<string, number> = {}
            const tell = teller(terminal, options.logFormat)
            const { where } = queue
            if (!options.quiet) tell('info', 'working', `takes documents from ${where} for ${record.where} (Ctrl-C ends it)`, { queue: where, record: record.where })
            try {
              await work({
                queue,
                record,
                threads: options.threads ?? availableParallelism(),
                signal: stop.signal,
                ...(options.link && { link: true }),
                ...(options.untilEmpty && { untilEmpty: true }),
                onProblem: (line) => tell('warn', 'problem', line),
                onDone: ({ file, did }) => {
                  counts[did] = (counts[did] ?? 0) + 1
                  if (options.json) void terminal.out(`${JSON.stringify({ file, did })}\n`)
                },
              })
            } finally {
              process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
            }
            if (!options.quiet)
              tell('info', 'ended', Object.entries(counts).map(([did, n]) => `${n} ${did}`).join(', ') || 'nothing to do', counts) // biome-ignore format: one line
            if (counts.rejected) terminal.exit = EXIT.someFailed
          }, { create: true }), // biome-ignore format: the action is the argument
        ),
      )
  },
}
