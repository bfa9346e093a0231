import { isExact, type Run, type Runs } from './run.js'
import type { Writer } from './writer.js'

/**
 * Writes what was taken out of a string (a page within a feed) as what it is of the original, where the string's runs are known: letter
 * by letter where the original has it so, else as the escape or the whole of what it was written as.
 */
export function rebased(out: Writer, runs: Runs): Writer {
  const place = placing(runs)
  return {
    ...out,
    words: (run, kind, pre) => {
      for (const piece of place(run)) out.words(piece, kind, pre)
    },
    space: (from) => out.space(place({ value: '', from, to: from })[0]?.from ?? 0),
  }
}

function placing(runs: Runs): (run: Run) => Run[] {
  const starts: number[] = []
  let length = 0
  for (const run of runs) {
    starts.push(length)
    length += run.value.length
  }
  const at = (offset: number): number => {
    let low = 0
    let high = runs.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
  return ({ value, from, to }) => {
    if (runs.length === 0) return []
    const exact = to - from === value.length
    const pieces: Run[] = []
    for (let i = at(from); i < runs.length && (starts[i]! < to || pieces.length === 0); i++) {
      const run = runs[i]!
      const [start, end] = [Math.max(from, starts[i]!), Math.min(to, starts[i]! + run.value.length)]
      const letters = isExact(run)
      pieces.push({
        value: exact ? value.slice(start - from, end - from) : '',
        from: letters ? run.from + start - starts[i]! : run.from,
        to: letters ? run.from + end - starts[i]! : run.to,
      })
    }
    if (exact && value !== '') return pieces.filter((p) => p.value !== '')
    return [{ value, from: pieces[0]!.from, to: pieces[pieces.length - 1]!.to }]
  }
}
