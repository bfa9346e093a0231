import type { Queue } from '@onrecord/queue'
import type { Command } from 'commander'
import type { Terminal } from './terminal.js'

/** What every command on a queue takes. */
export interface QueueOptions {
  readonly queue?: string
  readonly json?: boolean
}

/** Adds `--queue` and `--json`. */
export const queueOptions = (command: Command, { json = true } = {}): Command => {
  command.option(
    '--queue <address>',
    'the NATS servers, by commas (default: $ONRECORD_QUEUE, else nats://127.0.0.1:4222)',
  )
  return json ? command.option('--json', 'one JSON object a line') : command
}

/** Connects to the queue for one command and ends the connection behind it. */
export async function withQueue<T>(
  { queue }: QueueOptions,
  { env }: Terminal,
  does: (queue: Queue) => Promise<T>,
): Promise<T> {
  const { connect } = await import('@onrecord/queue')
  const connected = await connect(queue ?? env.ONRECORD_QUEUE)
  try {
    return await does(connected)
  } finally {
    await connected.close()
  }
}
