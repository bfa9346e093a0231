import { InvalidArgumentError } from 'commander'
import type { CommandModule } from '../command.js'
import { table } from '../show/table.js'
import { count } from '../terminal/options.js'
import { type QueueOptions, queueOptions, withQueue } from '../terminal/queue.js'
import { filesOf, intakeOptions, type SourceOptions, sourceOptions, sourcesOf } from '../terminal/sources.js'
import { EXIT, type Terminal } from '../terminal/terminal.js'
import { UsageError } from '../terminal/usage-error.js'

/** Documents sent before the first of them is known to be kept. */
const AHEAD = 32

const COLUMNS = [
  { head: 'no.', number: true },
  { head: 'file', gives: true },
  { head: 'reason', gives: true },
]

/** `onrecord queue add|status|rejected|retry|dismiss` */
export const queue: CommandModule = {
  name: 'queue',
  summary: 'Queue articles for workers on any machine to read, and see how far they are',
  examples: [],
  define(command, terminal) {
    queueOptions(
      sourceOptions(
        command
          .command('add')
          .description('Queue articles; the same one twice is queued once.')
          .argument('<path...>', 'files, folders, patterns; - is standard input'),
      ),
    )
      .option('--replicas <n>', 'servers that keep a copy, where the queue is new: 1, 3 or 5', replicas, 1)
      .option('--quiet', 'say nothing unless something is wrong')
      .action((paths: string[], options: AddOptions) => withQueue(options, terminal, (q) => add(q, paths, options, terminal))) // biome-ignore format: one line
    queueOptions(
      command
        .command('status', { isDefault: true })
        .description('Say how many wait, are being read, are done, were rejected.'),
    ).action((options: QueueOptions) =>
      withQueue(options, terminal, async (q) => {
        const { ensureStreams, status } = await import('@onrecord/queue')
        await ensureStreams(q)
        const s = await status(q)
        if (options.json) return terminal.out(`${JSON.stringify(s)}\n`)
        const lines = [
          ['waiting', `${s.waiting} (${(s.bytes / 1e6).toFixed(1)} MB)`],
          ['being read', `${s.beingRead}${s.again > 0 ? `, ${s.again} of them again` : ''}`],
          ['done', String(s.done)],
          ['rejected', `${s.rejected}${s.rejected > 0 ? ' (`onrecord queue rejected`)' : ''}`],
          ['servers', `${s.servers.there} of ${s.servers.of}, ${q.where}`],
        ] as const
        await terminal.out(lines.map(([what, value]) => `${terminal.colours.dim(what.padEnd(12))}${value}\n`).join(''))
      }),
    )
    queueOptions(
      command.command('rejected').description('List documents that no worker could put on record, with the reason.'),
    ).action((options: QueueOptions) =>
      withQueue(options, terminal, async (q) => {
        const { ensureStreams, rejected } = await import('@onrecord/queue')
        await ensureStreams(q)
        const rows = []
        for await (const row of rejected(q)) {
          if (options.json) await terminal.out(`${JSON.stringify(row)}\n`)
          else rows.push([String(row.number), row.file, row.reason])
        }
        if (options.json) return
        if (rows.length === 0) terminal.note('no document was rejected')
        else await terminal.out(table(COLUMNS, rows, terminal))
      }),
    )
    for (const [name, what, done] of [
      ['retry', 'Queue rejected documents again, all or those of these numbers.', 'queued again'],
      ['dismiss', 'Take rejected documents off the list, all or those of these numbers.', 'taken off the list'],
    ] as const)
      queueOptions(command.command(name).description(what).argument('[number...]', 'as the list shows them', numbers), { json: false }) // biome-ignore format: one line
        .action((of: number[] | undefined, options: QueueOptions) =>
          withQueue(options, terminal, async (q) => {
            const does = await import('@onrecord/queue')
            await does.ensureStreams(q)
            terminal.note(`${await does[name](q, of)} ${done}`)
          }),
        )
  },
}

interface AddOptions extends QueueOptions, SourceOptions {
  readonly replicas: 1 | 3 | 5
  readonly quiet?: boolean
}

type Queue = Parameters<Parameters<typeof withQueue>[2]>[0]

async function add(queue: Queue, paths: readonly string[], options: AddOptions, terminal: Terminal): Promise<void> {
  const files = await filesOf(paths)
  if (files.length === 0) throw new UsageError('no file')
  const { isProblem, problemLine } = await import('@onrecord/intake')
  const { ensureStreams, put } = await import('@onrecord/queue')
  await ensureStreams(queue, options.replicas)
  const counts = { queued: 0, known: 0, problems: 0 }
  const intake = await intakeOptions(options, files, (p) => terminal.note(problemLine(p)))
  const stop = new AbortController()
  const interrupt = () => stop.abort()
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  const sent: Promise<void>[] = []
  const heard = async () => void (await sent.shift())
  try {
    for await (const item of sourcesOf(files, intake, terminal)) {
      if (stop.signal.aborted) break
      if (isProblem(item)) {
        terminal.note(problemLine(item))
        if (item.severity === 'error') counts.problems++
        continue
      }
      const sending = put(queue, item).then((did) => void counts[did]++)
      // Whether it failed is seen when it is its turn.
      sending.catch(() => {})
      sent.push(sending)
      if (sent.length >= AHEAD) await heard()
    }
    while (sent.length > 0) await heard()
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
  }
  if (options.json) await terminal.out(`${JSON.stringify({ ...counts, interrupted: stop.signal.aborted })}\n`)
  else if (!options.quiet)
    terminal.note(`${counts.queued} queued, ${counts.known} known already, ${counts.problems} could not be taken`)
  if (counts.problems > 0) terminal.exit = EXIT.someFailed
  if (stop.signal.aborted) terminal.exit = EXIT.interrupted
}

function replicas(text: string): number {
  const n = count(text)
  if (![1, 3, 5].includes(n)) throw new InvalidArgumentError('Write 1, 3 or 5.')
  return n
}

const numbers = (text: string, before: readonly number[] = []): number[] => [...before, count(text)]
