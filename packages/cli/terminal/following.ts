import type { Changed, Origins } from '@onrecord/flow'
import type { FeedState, Source } from '@onrecord/format'
import type { IntakeProblem } from '@onrecord/intake'
import type { OnRecord } from '@onrecord/record'
import type { Fetched, Fetcher } from '@onrecord/web'
import { unfetched, type WebReader } from './fetching.js'

/** What a look at a feed needs. */
export interface Looking {
  readonly record: OnRecord
  readonly web: Fetcher
  readonly reader: WebReader
  /** Told of what could not be fetched or read. */
  readonly onProblem: (line: string) => void
  /** Told what an article says otherwise than before. */
  readonly onChanged?: (changed: Changed) => void
  /** Ends it between two articles. */
  readonly signal?: AbortSignal
  /** What is said again when an article is tried again that could not be had. */
  readonly said?: Readonly<Record<string, string>>
}

/** What a look at a feed found. */
export interface Looked {
  /** As the feed is left. */
  readonly state: FeedState
  /** What came of it; null where it could not be fetched or has not changed. */
  readonly report: { readonly added: number; readonly editions: number; readonly unchanged: number } | null
  /** Whether it could not be fetched. */
  readonly failed: boolean
  /** Seconds that the server asks to wait. */
  readonly asked: number | null
}

/** Looks at one feed: fetches it where it changed, then the articles it leads to. What fails is told and tried again later. */
export async function lookAt(state: FeedState, looking: Looking): Promise<Looked> {
  const { record, web, onProblem, onChanged, signal } = looking
  const { FetchRefused } = await import('@onrecord/web')
  let feed: Fetched
  try {
    feed = await web.get(state.url, state)
  } catch (error) {
    if (!(error instanceof FetchRefused)) throw error
    onProblem(error.message)
    return { state: { ...state, failures: state.failures + 1 }, report: null, failed: true, asked: error.wait }
  }
  const { etag, lastModified } = feed
  const after = { ...state, etag: etag ?? state.etag, lastModified: lastModified ?? state.lastModified, failures: 0 }
  if (feed.state === 'unchanged') return { state: after, report: null, failed: false, asked: null }
  const { add, Origins } = await import('@onrecord/flow')
  const origins = new Origins()
  const articles = articlesOf(feed, looking, origins)
  const report = await add(articles, {
    record,
    origins,
    threads: 1,
    onProblem: (p) => onProblem(p.line),
    ...(onChanged && { onChanged }),
    ...(signal && { signal }),
  })
  return { state: after, report, failed: false, asked: null }
}

/** The articles a feed leads to, each fetched; one that can't be is taken as the feed tells it, else it is turned away. */
async function* articlesOf(
  feed: Fetched,
  { web, reader, onProblem, said }: Looking,
  origins: Origins,
): AsyncGenerator<Source | IntakeProblem> {
  const [{ readFeed }, { FetchRefused }] = await Promise.all([
    import('@onrecord/intake/feeds'),
    import('@onrecord/web'),
  ])
  const told = new Map((await reader.read(feed)).sources.map((source) => [source.url ?? source.uri, source]))
  async function* fetched(url: string, date: string | null, by: string | null): AsyncGenerator<Source | IntakeProblem> {
    const isTold = told.has(url)
    try {
      const { sources, problems } = await reader.read({ ...(await web.get(url)), url })
      if (sources.length === 0 && !isTold) yield* problems
      for (const each of sources) yield { ...each, published: each.published ?? date, outlet: each.outlet ?? by }
      if (sources.length > 0) told.delete(url)
    } catch (error) {
      if (!(error instanceof FetchRefused)) throw error
      if (isTold) onProblem(`${error.message}; taken as the feed tells it`)
      else yield unfetched(url, error)
    }
  }
  for (const { url, published, outlet } of readFeed(feed.bytes, feed.url, feed.charset).entries) {
    if (url === null) continue
    const source = told.get(url)
    const date = source?.published ?? dayOf(published)
    const by = source?.outlet ?? outlet
    const again = { ...said, robots: 'obeyed', ...(date && { date }), ...(by && { outlet: by }) }
    yield* origins.from(fetched(url, date, by), { kind: 'address', source: url, said: again })
  }
  yield* told.values()
}

/**
 * The articles at addresses, one after the other; that one can't be fetched is a problem. `origins` learns where they came from, and
 * what is said when they are tried again.
 */
export async function* articlesAt(
  addresses: readonly string[],
  web: Fetcher,
  reader: WebReader,
  origins: Origins,
  said: Readonly<Record<string, string>> = {},
): AsyncGenerator<Source | IntakeProblem> {
  const { FetchRefused } = await import('@onrecord/web')
  async function* fetched(url: string): AsyncGenerator<Source | IntakeProblem> {
    try {
      const found = await reader.read(await web.get(url))
      yield* found.problems
      yield* found.sources
    } catch (error) {
      if (!(error instanceof FetchRefused)) throw error
      yield unfetched(url, error)
    }
  }
  for (const url of addresses) yield* origins.from(fetched(url), { kind: 'address', source: url, said })
}

/** The day of a date as feeds write it (RFC 822, RFC 3339), or null. */
function dayOf(date: string | null): string | null {
  const time = date === null ? Number.NaN : Date.parse(date)
  return Number.isNaN(time) ? null : new Date(time).toISOString().slice(0, 10)
}
