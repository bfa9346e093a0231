import { createMcpHandler } from '@modelcontextprotocol/server'
import type { OnRecord } from '@onrecord/record'
import { assistant } from './server.js'

/** Answers one HTTP request of the protocol (streamable HTTP). Who may ask is for the caller to check first. */
export function overHttp(record: OnRecord, version: string): (request: Request) => Promise<Response> {
  const handler = createMcpHandler(() => assistant(record, version))
  return (request) => handler.fetch(request)
}
