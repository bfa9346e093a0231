import { useEffect, useRef, useState } from 'preact/hooks'

/** By how many rows a list may go on, the most first. */
const STEPS = [10_000, 1000, 100, 10, 1]
/** A list goes on by this many at least. */
const LEAST = 100
/** Rows before the known end at which it is asked whether there are more. */
const NEAR = 100

/**
 * How long a list is that is counted only so far: where its known end comes into the window it is asked whether it goes
 * on, by as many rows again, 10,000 at most. Gives the length by now, and what is to be told which row is in the window.
 */
export function useLength(
  key: string,
  counted: number,
  /** Whether there are more than were counted. */
  more: boolean,
  /** Whether there is a row at this place. */
  has: (at: number) => Promise<boolean>,
): readonly [number, (last: number) => void] {
  const [length, setLength] = useState(counted)
  const asking = useRef(false)
  const ended = useRef(!more)
  useEffect(() => {
    setLength(counted)
    ended.current = !more
  }, [key, counted, more])
  const reach = (last: number) => {
    if (ended.current || asking.current || last < length - NEAR) return
    asking.current = true
    grown(length, has)
      .then(
        ({ to, end }) => {
          ended.current = end
          setLength(to)
        },
        () => {},
      )
      .finally(() => {
        asking.current = false
      })
  }
  return [length, reach]
}

/**
 * The length of a list of `from` rows at least, as far as one look goes; `end` where that is all of it. A look goes no farther
 * than the list is long: a row far on is found by going through all before it, which a reader may never come to.
 */
export async function grown(
  from: number,
  has: (at: number) => Promise<boolean>,
): Promise<{ readonly to: number; readonly end: boolean }> {
  const [most = 1, ...finer] = STEPS.filter((step) => step <= Math.max(LEAST, from))
  if (await has(from + most - 1)) return { to: from + most, end: false }
  let to = from
  for (const step of finer) while (await has(to + step - 1)) to += step
  return { to, end: true }
}
