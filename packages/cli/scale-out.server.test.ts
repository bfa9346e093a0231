import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connect, type Queue, status } from '@onrecord/queue'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { hasNats, type NatsServers, natsServers } from '../queue/test/nats-servers.js'
import { hasPostgres, type PostgresServer, postgresServer } from '../record/test/postgres-server.js'
import { run } from './test/run.js'

const hasServers = hasPostgres && hasNats
const folder = mkdtempSync(join(tmpdir(), 'onrecord-scale-out-'))
const corpus = join(folder, 'corpus.jsonl')
const whole = join(folder, 'whole.db')
const ARTICLES = 240
/** How long a document of a worker that died is waited for, and what there is beside. */
const LONG = 300_000

const built = fileURLToPath(new URL('dist/run.js', import.meta.url))
const program = existsSync(built)
  ? [built]
  : ['--import', 'tsx', '--conditions=source', fileURLToPath(new URL('run.ts', import.meta.url))]

let postgres: PostgresServer
let nats: NatsServers
let queue: Queue
let made = 0
const children = new Set<ChildProcess>()

beforeAll(async () => {
  if (!hasServers)
    return console.warn('no PostgreSQL or NATS here (Debian: postgresql, nats-server): their tests are skipped')
  writeFileSync(corpus, madeUp(ARTICLES))
  ;[postgres, nats] = await Promise.all([postgresServer(), natsServers(3)])
  queue = await connect(nats.address)
  // By the same program as the workers', built or not.
  const added = spawnSync(process.execPath, [...program, 'add', corpus, '--record', whole, '--link-later', '--quiet'])
  expect(added.status).toBe(0)
}, 120_000)
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await queue?.close()
  await nats?.remove()
  await postgres?.remove()
  rmSync(folder, { recursive: true })
})

// What one test leaves behind is none of the next's.
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  children.clear()
  await nats?.startAll()
})

/** Articles of two paragraphs of the sample archive, no two alike. */
function madeUp(n: number): string {
  const archive = fileURLToPath(new URL('../../examples/archive/', import.meta.url))
  const texts = readdirSync(archive).filter((f) => f.endsWith('.txt'))
  const paragraphs = texts.flatMap((f) => readFileSync(archive + f, 'utf8').split('\n\n').filter((p) => p.length > 200)) // biome-ignore format: one line
  const at = (i: number) => paragraphs[i % paragraphs.length]
  return Array.from({ length: n }, (_, i) => {
    const text = `${at(i)}\n\n${at(i * 7 + 3)}\n\nReport ${i}.`
    return `${JSON.stringify({ name: `a${i}`, url: `https://example.org/a${i}`, text, date: '2025-03-01', outlet: 'Courier' })}\n`
  }).join('')
}

/** An empty queue and an empty record. */
async function fresh(): Promise<{ env: Record<string, string>; add: (...files: string[]) => Promise<string> }> {
  for (const name of await queue.manager.streams.names().next()) await queue.manager.streams.delete(name)
  const env = { ONRECORD_RECORD: postgres.address(`s${made++}`), ONRECORD_QUEUE: nats.address }
  const add = async (...files: string[]) => (await run(['queue', 'add', ...files, '--replicas', '3'], { env })).err
  return { env, add }
}

/** A worker as a program of its own, with when it was done with each document. */
interface Working {
  readonly done: number[]
  readonly child: ChildProcess
  /** Resolves with the exit code or signal. */
  readonly ended: Promise<number | NodeJS.Signals | null>
}

