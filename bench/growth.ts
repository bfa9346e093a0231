import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { materials, weaveRecord } from '@onrecord/flow'
import type { ReadArticle } from '@onrecord/format'
import { open } from '@onrecord/record'
import { linesOf } from './lines.js'
import { madeUp } from './made-up/articles.js'

// npm run growth -w @onrecord/bench -- FILE… --sizes 1000,10000,14000 [--last 400] [--until N]: what linking the same articles costs
// in records of other sizes. Articles are taken as `onrecord read` prints them, in the order they stand in, or with --made-up N so many
// that are made up (--a-day 27). The last of them (of the first N with --until) are added behind as many of those right before them as
// make the record the size, all of them linked fifty at a time: the same articles beside the same neighbours, only what lies farther
// back differs. Milliseconds of processor time an article, all threads; × is what it takes more than in the first row, beside what
// the logarithm of the size grows by.

const { values, positionals: files } = parseArgs({
  allowPositionals: true,
  options: {
    sizes: { type: 'string', default: '1000,10000' },
    last: { type: 'string', default: '400' },
    until: { type: 'string' },
    'made-up': { type: 'string' },
    'a-day': { type: 'string', default: '27' },
  },
})
const sizes = values.sizes.split(',').map(Number)
const last = Number(values.last)
if (files.length === 0 && values['made-up'] === undefined)
  throw new Error(
    'npm run growth -w @onrecord/bench -- FILE… --sizes A,B: name what `onrecord read` printed, or --made-up N',
  )

/** Articles put on record and linked together. */
const BATCH = 50
const STAMP = { reader: 'r', language: 'l', knowledge: 'k' }
const ready = materials()
const lines = linesOf(files)
const total = Number(values['made-up'] ?? Math.min(Number(values.until ?? lines.length), lines.length))
if (sizes.some((size) => !(size > last && size <= total)))
  throw new Error(`sizes are more than the last ${last} and at most the ${total} that there are`)
const clock = (): number => (process.cpuUsage().user + process.cpuUsage().system) / 1000

process.stdout.write(
  '| articles on record | put on record, ms | linked, ms | × | logarithm × | record, MB |\n|--:|--:|--:|--:|--:|--:|\n',
)
let first: number | undefined
for (const size of sizes) {
  const { put, linked, megabytes } = await lastOf(size)
  first ??= linked
  const times = [linked / first, Math.log(size) / Math.log(sizes[0]!)].map((t) => t.toFixed(2))
  const cells = [size, put.toFixed(1), linked.toFixed(1), ...times, megabytes.toFixed(0)]
  process.stdout.write(`| ${cells.join(' | ')} |\n`)
}

/** What the last articles take in a record that they make this size. */
async function lastOf(size: number): Promise<{ put: number; linked: number; megabytes: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-growth-'))
  const file = join(folder, 'record.db')
  const record = await open(file)
  const found = { put: 0, linked: 0 }
  try {
    let at = 0
    for (const some of batches(size)) {
      const begun = clock()
      await record.addAll(some.map((article) => ({ article, stamp: STAMP })))
      const isPut = clock()
      await weaveRecord(record, ready)
      if (at >= size - last) {
        found.put += (isPut - begun) / last
        found.linked += (clock() - isPut) / last
      }
      at += some.length
      if (process.stderr.isTTY) process.stderr.write(`\r${at} of ${size} `)
    }
    await record.close()
    return { ...found, megabytes: statSync(file).size / 1e6 }
  } finally {
    await record.close()
    rmSync(folder, { recursive: true })
  }
}

/** The articles right before the last, and then these, in batches that do not mix the two. */
function* batches(size: number): Generator<ReadArticle[]> {
  let batch: ReadArticle[] = []
  let n = total - size
  for (const article of articlesFrom(total - size)) {
    batch.push(article)
    n++
    if (batch.length < BATCH && n !== total - last && n !== total) continue
    yield batch
    batch = []
    if (n === total) return
  }
}

function* articlesFrom(from: number): Generator<ReadArticle> {
  if (files.length > 0) for (const line of lines.slice(from, total)) yield JSON.parse(line()) as ReadArticle
  else {
    let n = 0
    for (const article of madeUp({ ...ready, aDay: Number(values['a-day']) })) if (n++ >= from) yield article
  }
}
