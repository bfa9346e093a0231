/** What kept a record from being opened or written; `message` is one line for a person. */
export class RecordError extends Error {
  constructor(
    readonly code:
      | 'missing'
      | 'newer'
      | 'not-a-record'
      | 'folder'
      | 'read-only'
      | 'locked'
      | 'full'
      | 'disk'
      | 'damaged'
      // Of servers: away or not yet there, not letting in, busy with the same.
      | 'server'
      | 'refused'
      | 'conflict'
      // Of one text: it holds what cannot be kept.
      | 'text',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'RecordError'
  }
}
