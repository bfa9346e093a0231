import type { MiddlewareHandler } from 'hono'

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

/**
 * Headers of every answer: nothing inline runs, nothing comes from or goes to another host, nothing frames the page. Where it is `secure`
 * a browser is told never to come otherwise.
 */
export const strictHeaders =
  (secure: boolean): MiddlewareHandler =>
  async (c, next) => {
    await next()
    const set = (name: string, value: string) => c.res.headers.set(name, value)
    set('Content-Security-Policy', POLICY)
    set('X-Content-Type-Options', 'nosniff')
    set('X-Frame-Options', 'DENY')
    set('Referrer-Policy', 'no-referrer')
    set('Cross-Origin-Opener-Policy', 'same-origin')
    set('Cross-Origin-Resource-Policy', 'same-origin')
    if (secure) set('Strict-Transport-Security', 'max-age=31536000')
    set('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), interest-cohort=()')
  }
