import { serveStdio } from '@modelcontextprotocol/server/stdio'
import type { OnRecord } from '@onrecord/record'
import { assistant } from './server.js'

/** Answers on standard input and output until the other side closes it; `onError` is told what went wrong out of band. */
export function overStdio(
  record: OnRecord,
  version: string,
  onError: (error: Error) => void,
): { close(): Promise<void> } {
  return serveStdio(() => assistant(record, version), { onerror: onError })
}
