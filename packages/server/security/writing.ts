import type { MiddlewareHandler } from 'hono'
import { problem } from '../problem.js'
import type { Access } from './access.js'
import { isLoopback } from './host.js'

/** What is written to: articles, watches, feeds and decisions; everything else of the API is read. */
const WRITTEN =
  /^\/api\/(add|watches(\/looked)?|fetch|feeds(\/look)?|rejected\/(retry|dismiss))$|^\/api\/decisions(\/import|\/[0-9a-f]{32}\/withdraw)?$/

/**
 * Lets a request that is no reading through only where it writes a decision, sent by this server's own page or by a
 * program on this machine. A page of another site can send forms and plain text without asking, never JSON; it can't
 * name this server as its origin; and who reaches the server from elsewhere has to know its token, or to come by its proxy.
 */
export const onlyOwnWriting =
  ({ host, token, behind }: Access): MiddlewareHandler =>
  async (c, next) => {
    const { method, path } = c.req
    if (method === 'GET' || method === 'HEAD') return next()
    if (method !== 'POST' || !WRITTEN.test(path))
      return problem(c, 405, 'The API is read with GET; articles, decisions and watches alone are sent, with POST.')
    if (!isLoopback(host) && token === undefined && behind === undefined)
      return problem(
        c,
        403,
        'Without a token, decisions are taken on the machine that serves alone: run `onrecord decide` there.',
      )
    const site = c.req.header('Sec-Fetch-Site')
    if (site !== undefined && site !== 'same-origin')
      return problem(c, 403, 'Pages of other sites may not write to the record.')
    const origin = c.req.header('Origin')
    if (origin !== undefined && hostOf(origin) !== (behind?.host ?? c.req.header('Host')))
      return problem(c, 403, `Pages of ${origin} may not write to the record.`)
    if (!/^application\/json\s*(;|$)/i.test(c.req.header('Content-Type') ?? ''))
      return problem(c, 415, 'Send a decision as application/json.')
    return next()
  }

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host
  } catch {
    return null
  }
}
