import { type Command, Option } from 'commander'
import type { CommandModule } from '../command.js'
import { lean } from '../terminal/lean.js'
import { LEVEL_NAMES, type Level, logger } from '../terminal/log.js'
import { count } from '../terminal/options.js'
import { type ReachedOptions, reached, tlsOf } from '../terminal/reached.js'
import { isNamed, type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'
import type { Terminal } from '../terminal/terminal.js'
import { UsageError } from '../terminal/usage-error.js'
import { VERSION } from '../version.js'

interface Options extends RecordOptions, ReachedOptions {
  readonly port: number
  readonly host: string
  /** Commander sets it from `--open` and `--no-open`. */
  readonly open?: boolean
  readonly create?: boolean
  readonly logFormat?: 'json' | 'text'
  readonly logLevel: Level
}

/** Milliseconds in which a server that is ended is gone, whatever it is in the midst of. */
const GRACE = 9500

/** `onrecord serve` */
export const serve: CommandModule = {
  name: 'serve',
  summary: 'Open the desk in the browser: on this machine, or for others with a token',
  examples: [],
  define(command, terminal) {
    recordOptions(command, { json: false })
      .option('--port <n>', 'port to listen on', count, 4747)
      .option('--host <address>', 'address to listen on; any but this machine’s own wants a token and TLS', '127.0.0.1')
      .option('--token-file <file>', 'file with the token that whoever opens the desk has to know')
      .option('--tls-cert <file>', 'certificate (PEM, with its chain)')
      .option('--tls-key <file>', 'its key (PEM)')
      .option('--behind <address>', 'the address people open, where a proxy stands before the desk')
      .option('--create', 'make the record where there is none (one that nobody named is made anyway)')
      .option('--open', 'open the browser')
      .option('--no-open', 'do not open the browser')
      .addOption(new Option('--log-format <format>', 'lines on standard error (default: text on a terminal, else json)').choices(['json', 'text'])) // biome-ignore format: one line
      .addOption(new Option('--log-level <level>', 'least that is told').choices(LEVEL_NAMES).default('info'))
      .action((options: Options, command: Command) =>
        // A service starts before anybody has added; a name that leads nowhere is more likely mistyped.
        withRecord(options, terminal, (record) => serveUntilEnded(record, options, terminal), {
          create: options.create ?? !isNamed(command),
        }),
      )
  },
}

async function serveUntilEnded(
  record: Parameters<Parameters<typeof withRecord>[2]>[0],
  options: Options,
  terminal: Terminal,
): Promise<void> {
  lean()
  const [{ CannotListen, serve }, { overHttp }, { relinker, taker }, { deskWeb }] = await Promise.all([
    import('@onrecord/server'),
    import('@onrecord/mcp'),
    import('@onrecord/flow'),
    import('../terminal/desk-web.js'),
  ])
  const { logFormat, logLevel } = options
  const log = logger(terminal, { level: logLevel, ...(logFormat && { format: logFormat }) })
  const onError = (error: unknown) =>
    log({ level: 'error', what: 'fault', why: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  const stop = new AbortController()
  const { signal } = stop
  const links = relinker(record, onError)
  const web = deskWeb(record, { signal })
  const serving = await serve({
    ...reached(options),
    record,
    port: options.port,
    host: options.host,
    version: VERSION,
    assistant: overHttp(record, VERSION),
    take: taker(record, signal),
    tryAgain: async (rows) => (await import('../terminal/again.js')).tryAgain(record, rows, terminal, { signal }),
    web,
    log,
    onError,
    onDecided: () => links.soon(),
  }).catch((error) => {
    throw error instanceof CannotListen ? new UsageError(error.message) : error
  })
  await terminal.out(`The desk is on ${serving.url} (Ctrl-C ends it); the record is ${record.where}\n`)
  log({ level: 'info', what: 'serving', url: serving.url, record: record.where, version: VERSION })
  if (options.open) await openBrowser(serving.url)
  const renew = () => {
    try {
      const tls = tlsOf(options)
      if (tls) serving.renew(tls)
      log({ level: 'info', what: 'certificate read again' })
    } catch (error) {
      onError(error)
    }
  }
  process.on('SIGHUP', renew)
  const reason = await new Promise<string>((end) => {
    process.once('SIGINT', end).once('SIGTERM', end)
  })
  // What is written is written whole or not at all, so that being late costs nothing but the answer.
  setTimeout(() => {
    log({ level: 'warn', what: 'ended in the midst of something' })
    process.exit(0)
  }, GRACE).unref()
  log({ level: 'info', what: 'ending', reason })
  stop.abort()
  await serving.close()
  await web.close()
  await links.close()
  process.off('SIGHUP', renew)
  log({ level: 'info', what: 'ended' })
}

/** Opens the browser where there is one; that there is none is no fault. */
async function openBrowser(url: string): Promise<void> {
  const { default: open } = await import('open')
  const child = await open(url).catch(() => null)
  child?.on('error', () => {})
}
