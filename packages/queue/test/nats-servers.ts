import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../../record/test/postgres-server.js'

/** Whether servers can be started here. */
export const hasNats = spawnSync('nats-server', ['--version']).status === 0

/** Servers of a test's own, on ports of this machine, in a folder that goes with them. */
export interface NatsServers {
  /** All of their addresses. */
  readonly address: string
  start(n: number): Promise<void>
  /** Starts all that do not run. */
  startAll(): Promise<void>
  /** Ends one: as the power does, or as an administrator would. */
  stop(n: number, how: 'SIGKILL' | 'SIGTERM'): Promise<void>
  remove(): Promise<void>
}

/** Makes and starts one server, or a cluster of three; `maxPayload` is the most bytes a message may have. */
export async function natsServers(count: 1 | 3, maxPayload = 1 << 20): Promise<NatsServers> {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-nats-'))
  const ports: { client: number; cluster: number; monitor: number }[] = []
  for (let n = 0; n < count; n++)
    ports.push({ client: await freePort(), cluster: await freePort(), monitor: await freePort() })
  const running: (ChildProcess | null)[] = ports.map(() => null)
  const routes = ports.map((p) => `nats://127.0.0.1:${p.cluster}`).join(', ')
  ports.forEach(({ client, cluster, monitor }, n) => {
    mkdirSync(join(folder, `${n}`))
    const together = `cluster { name: onrecord, listen: "127.0.0.1:${cluster}", routes: [${routes}] }`
    writeFileSync(
      join(folder, `${n}.conf`),
      `server_name: n${n}\nmax_payload: ${maxPayload}\nlisten: "127.0.0.1:${client}"\nhttp: "127.0.0.1:${monitor}"\njetstream { store_dir: "${join(folder, `${n}`)}" }\n${count > 1 ? together : ''}\n`,
    )
  })
  /** Whether it takes part: in a cluster only when that has a leader. */
  const isReady = async (n: number) => {
    const healthy = await fetch(`http://127.0.0.1:${ports[n]!.monitor}/healthz`).catch(() => null)
    if (!healthy?.ok) return false
    if (count === 1) return true
    const answer = await fetch(`http://127.0.0.1:${ports[n]!.monitor}/jsz`)
    const { meta_cluster } = (await answer.json()) as { meta_cluster?: { leader?: string } }
    return Boolean(meta_cluster?.leader)
  }
  const begin = (n: number) => {
    running[n] = spawn('nats-server', ['-c', join(folder, `${n}.conf`), '-l', join(folder, `${n}.log`)], { stdio: 'ignore' }) // biome-ignore format: one line
  }
  const ready = async (n: number) => {
    for (let tries = 0; !(await isReady(n)); tries++) {
      if (tries > 300) throw new Error(`nats-server ${n} does not start: see ${folder}`)
      await sleep(100)
    }
  }
  ports.forEach((_, n) => {
    begin(n)
  })
  for (const n of ports.keys()) await ready(n)
  const servers: NatsServers = {
    address: ports.map((p) => `nats://127.0.0.1:${p.client}`).join(','),
    async start(n) {
      begin(n)
      await ready(n)
    },
    async startAll() {
      for (const n of ports.keys()) if (!running[n]) await servers.start(n)
    },
    async stop(n, how) {
      const child = running[n]
      if (!child || child.exitCode !== null || child.signalCode !== null) return
      const gone = new Promise((end) => child.once('exit', end))
      child.kill(how)
      await gone
      running[n] = null
    },
    async remove() {
      for (const n of ports.keys()) await servers.stop(n, 'SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return servers
}
