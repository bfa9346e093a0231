import { readFile } from 'node:fs/promises'
import type { Changed } from '@onrecord/flow'
import { Option } from 'commander'
import type { CommandModule } from '../command.js'
import { changedLines } from '../show/changed.js'
import { webReader } from '../terminal/fetching.js'
import { type Looked, lookAt } from '../terminal/following.js'
import { lean } from '../terminal/lean.js'
import { teller } from '../terminal/log.js'
import { type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'
import { seen } from '../terminal/seen.js'
import { EXIT } from '../terminal/terminal.js'
import { UsageError } from '../terminal/usage-error.js'
import { VERSION } from '../version.js'

interface Options extends RecordOptions {
  readonly once?: true
  readonly every: number
  readonly allowPrivate?: true
  readonly logFormat?: 'json' | 'text'
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
      .addOption(new Option('--log-format <format>', 'lines on standard error (default: text)').choices(['json', 'text']))
      .action((feeds: string[], options: Options) =>
        withRecord(options, terminal, async (record) => {
          lean()
          const { fetcher, nextTry } = await import('@onrecord/web')
          const addresses = await addressesOf(feeds)
          const web = fetcher({ agent: `onrecord/${VERSION}`, ...(options.allowPrivate && { allowPrivate: true }) })
          const reader = await webReader()
          const said: Record<string, string> = options.allowPrivate ? { allowPrivate: 'yes' } : {}
          const tell = teller(terminal, options.logFormat)
          const changes: Changed[] = []
          const onChanged = (changed: Changed) => void changes.push(changed)
          const looking = { record, web, reader, said, seen: seen(), onChanged, onProblem: (line: string) => tell('warn', 'problem', `onrecord: ${line}`, { line }) }
          const told = async (feed: string, { added, editions, unchanged }: NonNullable<Looked['report']>) => {
            const changed = changes.splice(0)
            if (options.json) await terminal.out(`${JSON.stringify({ feed, added, editions, unchanged, changed })}\n`)
            else {
              const line = `${feed}: ${added} new, ${editions} changed, ${unchanged} as they were`
              tell('info', 'feed', line, { feed, added, editions, unchanged })
              for (const each of changed) tell('info', 'changed', changedLines(each, terminal), { ...each })
            }
          }
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
                const { state: after, report, failed, asked } = await lookAt(state, looking)
                if (failed && options.once) terminal.exit = EXIT.someFailed
                if (report) await told(url, report)
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
