/** What a server told of an answer, to be sent with the next request for it. */
interface Told {
  readonly etag: string | null
  readonly lastModified: string | null
}

/** What was told of the articles that were fetched, while the program runs: one that did not change is not sent again. */
export interface Seen {
  of(url: string): Told | undefined
  keep(url: string, told: Told): void
}

/** Articles that are remembered, some megabytes of them. */
const MOST = 50_000

/** Remembers the articles fetched last. */
export function seen(): Seen {
  const known = new Map<string, Told>()
  return {
    of: (url) => known.get(url),
    keep(url, { etag, lastModified }) {
      known.delete(url)
      if (etag === null && lastModified === null) return
      known.set(url, { etag, lastModified })
      const oldest = known.keys().next()
      if (known.size > MOST && !oldest.done) known.delete(oldest.value)
    },
  }
}
