import type { Page } from './contract.js'

/** Where a document that was turned away came from: what is tried again. */
export interface RejectedFrom {
  readonly kind: 'file' | 'address' | 'handed-over'
  /** An absolute path, an address, or the name of what was handed over with the digest of its bytes. */
  readonly source: string
  /** What was said of it on the command line or the page, by option; said again when it is tried again. */
  readonly said: Readonly<Record<string, string>>
  /** What was handed over, which lies nowhere else. */
  readonly bytes?: Uint8Array
}

/** A document that is turned away. */
export interface Rejection {
  readonly from: RejectedFrom
  /** The document, as problems name it: the file, and the entry in it. */
  readonly file: string
  /** Where in it, for a person; null where all of it is meant. */
  readonly place: string | null
  /** A word for a program: one of the ways in has its own list, `unread` is the reader's, `unfetched` the network's. */
  readonly code: string
  /** One line for a person, without a full stop. */
  readonly reason: string
  /** What to do about it, alike. */
  readonly remedy: string
}

/** A document that was turned away, as lists show it. */
export interface RejectedRow extends Omit<Rejection, 'from'> {
  /** Digest of where it came from and which it is. */
  readonly id: string
  readonly kind: RejectedFrom['kind']
  readonly source: string
  readonly said: RejectedFrom['said']
  /** When it was turned away for the first and for the last time (ISO 8601, by the clock of then), and how often. */
  readonly first: string
  readonly last: string
  readonly times: number
}

export interface RejectedQuery extends Page {
  readonly source?: string
  readonly code?: string
}

/** What a record keeps of documents that did not come in, until they do. */
export interface Rejecting {
  /** Puts documents on the list; one that is there is told anew and counted once more. Gives their ids. `now`: the clock's time. */
  reject(rejections: readonly Rejection[], now?: Date): Promise<string[]>
  /** What was turned away, the last first. */
  rejected(query?: RejectedQuery): Promise<RejectedRow[]>
  countRejected(query?: RejectedQuery): Promise<number>
  /** The bytes of what was handed over; null where they lie elsewhere or it is no longer on the list. */
  rejectedBytes(source: string): Promise<Uint8Array | null>
  /** Takes documents off the list, by id: they came in, or nobody wants them. Gives how many were on it. */
  dismiss(ids: readonly string[]): Promise<number>
}
