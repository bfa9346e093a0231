import { rmSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { materials } from '@onrecord/flow'
import { type Arrival, type OnRecord, open } from '@onrecord/record'
import { serve } from '@onrecord/server'
import { askedByCommand } from './asked-by-command.js'
import { layAside, makeMissing } from './indexes.js'
import { madeUp } from './made-up/articles.js'
import { randomOf } from './made-up/random.js'
import { type Asked, questionsOf } from './questions.js'

// npm run any-size -w @onrecord/bench -- FILE [--sizes 1000,10000,100000] [--times 40] [--until HH:MM] [--json] [--cli]: grows a
// record of made-up read articles in FILE (an existing one is gone on with), and at each size asks over HTTP what every page of the
// desk asks, with other actors, articles, words and days each time. Many at once are loaded with the indexes of the large tables laid
// aside and made at the end. Prints the middle and the 95th percentile of each in milliseconds, and the latter of processor time,
// which says more where the machine does other things beside. `--until` ends loading at that time of the clock, however far it
// came: the same command goes on later. `--sizes 0` asks of what there is and loads nothing. `--cli` asks by the built command
// line instead, a process for each question, from its start to its end.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sizes: { type: 'string', default: '1000,10000,100000' },
    times: { type: 'string', default: '40' },
    json: { type: 'boolean', default: false },
    fresh: { type: 'boolean', default: false },
    until: { type: 'string' },
    cli: { type: 'boolean', default: false },
  },
})
const file = named(positionals[0])
const sizes = values.sizes.split(',').map(Number)
const times = Number(values.times)
if (sizes.some((n) => !(n >= 0)) || !(times > 0)) throw new Error('--sizes and --times take numbers')
if (values.fresh) for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })

/** Articles put on record in one transaction. */
const BATCH = 1000
/** More articles than this are loaded with the indexes laid aside. */
const MANY = 20_000
/** Times a question is asked before it is measured. */
const WARM = 3
const STAMP = { reader: 'made-up', language: 'made-up', knowledge: 'made-up' }

const ends = values.until === undefined ? Number.POSITIVE_INFINITY : clock(values.until)
// The tables are there from here on; an interrupted load has left indexes away.
await (await open(file)).close()
await index()
for (const size of sizes) {
  const there = await load(size)
  if (size > 0 && there < size) break
  const record = await open(file)
  await (values.cli ? measureCommands(record, there) : measure(record, there))
  await record.close()
}

async function index(): Promise<void> {
  await makeMissing(file, (name, seconds) => process.stderr.write(`index ${name}: ${seconds.toFixed(0)} s\n`))
}

async function tidied(): Promise<void> {
  const record = await open(file)
  await record.tidy((line) => process.stderr.write(`${line}\n`))
  await record.close()
}

/** Puts made-up articles on record until there are so many, or it is time to end. Gives how many there are. */
async function load(size: number): Promise<number> {
  let record = await open(file)
  let { articles: there } = await record.counts()
  const isLarge = size - there > MANY
  if (isLarge) {
    await record.close()
    layAside(file)
    record = await open(file)
  }
  const stream = madeUp(materials())
  for (let had = 0; had < there; had++) stream.next()
  const [from, begun, { user, system }] = [there, performance.now(), process.cpuUsage()]
  let told = there
  while (there < size && Date.now() < ends) {
    const arrivals: Arrival[] = []
    for (; arrivals.length < BATCH && there < size; there++)
      arrivals.push({ article: stream.next().value, stamp: STAMP })
    await record.addAll(arrivals)
    if (there - told < 5000 && there < size) continue
    told = there
    const each = (performance.now() - begun) / (there - from)
    const used = process.cpuUsage()
    const worked = (used.user + used.system - user - system) / 1000 / (there - from)
    const left = ((size - there) * each) / 60_000
    process.stderr.write(
      `${new Date().toTimeString().slice(0, 5)} ${there} of ${size}, ${ms(each)} ms an article, ${ms(worked)} of processor time; ${left.toFixed(0)} minutes left\n`,
    )
  }
  if (there < size) process.stderr.write(`ended at ${there} articles\n`)
  await record.close()
  if (isLarge) await index()
  // As `onrecord doctor --tidy` does after many have come.
  if (isLarge) await tidied()
  return there
}

