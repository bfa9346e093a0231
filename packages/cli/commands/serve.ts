import type { CommandModule } from '../command.js'
import { count } from '../terminal/options.js'
import { type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'
import { UsageError } from '../terminal/usage-error.js'
import { VERSION } from '../version.js'

interface Options extends RecordOptions {
  readonly port: number
  readonly host: string
  /** Commander sets it from `--open` and `--no-open`. */
  readonly open?: boolean
}

/** `onrecord serve` */
export const serve: CommandModule = {
  name: 'serve',
  summary: 'Open the desk in the browser, on this machine alone',
  examples: [],
  define(command, terminal) {
    recordOptions(command, { json: false })
      .option('--port <n>', 'port to listen on', count, 4747)
      .option('--host <address>', 'address to listen on', '127.0.0.1')
      .option('--open', 'open the browser')
      .option('--no-open', 'do not open the browser')
      .action((options: Options) =>
        withRecord(options, terminal, async (record) => {
          const { CannotListen, serve } = await import('@onrecord/server')
          const onError = (error: unknown) =>
            terminal.note(error instanceof Error ? (error.stack ?? error.message) : String(error))
          const { overHttp } = await import('@onrecord/mcp')
          const assistant = overHttp(record, VERSION)
          const { relinker, taker } = await import('@onrecord/flow')
          const links = relinker(record, onError)
          const { deskWeb } = await import('../terminal/desk-web.js')
          const web = deskWeb(record)
          const serving = await serve({
            record,
            port: options.port,
            host: options.host,
            assistant,
            take: taker(record),
            tryAgain: async (rows) => (await import('../terminal/again.js')).tryAgain(record, rows, terminal),
            web,
            onError,
            onDecided: () => links.soon(),
          }).catch((error) => {
            throw error instanceof CannotListen ? new UsageError(error.message) : error
          })
          await terminal.out(`The desk is on ${serving.url} (Ctrl-C ends it); the record is ${record.where}\n`)
          if (options.open) await openBrowser(serving.url)
          await new Promise<void>((end) => process.once('SIGINT', () => end()).once('SIGTERM', () => end()))
          await serving.close()
          await web.close()
          await links.close()
        }),
      )
  },
}

/** Opens the browser where there is one; that there is none is no fault. */
async function openBrowser(url: string): Promise<void> {
  const { default: open } = await import('open')
  const child = await open(url).catch(() => null)
  child?.on('error', () => {})
}
