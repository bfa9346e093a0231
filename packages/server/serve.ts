import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { createAdaptorServer } from '@hono/node-server'
import type { OnRecord } from '@onrecord/record'
import { app } from './app.js'
import type { TakeIn } from './routes/add.js'
import type { TryAgain } from './routes/rejected.js'
import type { Web } from './routes/web.js'
import { isLoopback } from './security/host.js'

export interface ServeOptions {
  readonly record: OnRecord
  /** Default 127.0.0.1: reached from this machine only. */
  readonly host?: string
  /** Default 4747; 0 takes a free one. */
  readonly port?: number
  /** Folder of the desk's built files; default: where this workspace builds them. */
  readonly desk?: string
  /** Answers the Model Context Protocol at /mcp. */
  readonly assistant?: (request: Request) => Promise<Response>
  readonly onError?: (error: unknown) => void
  /** Told after something was decided. */
  readonly onDecided?: () => void
  /** Puts articles on record; without it none can be added on the page. */
  readonly take?: TakeIn
  /** Tries documents again that were turned away. */
  readonly tryAgain?: TryAgain
  /** Asks the web where a person asks for it on the page. */
  readonly web?: Web
}

export interface Serving {
  /** Where it is to be opened. */
  readonly url: string
  close(): Promise<void>
}

/** Thrown where the address can't be listened on; the message says what to do. */
export class CannotListen extends Error {}

/**
 * Serves the record and the desk until closed. Rejects with `CannotListen` where the port is taken or may not be used.
 */
export function serve({
  record,
  host = '127.0.0.1',
  port = 4747,
  desk = builtDesk(),
  onError,
  onDecided,
  take,
  tryAgain,
  web,
  assistant,
}: ServeOptions): Promise<Serving> {
  const parts = {
    record,
    host,
    desk,
    ...(onError && { onError }),
    ...(onDecided && { onDecided }),
    ...(take && { take }),
    ...(tryAgain && { tryAgain }),
    ...(web && { web }),
    ...(assistant && { assistant }),
  }
  const server = createAdaptorServer({ fetch: app(parts).fetch })
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new CannotListen(whatToDo(error, host, port), { cause: error })),
    )
    server.listen(port, host, () => {
      const { port: taken } = server.address() as AddressInfo
      const name = host.includes(':') ? `[${host}]` : host
      resolve({
        url: `http://${name}:${taken}`,
        close: () =>
          new Promise((done, failed) => {
            server.close((error) => (error ? failed(error) : done()))
            if ('closeAllConnections' in server) server.closeAllConnections()
          }),
      })
    })
  })
}

/** Where the workspace builds the desk, seen from this file's source or from its build. */
function builtDesk(): string {
  const places = ['../desk/dist', '../../desk/dist'].map((path) => fileURLToPath(new URL(path, import.meta.url)))
  return places.find((place) => existsSync(place)) ?? places[0]!
}

function whatToDo(error: NodeJS.ErrnoException, host: string, port: number): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken: stop what is using it, or choose another with --port ${port + 1}.`
    case 'EACCES':
      return `Port ${port} may not be used without more rights: choose one above 1023, for example --port 4747.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is no address of this machine: leave --host out${isLoopback(host) ? '' : ' to serve this machine only'}.`
    default:
      return `Could not listen on ${host}:${port}: ${error.message}.`
  }
}
