import type { MiddlewareHandler } from 'hono'
import { problem } from '../problem.js'

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i

/**
 * Lets through only requests whose Host header names this server: a page of another site can point its own name at
 * 127.0.0.1 (DNS rebinding), but it can't change the name its requests carry.
 *
 * `host` is what is told of where it answers, `answersTo` knows the names.
 */
export const onlyThisHost =
  (host: string, answersTo: (name: string) => boolean): MiddlewareHandler =>
  async (c, next) => {
    const name = (c.req.header('Host') ?? '').replace(/:\d+$/, '')
    if (answersTo(name)) return next()
    return problem(c, 403, `This server answers to ${host} only, not to “${name}”. Open it by the address it printed.`)
  }

/** Refuses what another site's page sends on its user's behalf: the API is for this page and for programs. */
export const onlyThisSite: MiddlewareHandler = async (c, next) => {
  const site = c.req.header('Sec-Fetch-Site')
  const navigates = c.req.header('Sec-Fetch-Mode') === 'navigate' && c.req.method === 'GET'
  if (site === undefined || site === 'same-origin' || site === 'none' || navigates) return next()
  return problem(c, 403, 'Pages of other sites may not read the record.')
}

/** Whether an address can be reached from this machine alone. */
export const isLoopback = (host: string): boolean => LOOPBACK.test(host) || host === '::1'
