import { createRequire } from 'node:module'

/**
 * How an engine is told to wait some six times longer than it would until it optimises a function, by version: bytes of its code that ran
 * in Node 20's, calls in those of 22 and 24. Others are left alone: an engine complains of what it does not know.
 */
const WAIT: Readonly<Record<string, readonly string[]>> = {
  '11.3': ['--interrupt-budget=400000'],
  '12.4': ['--invocation-count-for-turbofan=20000', '--invocation-count-for-osr=3000'],
  '13.6': ['--invocation-count-for-turbofan=20000', '--invocation-count-for-osr=3000'],
}

/**
 * Garbage is collected by the thread that left it, without the help of others. With a thread reading on each core no other core is idle, and
 * helpers took a tenth of the processor time of adding. Of what makes an engine collect alone this may be said when it has started; told to
 * mark without help as well (`--no-parallel-marking`) it ends with a fault.
 */
const ALONE = [
  '--no-parallel-scavenge',
  '--no-parallel-compaction',
  '--no-parallel-pointer-update',
  '--no-concurrent-sweeping',
  '--no-concurrent-marking',
] as const

/** Commands that keep every core busy. */
const BUSY: ReadonlySet<string | undefined> = new Set(['add', 'read', 'reread'])

/** Commands that load a language or read with it. */
const READING: ReadonlySet<string | undefined> = new Set(['add', 'positions', 'read', 'reread', 'verify', 'who'])

/**
 * Lets the engine wait longer before it optimises the code of a command that reads and is soon over. What ends within a second pays for that
 * on other cores and has nothing of it: reading one article took a third more processor time, reading sixty still did. Where cores are all
 * busy it is missed elsewhere, since each thread that reads optimises the same code for itself. What runs for long is optimised all the same,
 * later. A plain list has little that is optimised, and telling the engine takes two milliseconds.
 *
 * An engine takes code that was kept only where it was told the same, so that this has to be said before the first of it is loaded.
 */
export function waitWhereSoonOver(command: string | undefined): void {
  if (!READING.has(command)) return
  // Loaded by who needs it: it takes a start milliseconds.
  const { setFlagsFromString } = createRequire(import.meta.url)('node:v8') as typeof import('node:v8')
  const [version = ''] = /^\d+\.\d+/.exec(process.versions.v8) ?? []
  const wait = WAIT[version] ?? []
  for (const flag of wait) setFlagsFromString(flag)
  if (wait.length > 0 && BUSY.has(command)) for (const flag of ALONE) setFlagsFromString(flag)
}
