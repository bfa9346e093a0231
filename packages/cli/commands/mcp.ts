import type { CommandModule } from '../command.js'
import { count } from '../terminal/options.js'
import { type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'
import { UsageError } from '../terminal/usage-error.js'
import { VERSION } from '../version.js'

interface Options extends RecordOptions {
  readonly http?: true
  readonly port: number
}

/** `onrecord mcp` */
export const mcp: CommandModule = {
  name: 'mcp',
  summary: 'Answer assistants by the Model Context Protocol, on standard input and output or over HTTP',
  examples: [],
  define(command, terminal) {
    recordOptions(command, { json: false })
      .option('--http', 'listen on this machine instead; `onrecord serve` answers at /mcp as well')
      .option('--port <n>', 'port to listen on with --http', count, 4748)
      .action((options: Options) =>
        withRecord(options, terminal, async (record) => {
          const { overHttp, overStdio } = await import('@onrecord/mcp')
          const onError = (error: unknown) => terminal.note(error instanceof Error ? error.message : String(error))
          const ended = new Promise<void>((end) => {
            process.once('SIGINT', () => end()).once('SIGTERM', () => end())
            if (!options.http) process.stdin.once('end', () => end()).once('close', () => end())
          })
          if (!options.http) {
            const open = overStdio(record, VERSION, onError)
            await ended
            return open.close()
          }
          const { CannotListen, serve } = await import('@onrecord/server')
          const assistant = overHttp(record, VERSION)
          const serving = await serve({ record, port: options.port, assistant, onError }).catch((error) => {
            throw error instanceof CannotListen ? new UsageError(error.message) : error
          })
          terminal.note(`Assistants are answered on ${serving.url}/mcp (Ctrl-C ends it)`)
          await ended
          await serving.close()
        }),
      )
  },
}
