import { setTimeout as sleep } from 'node:timers/promises'
import type { OnRecord } from '../contract.js'
import { RecordError } from '../error.js'

/** How long an open record waits for a server that went away, in ms: a restart takes a few seconds. */
const PATIENCE = 30_000
const FIRST_WAIT = 50
const LONGEST_WAIT = 2000

/** Not the same when done twice: what the server may have done before the connection broke is not asked for again. */
const ONCE: ReadonlySet<keyof OnRecord> = new Set(['decide', 'withdraw'] as const)

/**
 * A record that does again what failed because others wrote the same at the same time, or because the server went away;
 * it may, since putting the same on record twice changes nothing.
 */
export function patient(record: OnRecord): OnRecord {
  const out: Record<string, unknown> = {}
  for (const [name, what] of Object.entries(record)) {
    // Whatever gives rows one after the other asks for them in pages, and closing is done once.
    const isPlain = typeof what !== 'function' || ['readings', 'exportDecisions', 'close'].includes(name)
    out[name] = isPlain
      ? what
      : (...args: unknown[]) => again(() => (what as (...a: unknown[]) => Promise<unknown>)(...args), ONCE.has(name as keyof OnRecord)) // biome-ignore format: one line
  }
  return out as unknown as OnRecord
}

async function again<T>(does: () => Promise<T>, once: boolean): Promise<T> {
  const begun = performance.now()
  for (let wait = FIRST_WAIT; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
    try {
      return await does()
    } catch (error) {
      const code = error instanceof RecordError ? error.code : undefined
      const may = code === 'conflict' || (code === 'server' && !once)
      if (!may || performance.now() - begun > PATIENCE) throw error
    }
    // Those that failed against each other try again at different times.
    await sleep(wait * (0.5 + Math.random()))
  }
}
