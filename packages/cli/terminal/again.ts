import type { AddReport, Means } from '@onrecord/flow'
import type { IntakeProblem } from '@onrecord/intake'
import type { OnRecord, RejectedRow } from '@onrecord/record'
import { VERSION } from '../version.js'
import { unfetched, webReader } from './fetching.js'
import { intakeOptions, optionsSaid, type SourceOptions, sourcesOf } from './sources.js'
import type { Terminal } from './terminal.js'
import { UsageError } from './usage-error.js'

/** What is told while documents are tried again, and what is said of them now. */
interface Trying {
  readonly now?: SourceOptions
  readonly signal?: AbortSignal
  readonly onProblem?: (line: string) => void
}

/** Tries documents again that were turned away, as they were said to be read, less what is said `now`. */
export async function tryAgain(
  record: OnRecord,
  rows: readonly RejectedRow[],
  terminal: Terminal,
  { now = {}, signal, onProblem }: Trying = {},
): Promise<AddReport> {
  const [{ retry }, { FetchRefused, fetcher }] = await Promise.all([import('@onrecord/flow'), import('@onrecord/web')])
  const reader = await webReader()
  const open = new Map<string, ReturnType<typeof fetcher>>()
  // One of each kind for all of them, so that a host that has many is asked as politely as ever.
  const webFor = (said: Readonly<Record<string, string>>) => {
    const kind = `${said.robots} ${said.allowPrivate}`
    const known = open.get(kind)
    const web = known ?? fetcher({ agent: `onrecord/${VERSION}`, ignoreRobots: said.robots !== 'obeyed', allowPrivate: said.allowPrivate === 'yes' }) // biome-ignore format: one line
    open.set(kind, web)
    return web
  }
  const means: Means = {
    async *file(path, said) {
      const problems: IntakeProblem[] = []
      try {
        const options = await intakeOptions(optionsSaid(said, now), [path], (p) => problems.push(p))
        yield* problems
        yield* sourcesOf([path], options, terminal)
      } catch (error) {
        if (!(error instanceof UsageError)) throw error
        yield { problem: 'unreadable', severity: 'error', file: path, place: null, message: error.message, remedy: 'add it again with other options' } // biome-ignore format: one line
      }
    },
    async *address(url, said) {
      try {
        const { problems, sources } = await reader.read(await webFor(said).get(url))
        yield* problems
        const { outlet = null, date = null } = said
        for (const s of sources) yield { ...s, outlet: s.outlet ?? outlet, published: s.published ?? date }
      } catch (error) {
        if (!(error instanceof FetchRefused)) throw error
        yield unfetched(url, error)
      }
    },
  }
  try {
    return await retry(rows, means, {
      record,
      ...(signal && { signal }),
      ...(onProblem && { onProblem: (p) => onProblem(p.line) }),
    })
  } finally {
    await reader.close()
    for (const web of open.values()) await web.close()
  }
}
