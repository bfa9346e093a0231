import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** An error as RFC 9457 writes it; `detail` says what to do where there is something to do. */
export interface Problem {
  readonly type: 'about:blank'
  readonly title: string
  readonly status: number
  readonly detail: string
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  413: 'Content too large',
  415: 'Unsupported media type',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Service unavailable',
}

/** Thrown by a route where what was asked for can't be given; answered as a problem. */
export class Refusal extends Error {
  constructor(
    readonly status: ContentfulStatusCode,
    readonly detail: string,
  ) {
    super(detail)
  }
}

/** The thing asked for, or a refusal (404) that says what is missing. */
export function found<T>(thing: T | null | undefined, detail: string): T {
  if (thing === null || thing === undefined) throw new Refusal(404, detail)
  return thing
}

/** Answers with `application/problem+json`. */
export function problem(c: Context, status: ContentfulStatusCode, detail: string): Response {
  const body: Problem = { type: 'about:blank', title: TITLES[status] ?? 'Error', status, detail }
  return c.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json' })
}
