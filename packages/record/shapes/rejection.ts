/** Where documents that were turned away came from. */
export interface RejectedSourceTable {
  source: string
  kind: 'file' | 'address' | 'handed-over'
  /** JSON. */
  said: string
  /** What was handed over; null where it lies elsewhere. */
  bytes: Uint8Array | null
}

/** A document that was turned away. */
export interface RejectionTable {
  id: string
  source: string
  file: string
  place: string | null
  code: string
  reason: string
  remedy: string
  /** ISO 8601. */
  first_at: string
  last_at: string
  times: number
}
