/** What kept a queue from being used; `message` is one line for a person that names the servers and what to do. */
export class QueueError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'QueueError'
  }
}
