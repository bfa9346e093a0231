/** Documents that wait to be read; each leaves when a worker has put it on record. */
export const DOCUMENTS = { stream: 'ONRECORD_DOCUMENTS', subject: 'onrecord.documents' } as const

/** Documents that no worker could put on record, with the reason; they stay until they are tried again or taken off. */
export const REJECTED = { stream: 'ONRECORD_REJECTED', subject: 'onrecord.rejected' } as const

/** What all workers take their documents from: each document goes to one of them at a time. */
export const WORKERS = 'workers'

/** Documents that are too large for a message. */
export const LARGE = 'ONRECORD_LARGE'

/** What a message says of its document beside the document itself. */
export const HEADER = {
  /** Its file and entry, for a person. */
  file: 'Onrecord-File',
  /** The document's digest. */
  id: 'Onrecord-Id',
  /** Under which name the document lies among the large ones. */
  large: 'Onrecord-Large',
  /** Why it was rejected. */
  reason: 'Onrecord-Reason',
} as const

/** Times a document is given out before it is rejected. */
export const TRIES = 5

/** How long a document stays with a worker that says nothing, in ms; then another gets it. */
export const SILENCE = 20_000

/** How long the same document is known again by its digest when it is queued twice, in ms. The record knows it for ever. */
export const KNOWN_AGAIN = 3_600_000
