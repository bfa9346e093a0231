import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { materials, weaveRecord } from '@onrecord/flow'
import type { ReadArticle } from '@onrecord/format'
import { open } from '@onrecord/record'
import { madeUp } from './made-up/articles.js'

// npm run weaving -w @onrecord/bench -- FILE… [--most N]: what linking costs as a record grows. Takes articles as `onrecord read`
// prints them in an order shuffled by a fixed seed, or with --made-up N so many that are made up, in order of their days, and adds
// them to one record (--a-day 27 of the made-up ones: an archive of 100,000 in ten years):
// up to 125, 250, 500 …, linked as they come (fifty at a time), then ten more, each added and linked by itself, as one more is.
// Times are processor time of one thread: what else the machine does makes less of a difference to it.

const args = process.argv.slice(2)
const option = (name: string): number | undefined => {
  const at = args.indexOf(name)
  return at < 0 ? undefined : Number(args.splice(at, 2)[1])
}
const most = option('--most') ?? Number.POSITIVE_INFINITY
const invented = option('--made-up')
const aDay = option('--a-day') ?? 27
if (args.length === 0 && invented === undefined)
  throw new Error('npm run weaving -w @onrecord/bench -- FILE…: name what `onrecord read` printed, or --made-up N')

/** Articles added and linked by themselves at each size. */
const SINGLE = 10
const STAMP = { reader: 'r', language: 'l', knowledge: 'k' }
const ready = materials()
const folder = mkdtempSync(join(tmpdir(), 'onrecord-weaving-'))
const file = join(folder, 'record.db')
const clock = (): number => (process.cpuUsage().user + process.cpuUsage().system) / 1000
const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]!

const articles = invented === undefined ? read() : madeUp({ ...ready, aDay })
const total = Math.min(most, invented ?? Number.POSITIVE_INFINITY, Array.isArray(articles) ? articles.length : Number.POSITIVE_INFINITY) // biome-ignore format: one line
process.stdout.write(
  '| articles | statements | links | linked in batches, ms an article | one more, ms | at most | record, MB |\n|--:|--:|--:|--:|--:|--:|--:|\n',
)
const record = await open(file)
try {
  const next = articles[Symbol.iterator]()
  let size = 0
  let statements = 0
  const add = async (n: number): Promise<number> => {
    const some: ReadArticle[] = []
    for (let i = 0; i < n; i++) some.push(next.next().value as ReadArticle)
    for (const article of some) await record.add(article, STAMP)
    statements += some.reduce((sum, a) => sum + a.statements.length, 0)
    size += n
    const begun = clock()
    await weaveRecord(record, ready)
    return clock() - begun
  }
  for (let n = 125; size < total; n *= 2) {
    const upTo = Math.min(n, total)
    const [before, batches] = [size, [] as number[]]
    while (size < upTo - SINGLE) batches.push(await add(Math.min(50, upTo - SINGLE - size)))
    const share = batches.reduce((a, b) => a + b, 0) / Math.max(1, size - before)
    const single: number[] = []
    while (size < upTo) single.push(await add(1))
    const cells = [size, statements, await links(), share.toFixed(0), median(single).toFixed(0), Math.max(...single).toFixed(0), (statSync(file).size / 1e6).toFixed(0)] // biome-ignore format: one line
    process.stdout.write(`| ${cells.join(' | ')} |\n`)
  }
} finally {
  await record.close()
  rmSync(folder, { recursive: true })
}

async function links(): Promise<number> {
  const lists = [record.copies(), record.utterances(), record.occasions(), record.differences(), record.stories()]
  return (await Promise.all(lists)).reduce((n, list) => n + list.length, 0)
}

function read(): ReadArticle[] {
  const list = args
    .flatMap((name) => readFileSync(name, 'utf8').trimEnd().split('\n'))
    .map((line) => JSON.parse(line) as ReadArticle)
  shuffle(list)
  return list
}

/** Fisher and Yates' shuffle by a linear congruence: the same order on every machine. */
function shuffle(list: unknown[]): void {
  let seed = 20_251_122
  for (let i = list.length - 1; i > 0; i--) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    const j = seed % (i + 1)
    ;[list[i], list[j]] = [list[j], list[i]]
  }
}
