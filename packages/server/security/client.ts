import type { Context } from 'hono'

/** What the server's adapter puts beside a request. */
interface Beside {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } }
}

const LOCAL = /^(127\.|::1$|::ffff:127\.)/

/**
 * Whose request it is: the other end's address, or, where a proxy on this machine stands before the server, the last that the proxy
 * put into X-Forwarded-For: what stands before it anybody may have written.
 */
export function clientOf(c: Context, behindProxy: boolean): string {
  const peer = (c.env as Beside | undefined)?.incoming?.socket?.remoteAddress ?? 'unknown'
  const last = behindProxy && (LOCAL.test(peer) || peer === 'unknown') ? c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim() : undefined // biome-ignore format: one line
  return last || peer
}
