/**
 * What comes shortly one after the other, in groups, in its order: an item goes with those before it where `joins` says so, and
 * a group waits so many ms for the next item at most. Groups are never empty. Whoever stops listening ends `items`.
 */
export async function* together<T>(
  items: AsyncGenerator<T>,
  joins: (group: readonly T[], item: T) => boolean,
  ms: number,
): AsyncGenerator<readonly T[]> {
  let group: T[] = []
  try {
    for (let next = items.next(); ; ) {
      const got = group.length === 0 ? await next : await within(next, ms)
      if (got === null) {
        yield group
        group = []
        continue
      }
      if (got.done) break
      if (group.length > 0 && !joins(group, got.value)) {
        yield group
        group = []
      }
      group.push(got.value)
      next = items.next()
    }
    if (group.length > 0) yield group
  } finally {
    await items.return(undefined)
  }
}

/** What a promise comes to, or null where it takes longer. What it fails with later is met by whoever waits for it next. */
async function within<T extends object>(promise: Promise<T>, ms: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((give) => {
    timer = setTimeout(give, ms, null)
  })
  promise.catch(() => {})
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
