import { readFileSync } from 'node:fs'

/** What a process has taken of the machine so far. */
interface Taken {
  readonly seconds: number
  readonly megabytes: number
}

/** Ticks a second and bytes a page as Linux counts them; where a page is larger, less is seen than there is. */
const TICKS = 100
const PAGE = 4096

/**
 * Seconds of the processor and megabytes of memory that another process takes, as Linux tells them under /proc (proc(5): `utime`,
 * `stime` and `rss` of `stat`). Elsewhere its time is the clock's and nothing is known of its memory.
 */
export function taken(pid: number | undefined): Taken {
  try {
    // The second field, in brackets, is the program's name and may hold anything.
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { seconds: (Number(fields[11]) + Number(fields[12])) / TICKS, megabytes: (Number(fields[21]) * PAGE) / 1024 / 1024 } // biome-ignore format: one line
  } catch {
    return { seconds: performance.now() / 1000, megabytes: 0 }
  }
}