function startWorker(env: Record<string, string>): Working {
  const child = spawn(process.execPath, [...program, 'worker', '--threads', '1', '--json', '--quiet'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.add(child)
  const done: number[] = []
  child.stdout!.on('data', (part: Buffer) => {
    for (const line of part.toString().split('\n')) if (line.includes('"did":"added"')) done.push(performance.now())
  })
  const ended = new Promise<number | NodeJS.Signals | null>((end) =>
    child.once('exit', (code, signal) => end(signal ?? code)),
  )
  return { done, child, ended }
}

const doneBy = (workers: readonly Working[]) => workers.reduce((n, w) => n + w.done.length, 0)
const until = (is: () => boolean | Promise<boolean>) => expect.poll(is, { timeout: LONG, interval: 100 }).toBe(true)
const isEmpty = async () => {
  const { waiting, beingRead } = await status(queue)
  return waiting === 0 && beingRead === 0
}

/** Articles a second among the 30 before a moment, and among the 40 before the last ten, which only stragglers read. */
function rates(workers: readonly Working[], hit: number): { before: number; after: number } {
  const times = workers.flatMap((w) => w.done).sort((a, b) => a - b)
  const rate = (of: readonly number[]) => (of.length > 1 ? ((of.length - 1) * 1000) / (of.at(-1)! - of[0]!) : 0)
  return {
    before: rate(times.filter((t) => t < hit).slice(-30)),
    after: rate(times.slice(-50, -10)),
  }
}

/** Ends workers as an administrator would, and sees that the record is that of one who added all alone. */
async function allThere(env: Record<string, string>, workers: readonly Working[]): Promise<void> {
  for (const { child } of workers) child.kill('SIGTERM')
  for (const { ended } of workers) expect(await ended).toBe(0)
  const ask = async (record: string, ...args: string[]) => (await run([...args, '--record', record])).out
  const served = env.ONRECORD_RECORD!
  expect((await ask(served, 'export')) === (await ask(whole, 'export'))).toBe(true)
  expect((await ask(served, 'actors', '--json')) === (await ask(whole, 'actors', '--json'))).toBe(true)
  expect(await ask(served, 'doctor')).toMatch(/articles +240\n(.*\n)*store +whole/)
  expect((await status(queue)).rejected).toBe(0)
}

describe.skipIf(!hasServers)('workers', () => {
  it(
    'one that dies with documents in hand costs nothing: others get them',
    async () => {
      const { env, add } = await fresh()
      // Queued by two at once: each document once.
      const said = (await Promise.all([add(corpus), add(corpus)])).map((line) =>
        Number(/^(\d+) queued/.exec(line)?.[1]),
      )
      expect(said[0]! + said[1]!).toBe(ARTICLES)
      const [one, two] = [startWorker(env), startWorker(env)]
      await until(() => one.done.length > 30)
      one.child.kill('SIGKILL')
      expect(await one.ended).toBe('SIGKILL')
      expect((await status(queue)).beingRead).toBeGreaterThan(0)
      const three = startWorker(env)
      await until(isEmpty)
      expect(three.done.length).toBeGreaterThan(0)
      await allThere(env, [two, three])
    },
    LONG,
  )

  it(
    'that are told to end put what they have on record, and leave the rest',
    async () => {
      const { env, add } = await fresh()
      await add(corpus)
      const one = startWorker(env)
      await until(() => one.done.length > 20)
      one.child.kill('SIGTERM')
      expect(await one.ended).toBe(0)
      const { waiting, beingRead, done } = await status(queue)
      expect([beingRead, waiting + done, done]).toEqual([0, ARTICLES, one.done.length])
    },
    LONG,
  )
})

describe.skipIf(!hasServers)('servers', () => {
  it(
    'the leader of the queue dies and comes back: nothing lost, nothing doubled, as fast as before',
    async () => {
      const { env, add } = await fresh()
      await add(corpus)
      const workers = [startWorker(env), startWorker(env)]
      await until(() => doneBy(workers) > 60)
      const { cluster } = await queue.manager.streams.info('ONRECORD_DOCUMENTS')
      const leader = Number(cluster!.leader!.slice(1))
      const hit = performance.now()
      await nats.stop(leader, 'SIGKILL')
      // Two of three go on, and take documents too.
      expect(await add(corpus)).toContain(`0 queued, ${ARTICLES} known already`)
      await until(() => doneBy(workers) > 150)
      await nats.start(leader)
      await until(isEmpty)
      const { before, after } = rates(workers, hit)
      await until(async () => (await status(queue)).servers.there === 3)
      await allThere(env, workers)
      console.log(`queue's leader killed: ${before.toFixed(1)} articles a second before, ${after.toFixed(1)} after`)
      expect(after).toBeGreaterThan(before / 3)
    },
    LONG,
  )

  it(
    'the record’s server crashes, and is restarted: nothing lost, nothing doubled, as fast as before',
    async () => {
      const { env, add } = await fresh()
      await add(corpus)
      const workers = [startWorker(env), startWorker(env)]
      await until(() => doneBy(workers) > 40)
      const hit = performance.now()
      await postgres.stop('immediate')
      await postgres.start()
      await until(() => doneBy(workers) > 100)
      await postgres.stop('fast')
      await new Promise((end) => setTimeout(end, 3000))
      await postgres.start()
      await until(isEmpty)
      const { before, after } = rates(workers, hit)
      await allThere(env, workers)
      console.log(
        `record's server restarted twice: ${before.toFixed(1)} articles a second before, ${after.toFixed(1)} after`,
      )
      expect(after).toBeGreaterThan(before / 3)
    },
    LONG,
  )
})
