/** Thrown where an address may not or can't be fetched; the message names it, says why and what to do. */
export class FetchRefused extends Error {
  /** Whether it may do later: the server was busy or could not be reached. */
  readonly again: boolean
  /** Seconds the server asks to wait. */
  readonly wait: number | null
  constructor(message: string, { again = false, wait = null }: { again?: boolean; wait?: number | null } = {}) {
    super(message)
    this.again = again
    this.wait = wait
  }
}

/** What failed on the way to an address or from it, as a refusal. `timeout`: milliseconds the request was given. */
export function refusal(url: URL, error: unknown, timeout: number): FetchRefused {
  for (let e = error as (Error & { cause?: unknown }) | undefined; e; e = e.cause as typeof e) {
    if (e instanceof FetchRefused) return e
    if (e.name === 'TimeoutError')
      return new FetchRefused(`${url.href} took longer than ${timeout / 1000} s: try again later`, { again: true })
  }
  const { code, message } = error as Error & { code?: string }
  return new FetchRefused(`${url.href} can’t be reached (${code ?? message}): look at the address and the connection`, { again: true }) // biome-ignore format: one line
}
