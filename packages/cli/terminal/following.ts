import type { FeedState, Source } from '@onrecord/format'
import type { IntakeProblem } from '@onrecord/intake'
import type { OnRecord } from '@onrecord/record'
import type { Fetched, Fetcher } from '@onrecord/web'
import type { WebReader } from './fetching.js'

/** What a look at a feed needs. */
export interface Looking {
  readonly record: OnRecord
  readonly web: Fetcher
  readonly reader: WebReader
  /** Told of what could not be fetched or read. */
  readonly onProblem: (line: string) => void
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
export async function lookAt(state: FeedState, { record, web, reader, onProblem }: Looking): Promise<Looked> {
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
  const { add } = await import('@onrecord/flow')
  const articles = articlesOf(feed, web, reader, onProblem)
  const report = await add(articles, { record, threads: 1, onProblem: (p) => onProblem(p.line) })
  return { state: after, report, failed: false, asked: null }
}

/** The articles a feed leads to, each fetched; one that can't be is taken as the feed tells it. */
async function* articlesOf(
  feed: Fetched,
  web: Fetcher,
  reader: WebReader,
  onProblem: Looking['onProblem'],
): AsyncGenerator<Source | IntakeProblem> {
  const [{ readFeed }, { FetchRefused }] = await Promise.all([
    import('@onrecord/intake/feeds'),
    import('@onrecord/web'),
  ])
  const told = new Map((await reader.read(feed)).sources.map((source) => [source.url ?? source.uri, source]))
  for (const { url, published, outlet } of readFeed(feed.bytes, feed.url, feed.charset).entries) {
    const source = url === null ? undefined : told.get(url)
    if (url !== null)
      try {
        const { sources, problems } = await reader.read({ ...(await web.get(url)), url })
        if (sources.length === 0 && !source) yield* problems
        const day = source?.published ?? dayOf(published)
        for (const each of sources) yield { ...each, published: each.published ?? day, outlet: each.outlet ?? source?.outlet ?? outlet } // biome-ignore format: one line
        if (sources.length > 0) told.delete(url)
      } catch (error) {
        if (!(error instanceof FetchRefused)) throw error
        onProblem(`${error.message}${source ? '; taken as the feed tells it' : ''}`)
      }
  }
  yield* told.values()
}

/** The articles at addresses, one after the other; one that can't be fetched is told and left out. */
export async function* articlesAt(
  addresses: readonly string[],
  web: Fetcher,
  reader: WebReader,
  onRefused: (line: string) => void,
): AsyncGenerator<Source | IntakeProblem> {
  const { FetchRefused } = await import('@onrecord/web')
  for (const url of addresses)
    try {
      const found = await reader.read(await web.get(url))
      yield* found.problems
      yield* found.sources
    } catch (error) {
      if (!(error instanceof FetchRefused)) throw error
      onRefused(error.message)
    }
}

/** The day of a date as feeds write it (RFC 822, RFC 3339), or null. */
function dayOf(date: string | null): string | null {
  const time = date === null ? Number.NaN : Date.parse(date)
  return Number.isNaN(time) ? null : new Date(time).toISOString().slice(0, 10)
}
