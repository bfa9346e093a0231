import { existsSync } from 'node:fs'
import type { Server as PlainServer } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { createAdaptorServer } from '@hono/node-server'
import { app, type Parts } from './app.js'
import { refusalOf, type Tls } from './security/access.js'
import { isLoopback } from './security/host.js'

export interface ServeOptions extends Omit<Parts, 'host' | 'desk' | 'stopping'> {
  /** Default 127.0.0.1: reached from this machine only. */
  readonly host?: string
  /** Default 4747; 0 takes a free one. */
  readonly port?: number
  /** Folder of the desk's built files; default: where this workspace builds them. */
  readonly desk?: string
}

export interface Serving {
  /** Where it is to be opened. */
  readonly url: string
  /** The port listened on. */
  readonly port: number
  /** Uses another certificate from now on. */
  renew(tls: Tls): void
  /** Takes no more requests and waits for those that are being answered, so many milliseconds at most. */
  close(patience?: number): Promise<void>
}

/** Thrown where the address can't be listened on; the message says what to do. */
export class CannotListen extends Error {}

/** Milliseconds that answers may still take when the server is ended. */
const PATIENCE = 8000

/**
 * Serves the record and the desk until closed. Rejects with `CannotListen` where the port is taken or may not be used, or where others
 * would reach the record without its token.
 */
export function serve({
  host = '127.0.0.1',
  port = 4747,
  desk = builtDesk(),
  ...rest
}: ServeOptions): Promise<Serving> {
  const { tls, behind } = rest
  const refusal = refusalOf({ ...rest, host })
  if (refusal !== null) return Promise.reject(new CannotListen(refusal))
  let isStopping = false
  let fetch: ReturnType<typeof app>['fetch']
  try {
    fetch = app({ ...rest, host, desk, stopping: () => isStopping }).fetch
  } catch (cause) {
    return Promise.reject(new CannotListen(`The certificate can't be read: ${(cause as Error).message}.`, { cause }))
  }
  let server: PlainServer | Server
  try {
    server = (
      tls
        ? createAdaptorServer({ fetch, createServer, serverOptions: { ...tls, minVersion: 'TLSv1.2' } })
        : createAdaptorServer({ fetch })
    ) as PlainServer | Server
  } catch (cause) {
    return Promise.reject(new CannotListen(`The certificate and its key can't be used: ${(cause as Error).message}.`, { cause })) // biome-ignore format: one line
  }
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new CannotListen(whatToDo(error, host, port), { cause: error })),
    )
    server.listen(port, host, () => {
      const { port: taken } = server.address() as AddressInfo
      const name = host.includes(':') ? `[${host}]` : host
      resolve({
        port: taken,
        url: behind ? behind.origin : `${tls ? 'https' : 'http'}://${name}:${taken}`,
        renew: (other) => {
          if ('setSecureContext' in server) server.setSecureContext(other)
        },
        close: (patience = PATIENCE) =>
          new Promise((done, failed) => {
            isStopping = true
            const timer = setTimeout(() => server.closeAllConnections(), patience)
            server.close((error) => {
              clearTimeout(timer)
              if (error && (error as NodeJS.ErrnoException).code !== 'ERR_SERVER_NOT_RUNNING') failed(error)
              else done()
            })
            server.closeIdleConnections()
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
