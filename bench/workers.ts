// Articles a second that 1, 2 and 4 workers read from a queue and put on record, and that a record takes of readings made before.
//   npm run servers                                    # prints the two addresses to export
//   npm run workers -w @onrecord/bench -- [articles]   # 300 where not said
import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { ReadArticle, Source } from '@onrecord/format'
import { connect, ensureStreams, put, type Queue } from '@onrecord/queue'
import { open } from '@onrecord/record'
import { texts } from './texts.js'

const { ONRECORD_RECORD: record, ONRECORD_QUEUE: address } = process.env
if (!record || !address) throw new Error('ONRECORD_RECORD and ONRECORD_QUEUE name the servers: see `npm run servers`')
const articles = Number(process.argv[2] ?? 300)
const schema = (name: string) => Object.assign(new URL(record), { search: `?schema=bench_${name}_${process.pid}` }).href
const program = ['--import', 'tsx', '--conditions=source', fileURLToPath(new URL('../packages/cli/run.ts', import.meta.url))] // biome-ignore format: one line
const TICKS = 100

/** Processor seconds that a process has taken so far, with what it started and waited for. */
function seconds(pid: number | string): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return (Number(fields[11]) + Number(fields[12])) / TICKS
  } catch {
    return 0
  }
}

/** Processor seconds of all of PostgreSQL's processes; those of connections that ended are in their parent's. */
const ofPostgres = (): number =>
  readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .reduce((sum, pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
        if (!stat.includes('(postgres)')) return sum
        const fields = stat.split(') ')[1]!.split(' ').map(Number)
        return sum + (fields[11]! + fields[12]! + fields[13]! + fields[14]!) / TICKS
      } catch {
        return sum
      }
    }, 0)

const sourceOf = (i: number): Source => ({
  name: `bench-${i}`,
  uri: `bench-${i}.txt`,
  text: `${texts[i % texts.length]!}\n\nReport ${i}.`,
  title: null, outlet: null, byline: null, wire: null, language: null, published: '2025-03-01',
  url: `https://example.org/${i}`,
  hints: [], map: null,
}) // biome-ignore format: short

async function fill(queue: Queue): Promise<number> {
  for (const name of await queue.manager.streams.names().next()) await queue.manager.streams.delete(name)
  await ensureStreams(queue)
  const begun = performance.now()
  for (let i = 0; i < articles; i++) await put(queue, sourceOf(i))
  return (articles * 1000) / (performance.now() - begun)
}

/** One worker's end: when it was done with each, and its processor seconds between the first and the last. */
interface Worked {
  readonly times: readonly number[]
  readonly cpu: number
}

function worker(record: string): Promise<Worked> {
  const child: ChildProcess = spawn(
    process.execPath,
    [...program, 'worker', '--threads', '1', '--json', '--quiet', '--until-empty'],
    {
      env: { ...process.env, ONRECORD_RECORD: record },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const times: number[] = []
  let [first, last] = [0, 0]
  child.stdout!.on('data', (part: Buffer) => {
    for (const line of part.toString().split('\n')) if (line !== '') times.push(performance.now())
    last = seconds(child.pid!)
    if (first === 0) first = last
  })
  return new Promise((end) => child.once('exit', () => end({ times, cpu: last - first })))
}

const say = (line: string) => process.stdout.write(`${line}\n`)
const queue = await connect(address)
say(
  `${availableParallelism()} cores; ${articles} articles of ${Math.round(texts.reduce((n, t) => n + t.split(/\s+/).length, 0) / texts.length)} words`,
)
for (const n of [1, 2, 4]) {
  const queued = await fill(queue)
  const before = ofPostgres()
  const done = await Promise.all(Array.from({ length: n }, () => worker(schema(`w${n}`))))
  // From when every worker has begun: what they take to start is not what is asked for.
  const from = Math.max(...done.map((w) => w.times[0] ?? 0))
  const times = done.flatMap((w) => w.times).filter((t) => t >= from)
  const rate = ((times.length - 1) * 1000) / (Math.max(...times) - from)
  const cpu = done.reduce((sum, w) => sum + w.cpu, 0) / articles
  const server = (ofPostgres() - before) / articles
  say(`${n} workers: ${rate.toFixed(1)} articles a second; processor time of each: ${(cpu * 1000).toFixed(0)} ms in workers, ${(server * 1000).toFixed(1)} ms in PostgreSQL (queued at ${queued.toFixed(0)} a second)`) // biome-ignore format: one line
}
await queue.close()

// What the record itself takes: the same readings again, by writers that do nothing else.
const readings: ReadArticle[] = []
const read = await open(schema('w1'), { create: false })
for await (const reading of read.readings()) readings.push(reading)
await read.close()
const stamp = { reader: 'bench', language: 'bench', knowledge: 'bench' }
for (const [writers, together] of [
  [1, 1],
  [2, 1],
  [4, 1],
  [1, 20],
  [2, 20],
] as const) {
  // biome-ignore format: a table
  const records = await Promise.all(Array.from({ length: writers }, () => open(schema(`a${writers}_${together}`))))
  const before = ofPostgres()
  const begun = performance.now()
  let next = 0
  await Promise.all(
    records.map(async (one) => {
      while (next < readings.length) {
        const some = readings.slice(next, next + together)
        next += together
        await one.addAll(some.map((article) => ({ article, stamp })))
      }
    }),
  )
  const rate = (readings.length * 1000) / (performance.now() - begun)
  for (const one of records) await one.close()
  const server = (ofPostgres() - before) / readings.length
  say(
    `${writers} writers, ${together} in one transaction: ${rate.toFixed(0)} readings a second; ${(server * 1000).toFixed(1)} ms of PostgreSQL's processor time each`,
  )
}
