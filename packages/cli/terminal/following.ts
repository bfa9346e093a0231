import type { Changed, Origins } from '@onrecord/flow'
import type { FeedState, Source } from '@onrecord/format'
import type { IntakeProblem } from '@onrecord/intake'
import type { OnRecord } from '@onrecord/record'
import type { Fetched, Fetcher } from '@onrecord/web'
import { type FeedTaken, unfetched, type WebReader } from './fetching.js'
import type { Seen } from './seen.js'

/** What a look at a feed needs. */
export interface Looking {
  readonly record: OnRecord
  readonly web: Fetcher
  readonly reader: WebReader
  readonly seen: Seen
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
  const { record, web, reader, onProblem, onChanged, signal } = looking
  const [{ problemLine }, { FetchRefused }] = await Promise.all([import('@onrecord/intake'), import('@onrecord/web')])
  let feed: Fetched
  try {
    feed = await web.get(state.url, state)
  } catch (error) {
    if (!(error instanceof FetchRefused)) throw error
    onProblem(error.message)
    return { state: { ...state, failures: state.failures + 1 }, report: null, failed: true, asked: error.wait }
  }
  if (feed.state === 'unchanged') return { state: { ...state, failures: 0 }, report: null, failed: false, asked: null }
  const told = await reader.feed(feed)
  told.problems.forEach((p) => {
    onProblem(problemLine(p))
  })
  if (told.entries === null)
    return { state: { ...state, failures: state.failures + 1 }, report: null, failed: true, asked: null }
  const { add, Origins } = await import('@onrecord/flow')
  const origins = new Origins()
  const met: Met = { again: false, wait: null, same: 0 }
  const report = await add(articlesOf(told, looking, origins, met), {
    record,
    origins,
    threads: 1,
    onProblem: (p) => onProblem(p.line),
    ...(onChanged && { onChanged }),
    ...(signal && { signal }),
  })
  // Where an article has to be tried again the feed is read again, whether or not it changed.
  const { etag = null, lastModified = null } = met.again ? {} : feed
  const after = { ...state, etag, lastModified, failures: 0 }
  return { state: after, report: { ...report, unchanged: report.unchanged + met.same }, failed: false, asked: met.wait }
}

/** What was met on the way to a feed's articles. */
interface Met {
  /** Whether one could not be had that may be had later, and the seconds its server asks to wait. */
  again: boolean
  wait: number | null
  /** Articles that are as they were, by their server's word, or could not be had and are on record. */
  same: number
}

/** The articles a feed leads to, each fetched; one that can't be and is not on record is taken as the feed tells it, else it is turned away. */
async function* articlesOf(
  { entries, sources }: FeedTaken,
  { record, web, reader, seen, onProblem, said }: Looking,
  origins: Origins,
  met: Met,
): AsyncGenerator<Source | IntakeProblem> {
  const { FetchRefused } = await import('@onrecord/web')
  const told = new Map(sources.map((source) => [source.url ?? source.uri, source]))
  async function* fetched(url: string, date: string | null, by: string | null): AsyncGenerator<Source | IntakeProblem> {
    const isTold = told.has(url)
    try {
      const answer = await web.get(url, seen.of(url))
      if (answer.state === 'unchanged') {
        met.same++
        told.delete(url)
        return
      }
      const { sources, problems } = await reader.read({ ...answer, url })
      if (sources.length === 0 && !isTold) yield* problems
      for (const each of sources) yield { ...each, published: each.published ?? date, outlet: each.outlet ?? by }
      if (sources.length === 0) return
      told.delete(url)
      seen.keep(url, answer)
    } catch (error) {
      if (!(error instanceof FetchRefused)) throw error
      met.again ||= error.again
      met.wait = Math.max(met.wait ?? 0, error.wait ?? 0) || null
      if (await record.knows(url)) {
        onProblem(`${error.message}; it stays as it is on record`)
        met.same++
        told.delete(url)
      } else if (isTold) onProblem(`${error.message}; taken as the feed tells it`)
      else yield unfetched(url, error)
    }
  }
  for (const { url, published, outlet } of entries ?? []) {
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
