import type { OnRecord } from '@onrecord/record'
import type { Web } from '@onrecord/server'
import type { Fetcher } from '@onrecord/web'
import { VERSION } from '../version.js'
import { type WebReader, webReader } from './fetching.js'
import { articlesAt, lookAt } from './following.js'
import { seen } from './seen.js'

/** Seconds after which a feed that the desk looked at is due again for `onrecord follow`. */
const EVERY = 15 * 60

interface DeskWeb extends Web {
  close(): Promise<void>
}

/**
 * What the desk asks of the web: addresses a person pastes (what a site asks of robots is not asked of people), and feeds
 * that are followed (robots.txt is obeyed). One thing after the other; what it needs is loaded when first asked.
 */
export function deskWeb(
  record: OnRecord,
  { allowPrivate = false, signal }: { readonly allowPrivate?: boolean; readonly signal?: AbortSignal } = {},
): DeskWeb {
  const opened: { close(): Promise<void> }[] = []
  const open = async (ignoreRobots: boolean): Promise<readonly [Fetcher, WebReader]> => {
    const { fetcher } = await import('@onrecord/web')
    const web = fetcher({ agent: `onrecord/${VERSION}`, ignoreRobots, allowPrivate })
    const reader = await webReader()
    opened.push(web, reader)
    return [web, reader]
  }
  const articlesSeen = seen()
  let hand: ReturnType<typeof open> | undefined
  let robot: ReturnType<typeof open> | undefined
  let before: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(does: () => Promise<T>): Promise<T> => {
    const done = before.then(does)
    before = done.catch(() => undefined)
    return done
  }
  return {
    fetch: (addresses) =>
      inTurn(async () => {
        hand ??= open(true)
        const [web, reader] = await hand
        const { add, Origins } = await import('@onrecord/flow')
        const origins = new Origins()
        const said: Record<string, string> = allowPrivate ? { allowPrivate: 'yes' } : {}
        return add(articlesAt(addresses, web, reader, origins, said), {
          record,
          origins,
          threads: 1,
          ...(signal && { signal }),
        })
      }),
    look: (feeds) =>
      inTurn(async () => {
        robot ??= open(false)
        const [web, reader] = await robot
        const { nextTry } = await import('@onrecord/web')
        const looked = []
        for (const url of feeds) {
          const states = new Map((await record.feedStates()).map((s) => [s.url, s]))
          const state = states.get(url)
          if (!state) continue
          const lines: string[] = []
          const { state: after, report, failed, asked } = await lookAt(state, { record, web, reader, seen: articlesSeen, onProblem: (line) => lines.push(line), ...(signal && { signal }) }) // biome-ignore format: one line
          const next = Date.now() + 1000 * nextTry(EVERY, after.failures, asked)
          const left = (await record.feedStates()).map((s) => (s.url === url ? { ...after, next } : s))
          await record.saveFeedStates(left)
          const none = { added: 0, unchanged: 0, editions: 0, reread: 0, removed: 0 }
          const problems = lines.map((line) => ({ severity: 'error', file: url, line }) as const)
          looked.push({ ...none, ...report, problems, url, failed })
        }
        return looked
      }),
    async close() {
      await before
      for (const each of opened) await each.close()
    },
  }
}
