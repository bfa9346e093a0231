/** What is known of a feed that is followed, so that only what is new is asked for. */
export interface FeedState {
  readonly url: string
  /** As the server sent them with the last answer. */
  readonly etag: string | null
  readonly lastModified: string | null
  /** Failures in a row. */
  readonly failures: number
  /** When it is asked next, milliseconds since 1970. */
  readonly next: number
}
