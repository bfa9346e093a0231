// `npm run servers`: PostgreSQL and NATS of this machine on ports and in folders of their own, for trying out what takes them. They
// go with Ctrl-C, and all that was put there.
import { natsServers } from '../packages/queue/test/nats-servers.js'
import { postgresServer } from '../packages/record/test/postgres-server.js'

const [postgres, nats] = await Promise.all([postgresServer(), natsServers(1)])
process.stdout.write(`export ONRECORD_RECORD='${postgres.address()}'\nexport ONRECORD_QUEUE='${nats.address}'\n`)
await new Promise<void>((end) => process.once('SIGINT', () => end()).once('SIGTERM', () => end()))
await Promise.all([postgres.remove(), nats.remove()])
