import { OpenAPIHono } from '@hono/zod-openapi'
import type { OnRecord } from '@onrecord/record'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { etag } from 'hono/etag'
import { HTTPException } from 'hono/http-exception'
import { describe } from './openapi.js'
import { type Log, operations } from './operations/operations.js'
import { problem, Refusal } from './problem.js'
import { actors } from './routes/actors.js'
import { adding, type TakeIn } from './routes/add.js'
import { articles } from './routes/articles.js'
import { brief } from './routes/brief.js'
import { compare } from './routes/compare.js'
import { conditions } from './routes/conditions.js'
import { copies } from './routes/copies.js'
import { course } from './routes/course.js'
import { decisions } from './routes/decisions.js'
import { differences } from './routes/differences.js'
import { events } from './routes/events.js'
import { exportFiles } from './routes/export.js'
import { health } from './routes/health.js'
import { ledger } from './routes/ledger.js'
import { occasions } from './routes/occasions.js'
import { positions } from './routes/positions.js'
import { questions } from './routes/questions.js'
import { rejected, type TryAgain } from './routes/rejected.js'
import { search } from './routes/search.js'
import { statements } from './routes/statements.js'
import { stories } from './routes/stories.js'
import { timeline } from './routes/timeline.js'
import { utterances } from './routes/utterances.js'
import { verify } from './routes/verify.js'
import { watches } from './routes/watches.js'
import { fetching, type Web } from './routes/web.js'
import { type Access, isSecure, namesOf } from './security/access.js'
import { clientOf } from './security/client.js'
import { strictHeaders } from './security/headers.js'
import { onlyThisHost, onlyThisSite } from './security/host.js'
import { login } from './security/login.js'
import { onlyOwnWriting } from './security/writing.js'
import { site } from './site.js'

const ROOMS = [
  articles, statements, actors, conditions, ledger, positions, verify, watches, occasions, differences, utterances, events, copies, timeline, course, compare, search,
  brief, stories, questions, exportFiles, health,
] as const // biome-ignore format: one line reads better

/** Bytes of a request: ten thousand decisions and more. */
const MOST_SENT = 16 * 1024 * 1024

/** What the server is made of. */
export interface Parts extends Access {
  readonly record: OnRecord
  /** The folder of the desk's built files; without one there is only the API. */
  readonly desk: string | null
  /** Answers the Model Context Protocol at /mcp; without it there is no such address. */
  readonly assistant?: (request: Request) => Promise<Response>
  /** The program's version, for its figures. */
  readonly version?: string
  /** Told of requests and of what matters to whoever runs the server. */
  readonly log?: Log
  /** Whether the server is being ended: it is no longer ready. */
  readonly stopping?: () => boolean
  /** Told of what went wrong inside; the asker learns only that it did. */
  readonly onError?: (error: unknown) => void
  /** Told after something was decided: what links rest on may have changed. */
  readonly onDecided?: () => void
  /** Puts articles on record; without it none can be added here. */
  readonly take?: TakeIn
  /** Tries documents again that were turned away; without it they are only listed. */
  readonly tryAgain?: TryAgain
  /** Asks the web where a person asks for it; without it nothing can be fetched here. */
  readonly web?: Web
}

/** The HTTP application: guards, the API under /api, the desk under everything else. Takes requests, knows no sockets. */
export function app(parts: Parts): OpenAPIHono {
  const { record, host, desk, token, behind, onError, onDecided, take, tryAgain, web, assistant } = parts
  const app = new OpenAPIHono()
  const { version = '', log = () => {}, stopping = () => false } = parts
  const client = (c: Context) => clientOf(c, behind !== undefined)
  const { watch, health: alive, metrics, wrongToken } = operations({ record, version, log, stopping, client })
  app.use(strictHeaders(isSecure(parts)))
  app.use(watch)
  app.route('/', alive)
  app.use(onlyThisHost(behind?.host ?? host, namesOf(parts)))
  if (token !== undefined) {
    const { guard, addresses } = login({ ...parts, token }, wrongToken)
    app.route('/', addresses)
    app.use(guard)
  }
  app.route('/', metrics)
  const small = bodyLimit({
    maxSize: MOST_SENT,
    onError: (c) => problem(c, 413, 'That is more than can be sent at once.'),
  })
  app.use('/api/*', onlyThisSite, onlyOwnWriting(parts), small, etag(), async (c, next) => {
    await next()
    c.res.headers.set('Cache-Control', 'no-cache')
  })

  for (const room of ROOMS) app.route('/api', room(record))
  app.route('/api', decisions(record, onDecided))
  app.route('/api', adding(take))
  app.route('/api', rejected(record, tryAgain))
  app.route('/api', fetching(record, web))

  if (assistant) app.all('/mcp', onlyThisSite, (c) => assistant(c.req.raw))
  describe(app)
  app.all('/api/*', (c) => problem(c, 404, `There is no ${c.req.path}; /api/openapi.json lists what there is.`))
  if (desk !== null) app.get('*', site(desk))

  app.notFound((c) => problem(c, 404, `There is nothing at ${c.req.path}.`))
  app.onError((error, c) => {
    if (error instanceof Refusal) return problem(c, error.status, error.detail)
    if (error instanceof HTTPException) return problem(c, error.status as 400, `${error.message}.`)
    onError?.(error)
    return problem(c, 500, 'Something went wrong inside; the server’s own output says what.')
  })
  return app
}
