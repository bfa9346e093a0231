import { useCallback, useEffect, useState } from 'preact/hooks'
import { type Answers, address, get, type Query, Unanswered } from './api.js'

/** An answer on its way, there, or refused. While a new one is on its way the one before stays, marked `stale`. */
export type Asked<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly data: T; readonly stale: boolean }
  | { readonly state: 'failed'; readonly error: Unanswered; readonly retry: () => void }

const KEPT = 60
/** Answers kept so that going back shows at once what was there; they are asked for again all the same. */
const kept = new Map<string, unknown>()

function keep(url: string, answer: unknown): void {
  kept.delete(url)
  kept.set(url, answer)
  const oldest = kept.keys().next()
  if (kept.size > KEPT && !oldest.done) kept.delete(oldest.value)
}

const changes = new EventTarget()

/** Tells every page that the record has changed: what is shown is asked for again, and stays until the answer is there. */
export function refresh(): void {
  kept.clear()
  changes.dispatchEvent(new Event('change'))
}

/** Asks the API whenever the address changes. A null path asks nothing. */
export function useAnswer<P extends keyof Answers>(path: P | null, query: Query = {}, name = ''): Asked<Answers[P]> {
  const url = path === null ? null : address(path, query, name)
  const [answered, setAnswered] = useState<{ url: string; data?: Answers[P]; error?: Unanswered } | null>(null)
  const [round, setRound] = useState(0)
  const retry = useCallback(() => setRound((n) => n + 1), [])

  useEffect(() => {
    changes.addEventListener('change', retry)
    return () => changes.removeEventListener('change', retry)
  }, [])
  useEffect(() => {
    if (url === null) return
    const abort = new AbortController()
    get<Answers[P]>(url, abort.signal).then(
      (data) => {
        keep(url, data)
        if (!abort.signal.aborted) setAnswered({ url, data })
      },
      (error: unknown) => {
        if (abort.signal.aborted) return
        setAnswered({ url, error: error instanceof Unanswered ? error : new Unanswered(0, String(error)) })
      },
    )
    return () => abort.abort()
  }, [url, round])

  if (url !== null && answered?.url === url) {
    if (answered.error) return { state: 'failed', error: answered.error, retry }
    return { state: 'ready', data: answered.data!, stale: false }
  }
  const before = url === null ? undefined : kept.get(url)
  if (before !== undefined) return { state: 'ready', data: before as Answers[P], stale: false }
  if (answered?.data !== undefined) return { state: 'ready', data: answered.data, stale: true }
  return { state: 'loading' }
}

type Data<A> = A extends { readonly state: 'ready'; readonly data: infer T } ? T : never

/** Several answers as one: there when all are, refused when one is; so that a page is laid out once. */
export function together<A extends Readonly<Record<string, Asked<unknown>>>>(
  asked: A,
): Asked<{ readonly [K in keyof A]: Data<A[K]> }> {
  const all = Object.values(asked)
  const failed = all.find((each) => each.state === 'failed')
  if (failed) return failed
  if (all.some((each) => each.state === 'loading')) return { state: 'loading' }
  const ready = Object.entries(asked).map(([key, each]) => [key, each.state === 'ready' ? each.data : null])
  return {
    state: 'ready',
    data: Object.fromEntries(ready),
    stale: all.some((each) => each.state === 'ready' && each.stale),
  }
}
