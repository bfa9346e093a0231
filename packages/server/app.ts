import { OpenAPIHono } from '@hono/zod-openapi'
import type { OnRecord } from '@onrecord/record'
import { bodyLimit } from 'hono/body-limit'
import { etag } from 'hono/etag'
import { HTTPException } from 'hono/http-exception'
import { describe } from './openapi.js'
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
import { strictHeaders } from './security/headers.js'
import { onlyThisHost, onlyThisSite } from './security/host.js'
import { onlyOwnWriting } from './security/writing.js'
import { site } from './site.js'

const ROOMS = [
  articles, statements, actors, conditions, ledger, positions, verify, watches, occasions, differences, utterances, events, copies, timeline, course, compare, search,
  brief, stories, questions, exportFiles, health,
] as const // biome-ignore format: one line reads better

/** Bytes of a request: ten thousand decisions and more. */
const MOST_SENT = 16 * 1024 * 1024

/** What the server is made of. */
export interface Parts {
  readonly record: OnRecord
  /** The address listened on, for the Host check. */
  readonly host: string
  /** The folder of the desk's built files; without one there is only the API. */
  readonly desk: string | null
  /** Answers the Model Context Protocol at /mcp; without it there is no such address. */
  readonly assistant?: (request: Request) => Promise<Response>
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
export function app({ record, host, desk, onError, onDecided, take, tryAgain, web, assistant }: Parts): OpenAPIHono {
  const app = new OpenAPIHono()
  app.use(strictHeaders)
  app.use(onlyThisHost(host))
  const small = bodyLimit({
    maxSize: MOST_SENT,
    onError: (c) => problem(c, 413, 'That is more than can be sent at once.'),
  })
  app.use('/api/*', onlyThisSite, onlyOwnWriting(host), small, etag(), async (c, next) => {
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