function named(file: string | undefined): string {
  if (file === undefined) throw new Error('npm run any-size -w @onrecord/bench -- FILE: name the file of the record')
  return file
}

/** When the clock next says `HH:MM`, in milliseconds since 1970. */
function clock(time: string): number {
  const [hours, minutes] = time.split(':').map(Number)
  const at = new Date()
  at.setHours(hours!, minutes!, 0, 0)
  if (!(at.getTime() > 0)) throw new Error('--until takes a time of the clock, HH:MM')
  return at.getTime() < Date.now() ? at.getTime() + 86_400_000 : at.getTime()
}

/** What a question took, in milliseconds. */
interface Line {
  readonly name: string
  readonly p50: number
  readonly p95: number
  readonly most: number
  /** Processor time, the 95th percentile. */
  readonly cpu: number
}

async function measure(record: OnRecord, size: number): Promise<void> {
  const { statements } = await record.counts()
  const bytes = ['', '-wal'].reduce((n, end) => n + (statSync(file + end, { throwIfNoEntry: false })?.size ?? 0), 0)
  const server = await serve({ record, port: 0 })
  const lines: Line[] = []
  if (!values.json) {
    process.stdout.write(`\n${size} articles, ${statements} statements, ${(bytes / 2 ** 20).toFixed(0)} MB\n\n`)
    process.stdout.write(
      '| asked | middle, ms | 95th percentile, ms | most, ms | processor, 95th, ms |\n| --- | --: | --: | --: | --: |\n',
    )
  }
  try {
    const random = randomOf(size)
    const questions = await questionsOf(record, random)
    for (const [name, ask] of Object.entries(questions)) {
      // As a server that has been running for a while answers.
      for (let i = 0; i < WARM; i++) await time(server.url + ask())
      const took: number[] = []
      const worked: number[] = []
      for (let i = 0; i < times; i++) {
        const before = process.cpuUsage()
        took.push(await time(server.url + ask()))
        const { user, system } = process.cpuUsage(before)
        worked.push((user + system) / 1000)
      }
      const p95 = (list: number[]) => list.sort((a, b) => a - b)[Math.ceil(list.length * 0.95) - 1]!
      const line = { name, p95: p95(took), p50: took[took.length >> 1]!, most: took.at(-1)!, cpu: p95(worked) }
      lines.push(line)
      // As each is measured, so that what is known by then stays where the rest is not waited for.
      if (!values.json)
        process.stdout.write(`| ${name} | ${ms(line.p50)} | ${ms(line.p95)} | ${ms(line.most)} | ${ms(line.cpu)} |\n`)
    }
  } finally {
    await server.close()
  }
  if (values.json) process.stdout.write(`${JSON.stringify({ size, statements, bytes, lines })}\n`)
}

async function measureCommands(record: OnRecord, size: number): Promise<void> {
  const answered = await askedByCommand(record, file, randomOf(size), times)
  const at = (list: readonly number[], share: number) => [...list].sort((a, b) => a - b)[Math.ceil(list.length * share) - 1]! // biome-ignore format: one line
  const lines = answered.map(({ name, took, worked, above }) => ({
    name,
    p50: at(took, 0.5),
    p95: at(took, 0.95),
    cpu: at(worked, 0.5),
    above: at(above, 0.5),
  }))
  if (values.json) return void process.stdout.write(`${JSON.stringify({ size, lines })}\n`)
  const head = ['asked', 'middle, ms', '95th percentile, ms', 'processor, middle, ms', 'above Node alone, ms']
  process.stdout.write(`\n${size} articles\n\n| ${head.join(' | ')} |\n| --- | --: | --: | --: | --: |\n`)
  for (const l of lines)
    process.stdout.write(`| ${l.name} | ${ms(l.p50)} | ${ms(l.p95)} | ${ms(l.cpu)} | ${ms(l.above)} |\n`)
}

async function time(url: string): Promise<number> {
  const begun = performance.now()
  const answer = await fetch(url)
  await answer.arrayBuffer()
  // Where nothing was found the question was none; the error must not pass for a fast answer.
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
  return performance.now() - begun
}

function ms(n: number): string {
  return n < 10 ? n.toFixed(1) : n.toFixed(0)
}

export type { Asked }
