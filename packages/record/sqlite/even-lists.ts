/** A query with lists of few lengths, and its values as it wants them. */
export interface Even {
  readonly sql: string
  values(values: readonly unknown[]): readonly unknown[]
}

/** A list of places for values, or a text in which a place would be none. */
const LIST = /'[^']*'|"[^"]*"|\bin \(\?((?:, \?)+)\)|\?/g
/** Lists up to so many values are left as they are; no list is made longer than that. */
const SHORT = 4
const LONG = 512

/**
 * Makes the lists of a query, `in (?, ?, ?)`, as long as the next power of two: their last value stands there several times, which says the
 * same. A list of each length would be a query of its own, and the driver holds all that it made ready until the file is closed, some 30 kB
 * each: 70 kB for each article that was linked, without end.
 */
export function even(sql: string): Even {
  /** Behind how many values so many more are wanted. */
  const more: { readonly behind: number; readonly times: number }[] = []
  let places = 0
  const text = sql.replace(LIST, (found, rest: string | undefined) => {
    if (rest === undefined) {
      if (found === '?') places++
      return found
    }
    const length = 1 + rest.length / ', ?'.length
    places += length
    const times = length <= SHORT || length > LONG ? 0 : 2 ** Math.ceil(Math.log2(length)) - length
    if (times > 0) more.push({ behind: places, times })
    return `${found.slice(0, -1)}${', ?'.repeat(times)})`
  })
  if (more.length === 0) return { sql, values: (values) => values }
  return {
    sql: text,
    values(values) {
      const out: unknown[] = []
      let from = 0
      for (const { behind, times } of more) {
        for (; from < behind; from++) out.push(values[from])
        for (let i = 0; i < times; i++) out.push(values[behind - 1])
      }
      for (; from < values.length; from++) out.push(values[from])
      return out
    },
  }
}
