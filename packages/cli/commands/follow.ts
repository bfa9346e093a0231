import { readFile } from 'node:fs/promises'
import type { FeedState, Source } from '@onrecord/format'
import type { IntakeProblem } from '@onrecord/intake'
import type { OnRecord } from '@onrecord/record'
import type { Fetched, Fetcher } from '@onrecord/web'
import type { CommandModule } from '../command.js'
import { type WebReader, webReader } from '../terminal/fetching.js'
import { type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'
import type { Terminal } from '../terminal/terminal.js'
import { EXIT } from '../terminal/terminal.js'
import { UsageError } from '../terminal/usage-error.js'
import { VERSION } from '../version.js'

interface Options extends RecordOptions {
  readonly once?: true
  readonly every: number
  readonly allowPrivate?: true
}

/** Seconds: a feed's own pace; never below a minute. */
const every = (text: string): number => {
  const m = /^(\d+)(s|m|h)?$/.exec(text)
  if (!m) throw new UsageError(`--every takes a time like 90s, 15m or 2h, not “${text}”`)
  return Number(m[1]) * { s: 1, m: 60, h: 3600 }[(m[2] ?? 'm') as 's' | 'm' | 'h']
}

/** `onrecord follow FEEDS` */
export const follow: CommandModule = {
  name: 'follow',
  summary: 'Follow feeds: fetch what is new on a schedule and put it on record',
  examples: [],
  define(command, terminal) {
    recordOptions(command.argument('<feeds...>', 'feeds’ addresses, or OPML files that list them'))
      .option('--once', 'look once and end')
      .option('--every <time>', 'how often a feed is asked (90s, 15m, 2h)', every, 15 * 60)
      .option('--allow-private', 'also of this machine and of private networks')
      .action((feeds: string[], options: Options) =>
        withRecord(options, terminal, async (record) => {
          const { fetcher, nextTry } = await import('@onrecord/web')
          const addresses = await addressesOf(feeds)
          const web = fetcher({ agent: `onrecord/${VERSION}`, ...(options.allowPrivate && { allowPrivate: true }) })
          const reader = await webReader()
          const stop = new AbortController()
          const interrupt = () => stop.abort()
          process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
          try {
            while (!stop.signal.aborted) {
              const states = new Map((await record.feedStates()).map((s) => [s.url, s]))
              const now = Date.now()
              for (const url of addresses) {
                if (stop.signal.aborted) break
                const state = states.get(url) ?? { url, etag: null, lastModified: null, failures: 0, next: 0 }
                if (!options.once && state.next > now) continue
                const { asked, ...after } = await look(record, web, reader, state, terminal, options)
                states.set(url, { ...after, next: Date.now() + 1000 * nextTry(options.every, after.failures, asked) })
                await record.saveFeedStates([...states.values()])
              }
              if (options.once) break
              const soonest = Math.min(...addresses.map((url) => states.get(url)?.next ?? 0))
              await pause(Math.max(1000, soonest - Date.now()), stop.signal)
            }
          } finally {
            process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
            await reader.close()
            await web.close()
          }
        }, { create: true })) // biome-ignore format: the action is the argument
  },
}

/** Addresses as given, and those that OPML files list. */
async function addressesOf(given: readonly string[]): Promise<string[]> {
  const { readOpml } = await import('@onrecord/intake/feeds')
  const out = new Set<string>()
  for (const each of given) {
    if (/^https?:\/\//i.test(each)) out.add(each)
    else {
      const bytes = await readFile(each).catch(() => {
        throw new UsageError(`${each} can’t be read: give a feed’s address, or an OPML file`)
      })
      for (const { url } of readOpml(bytes)) out.add(url)
    }
  }
  if (out.size === 0) throw new UsageError('no feed is named there')
  return [...out]
}

/** Looks at one feed: fetches it where it changed, then the articles it leads to. What fails is noted and tried again later. */
async function look(
  record: OnRecord,
  web: Fetcher,
  reader: WebReader,
  state: FeedState,
  terminal: Terminal,
  options: Options,
): Promise<FeedState & { readonly asked: number | null }> {
  const { FetchRefused } = await import('@onrecord/web')
  let feed: Fetched
  try {
    feed = await web.get(state.url, state)
  } catch (error) {
    if (!(error instanceof FetchRefused)) throw error
    terminal.note(`onrecord: ${error.message}`)
    if (options.once) terminal.exit = EXIT.someFailed
    return { ...state, failures: state.failures + 1, asked: error.wait }
  }
  const after = { ...state, etag: feed.etag ?? state.etag, lastModified: feed.lastModified ?? state.lastModified, failures: 0, asked: null } // biome-ignore format: one line
  if (feed.state === 'unchanged') return after
  const { add } = await import('@onrecord/flow')
  const report = await add(articlesOf(feed, web, reader, terminal), {
    record,
    threads: 1,
    onProblem: (p) => terminal.note(p.line),
  })
  const { added, editions, unchanged } = report
  if (options.json) await terminal.out(`${JSON.stringify({ feed: state.url, added, editions, unchanged })}\n`)
  else terminal.note(`${state.url}: ${added} new, ${editions} changed, ${unchanged} as they were`)
  return after
}

/** The articles a feed leads to, each fetched; one that can't be is taken as the feed tells it. */
async function* articlesOf(
  feed: Fetched,
  web: Fetcher,
  reader: WebReader,
  terminal: Terminal,
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
        terminal.note(`onrecord: ${error.message}${source ? '; taken as the feed tells it' : ''}`)
      }
  }
  yield* told.values()
}

/** The day of a date as feeds write it (RFC 822, RFC 3339), or null. */
function dayOf(date: string | null): string | null {
  const time = date === null ? Number.NaN : Date.parse(date)
  return Number.isNaN(time) ? null : new Date(time).toISOString().slice(0, 10)
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    const timer = setTimeout(done, ms)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        done()
      },
      { once: true },
    )
  })
