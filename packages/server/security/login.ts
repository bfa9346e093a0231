import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie, setCookie } from 'hono/cookie'
import { problem } from '../problem.js'
import { type Access, isSecure } from './access.js'
import { clientOf } from './client.js'
import { page, STYLE } from './login-page.js'
import { isSame, isSession, SESSION, sessionOf } from './session.js'
import { type Throttle, throttle } from './throttle.js'

/** Told of an attempt with a wrong token, and whose it was. */
type OnFailed = (address: string) => void

/**
 * Lets through whoever knows the token: programs send it (`Authorization: Bearer`), people type it once at /login and are known by a
 * cookie that no script can read and no other site sends along. Gives the guard and the addresses it needs.
 */
export function login(access: Access & { readonly token: string }, onFailed: OnFailed = () => {}) {
  const { token, behind } = access
  const secure = isSecure(access)
  // A browser takes this prefix only where the cookie is Secure and of this host alone (RFC 6265bis, 4.1.3.2).
  const cookie = secure ? '__Host-onrecord' : 'onrecord'
  const attempts = throttle()
  const seconds = () => Date.now() / 1000
  const who = (c: Context) => clientOf(c, behind !== undefined)

  const guard: MiddlewareHandler = async (c, next) => {
    const bearer = /^Bearer +(\S+)$/i.exec(c.req.header('Authorization') ?? '')?.[1]
    if (bearer !== undefined) {
      const refused = tooOften(c, attempts, who(c))
      if (refused) return refused
      if (isSame(bearer, token)) return next()
      attempts.failed(who(c))
      onFailed(who(c))
    }
    const session = getCookie(c, cookie)
    if (bearer === undefined && session !== undefined && isSession(token, session, seconds())) return next()
    const asksForPage = c.req.method === 'GET' && c.req.header('Accept')?.includes('text/html') && !c.req.path.startsWith('/api/') // biome-ignore format: one line
    if (asksForPage) return c.redirect(`/login?to=${encodeURIComponent(c.req.path)}`, 303)
    c.header('WWW-Authenticate', 'Bearer realm="Onrecord"')
    return problem(c, 401, 'This server wants its token: open /login, or send it as “Authorization: Bearer …”.')
  }

  const addresses = new Hono()
    .use('/login', bodyLimit({ maxSize: 8192, onError: (c) => problem(c, 413, 'That is no token.') }))
    .get('/login', (c) => c.html(page(ownPath(c.req.query('to')), null)))
    .get('/login.css', (c) => c.body(STYLE, 200, { 'Content-Type': 'text/css; charset=utf-8' }))
    .post('/login', async (c) => {
      const refused = otherSite(c, behind) ?? tooOften(c, attempts, who(c))
      if (refused) return refused
      const { token: given, to } = await c.req.parseBody()
      const path = ownPath(typeof to === 'string' ? to : undefined)
      if (typeof given !== 'string' || !isSame(given.trim(), token)) {
        attempts.failed(who(c))
        onFailed(who(c))
        return c.html(page(path, 'That is not the token.'), 401)
      }
      setCookie(c, cookie, sessionOf(token, seconds()), { path: '/', httpOnly: true, sameSite: 'Strict', secure, maxAge: SESSION }) // biome-ignore format: one line
      return c.redirect(path, 303)
    })
    .post('/logout', (c) => {
      const refused = otherSite(c, behind)
      if (refused) return refused
      setCookie(c, cookie, '', { path: '/', httpOnly: true, sameSite: 'Strict', secure, maxAge: 0 })
      return c.redirect('/login', 303)
    })
  return { guard, addresses }
}

function tooOften(c: Context, attempts: Throttle, address: string): Response | null {
  const wait = attempts.wait(address)
  if (wait === 0) return null
  c.header('Retry-After', String(wait))
  return problem(c, 429, `Too many wrong tokens from ${address}: try again in ${wait} seconds.`)
}

/** Refuses a form that another site's page sends. */
function otherSite(c: Context, behind: URL | undefined): Response | null {
  const site = c.req.header('Sec-Fetch-Site')
  const origin = c.req.header('Origin')
  const host = origin && URL.canParse(origin) ? new URL(origin).host : origin
  const isOwn = host === undefined || host === (behind?.host ?? c.req.header('Host'))
  if ((site === undefined || site === 'same-origin' || site === 'none') && isOwn) return null
  return problem(c, 403, 'Pages of other sites may not log in here.')
}

/** Where to go behind the login: a path of this server, never another's address. */
const ownPath = (to: string | undefined): string =>
  to !== undefined && /^\/(?![/\\])[^\s\\]*$/.test(to) && !to.startsWith('/login') ? to : '/'
