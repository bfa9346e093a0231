import { type JetStreamClient, type JetStreamManager, jetstream, jetstreamManager } from '@nats-io/jetstream'
import { type ConnectionOptions, connect as connectTo, type NatsConnection } from '@nats-io/transport-node'
import { QueueError } from './error.js'

/** Where NATS servers are looked for where nobody says. */
const HERE = 'nats://127.0.0.1:4222'

/** A queue that is connected. */
export interface Queue {
  /** Its servers as a person knows them, without passwords. */
  readonly where: string
  readonly connection: NatsConnection
  readonly client: JetStreamClient
  readonly manager: JetStreamManager
  /** Waits until all that was sent has arrived, and ends it. */
  close(): Promise<void>
}

/**
 * Connects to NATS servers, one address or several of one cluster (`nats://a:4222,nats://b:4222`; `tls://` for TLS, a user and
 * password or a token before the `@`). A server that goes away is replaced by another of its cluster, or waited for. Throws
 * a QueueError where none answers.
 */
export async function connect(addresses: string = HERE): Promise<Queue> {
  const { servers, where, ...login } = parse(addresses)
  let connection: NatsConnection
  try {
    connection = await connectTo({
      servers,
      ...login,
      name: 'onrecord',
      maxReconnectAttempts: -1,
      reconnectTimeWait: 500,
      // A server that died without a word is found out by its silence: three of these.
      pingInterval: 5000,
      maxPingOut: 2,
      timeout: 5000,
    })
  } catch (cause) {
    throw new QueueError(refusal(cause as Error, where), { cause })
  }
  if (!connection.info?.jetstream) {
    await connection.close()
    throw new QueueError(`the NATS server at ${where} keeps no streams: start it with \`nats-server -js\``)
  }
  // Whether it answers is seen when it is asked: a cluster may be choosing a leader at this moment.
  const manager = await jetstreamManager(connection, { checkAPI: false })
  const close = () => connection.drain().catch(() => connection.close())
  return { where, connection, manager, client: jetstream(connection), close }
}

type Login = Pick<ConnectionOptions, 'user' | 'pass' | 'token' | 'tls'>

function parse(addresses: string): Login & { readonly servers: string[]; readonly where: string } {
  const urls = addresses.split(',').map((address) => {
    try {
      return new URL(address.includes('://') ? address.trim() : `nats://${address.trim()}`)
    } catch (cause) {
      throw new QueueError('the address of the queue is written nats://host:4222', { cause })
    }
  })
  const { username, password, protocol } = urls[0]!
  const [user, pass] = [decodeURIComponent(username), decodeURIComponent(password)]
  return {
    servers: urls.map((u) => u.host),
    where: urls.map((u) => u.host).join(', '),
    ...(pass ? { user, pass } : user ? { token: user } : {}),
    ...(protocol === 'tls:' && { tls: {} }),
  }
}

function refusal(error: Error, where: string): string {
  if (/authorization/i.test(`${error.name} ${error.message}`))
    return `the NATS server at ${where} does not let this program in: put user and password, or a token, in its address (nats://user:password@host)` // biome-ignore format: one line
  if (/tls|certificate/i.test(error.message))
    return `the NATS server at ${where} and this program do not agree on TLS (${error.message}): see whether its address is tls:// or nats://`
  return `no NATS server answers at ${where}: start one with \`nats-server -js\`, or name another with --queue`
}
