import { openSync, readSync } from 'node:fs'

/** Read at a time, in bytes. */
const STEP = 1 << 20
const NEWLINE = 10

/** The lines of files that need not fit into memory together, each to be read when it is asked for. */
export function linesOf(files: readonly string[]): (() => string)[] {
  return files.flatMap((name) => {
    const file = openSync(name, 'r')
    const ends: number[] = []
    const bytes = Buffer.alloc(STEP)
    let size = 0
    for (let n = readSync(file, bytes); n > 0; n = readSync(file, bytes)) {
      for (let at = bytes.indexOf(NEWLINE); at >= 0 && at < n; at = bytes.indexOf(NEWLINE, at + 1)) ends.push(size + at)
      size += n
    }
    if (size > (ends.at(-1) ?? -1) + 1) ends.push(size)
    return ends.map((end, i) => () => {
      const from = i === 0 ? 0 : ends[i - 1]! + 1
      const line = Buffer.alloc(end - from)
      readSync(file, line, 0, line.length, from)
      return line.toString('utf8')
    })
  })
}
