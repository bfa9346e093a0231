import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { localDay, materials, weaveRecord } from '@onrecord/flow'
import type { ReadArticle, Source } from '@onrecord/format'
import { read } from '@onrecord/reader'
import { open } from '@onrecord/record'
import { linesOf } from './lines.js'
import { madeUp } from './made-up/articles.js'

// npm run weaving -w @onrecord/bench -- FILE… [--most N]: what linking costs as a record grows. Takes articles as `onrecord read`
// prints them in an order shuffled by a fixed seed (with --in-order as they stand), or with --made-up N so many that are made up,
// in order of their days, and adds them to one record (--a-day 27 of the made-up ones: an archive of 100,000 in ten years):
// up to 125, 250, 500 …, linked as they come (fifty at a time); spread over the second half of each step thirty are added and linked
// by themselves, as one more is: what the middle one takes, the one that nine of ten do not exceed, and the dearest.
// Times are processor time of one thread: what else the machine does makes less of a difference to it.
// --against-reading: what linking takes beside reading. The articles' texts are read again as `onrecord add` reads them, put
// on record and linked a hundred at a time, in one process from its start: milliseconds of processor time of each, and linking ÷ reading.

const args = process.argv.slice(2)
const option = (name: string): number | undefined => {
  const at = args.indexOf(name)
  return at < 0 ? undefined : Number(args.splice(at, 2)[1])
}
const inOrder = args.includes('--in-order') && args.splice(args.indexOf('--in-order'), 1).length > 0
const most = option('--most') ?? Number.POSITIVE_INFINITY
const invented = option('--made-up')
const aDay = option('--a-day') ?? 27
const againstReading =
  args.includes('--against-reading') && args.splice(args.indexOf('--against-reading'), 1).length > 0
if (args.length === 0 && invented === undefined)
  throw new Error('npm run weaving -w @onrecord/bench -- FILE…: name what `onrecord read` printed, or --made-up N')

/** Articles added and linked by themselves in each step, and together otherwise. */
const SINGLE = 30
const BATCH = 50
/** Articles read, put on record and linked together beside reading. */
const AT_ONCE = 100
const STAMP = { reader: 'r', language: 'l', knowledge: 'k' }
const ready = materials()
const folder = mkdtempSync(join(tmpdir(), 'onrecord-weaving-'))
const file = join(folder, 'record.db')
const clock = (): number => (process.cpuUsage().user + process.cpuUsage().system) / 1000
/** The one that so much of a list does not exceed. */
const quantile = (list: readonly number[], share: number): number =>
  [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))] ?? 0

const lines = linesOf(args)
if (!inOrder) shuffle(lines)
const articles = invented === undefined ? fromLines() : madeUp({ ...ready, aDay })
const total = Math.min(most, invented ?? lines.length)
const record = await open(file)
try {
  await (againstReading ? besideReading() : asItGrows())
} finally {
  await record.close()
  rmSync(folder, { recursive: true })
}

/** What articles take to be read, put on record and linked, so many more at a time; all of them in the last row. */
async function besideReading(): Promise<void> {
  process.stdout.write(
    '| articles | read, ms an article | put on record | linked | linked ÷ read |\n|--:|--:|--:|--:|--:|\n',
  )
  const options = { language: ready.language, knowledge: ready.knowledge, today: localDay(), explain: true }
  const all = { articles: 0, read: 0, put: 0, linked: 0 }
  const row = ({ articles: n, read, put, linked }: typeof all): void => {
    const cells = [n, ...[read, put, linked].map((t) => (t / n).toFixed(1)), (linked / read).toFixed(3)]
    process.stdout.write(`| ${cells.join(' | ')} |\n`)
  }
  const next = articles[Symbol.iterator]()
  while (all.articles < total) {
    const sources: Source[] = []
    while (sources.length < Math.min(AT_ONCE, total - all.articles))
      sources.push(sourceOf(next.next().value as ReadArticle))
    const begun = clock()
    const found = sources.map((source) => read(source, options))
    const isRead = clock()
    await record.addAll(found.map((article) => ({ article, stamp: STAMP })))
    const isPut = clock()
    await weaveRecord(record, ready)
    const some = { articles: found.length, read: isRead - begun, put: isPut - isRead, linked: clock() - isPut }
    row(some)
    for (const name of Object.keys(all) as (keyof typeof all)[]) all[name] += some[name]
  }
  row(all)
}

/** An article as it was before it was read: paragraphs are found by its text alone. */
function sourceOf({ name, uri, text, title, outlet, byline, wire, language, published, url }: ReadArticle): Source {
  const known = { name, uri, text, title, outlet, byline, wire, language, published: published.from }
  return { ...known, url: url ?? null, hints: [], map: null }
}

/** What linking takes as a record grows. */
async function asItGrows(): Promise<void> {
  process.stdout.write(
    '| articles | statements | links | linked in batches, ms an article | one more, ms: p50 | p90 | at most | record, MB |\n|--:|--:|--:|--:|--:|--:|--:|--:|\n',
  )
  const next = articles[Symbol.iterator]()
  let size = 0
  let statements = 0
  const add = async (n: number): Promise<number> => {
    const some: ReadArticle[] = []
    for (let i = 0; i < n; i++) some.push(next.next().value as ReadArticle)
    await record.addAll(some.map((article) => ({ article, stamp: STAMP })))
    statements += some.reduce((sum, a) => sum + a.statements.length, 0)
    size += n
    const begun = clock()
    await weaveRecord(record, ready)
    return clock() - begun
  }
  for (let n = 125; size < total; n *= 2) {
    const upTo = Math.min(n, total)
    const begun = size
    const [together, single]: [number[], number[]] = [[], []]
    while (size < upTo) {
      // So many are to have come by themselves by now.
      const due = Math.min(
        SINGLE,
        (SINGLE * Math.max(0, 2 * (size - begun) - (upTo - begun))) / (upTo - begun - SINGLE),
      )
      const left = upTo - size - (SINGLE - single.length)
      if (left <= 0 || single.length < due) single.push(await add(1))
      else together.push(await add(Math.min(BATCH, left)))
    }
    const share = together.reduce((a, b) => a + b, 0) / Math.max(1, upTo - begun - single.length)
    const times = [share, quantile(single, 0.5), quantile(single, 0.9), Math.max(...single)].map((t) => t.toFixed(0))
    const cells = [size, statements, await links(), ...times, (statSync(file).size / 1e6).toFixed(0)]
    process.stdout.write(`| ${cells.join(' | ')} |\n`)
  }
}

async function links(): Promise<number> {
  const lists = [record.copies(), record.utterances(), record.occasions(), record.differences(), record.stories()]
  return (await Promise.all(lists)).reduce((n, list) => n + list.length, 0)
}

function* fromLines(): Generator<ReadArticle> {
  for (const line of lines) yield JSON.parse(line()) as ReadArticle
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
