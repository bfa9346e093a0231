import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { materials, weaveRecord } from '@onrecord/flow'
import type { ReadArticle } from '@onrecord/format'
import { open } from '@onrecord/record'
import { weave } from '@onrecord/weave'

// npm run weaving -w @onrecord/bench -- FILE… [--most N]: what linking costs as a record grows. Takes articles as `onrecord read` prints
// them, shuffles them by a fixed seed, and takes the first 125, 250, 500 …: the whole weaving, an article's share of it, and one more
// article added to the record and linked. Machines are noisy: look at the ratios from line to line.

const args = process.argv.slice(2)
const at = args.indexOf('--most')
const most = at < 0 ? Number.POSITIVE_INFINITY : Number(args[at + 1])
const files = at < 0 ? args : args.filter((_, i) => i !== at && i !== at + 1)
if (files.length === 0)
  throw new Error('npm run weaving -w @onrecord/bench -- FILE…: name what `onrecord read` printed')

const articles = files
  .flatMap((file) => readFileSync(file, 'utf8').trimEnd().split('\n'))
  .map((line) => JSON.parse(line) as ReadArticle)
shuffle(articles)

const ready = materials()
const folder = mkdtempSync(join(tmpdir(), 'onrecord-weaving-'))
const STAMP = { reader: 'r', language: 'l', knowledge: 'k' }
/** Milliseconds of processor time: what else the machine does makes less of a difference to them. */
const clock = (): number => (process.cpuUsage().user + process.cpuUsage().system) / 1000
const since = (begun: number): number => clock() - begun

process.stdout.write(
  '| articles | statements | links | weaving, s | ms an article | loading, s | one more, s |\n|--:|--:|--:|--:|--:|--:|--:|\n',
)
try {
  // The first run pays for loading and compiling.
  await weave(articles.slice(0, 60), ready)
  for (let n = 125; ; n *= 2) {
    const size = Math.min(n, articles.length - 1, most)
    await line(articles.slice(0, size), articles[size]!)
    if (size < n) break
  }
} finally {
  rmSync(folder, { recursive: true })
}

async function line(some: readonly ReadArticle[], next: ReadArticle): Promise<void> {
  const begun = clock()
  const woven = await weave(some, ready)
  const took = since(begun)
  const links = Object.values(woven).reduce((n, list) => n + list.length, 0)
  const record = await open(join(folder, `${some.length}.db`))
  for (const article of some) await record.add(article, STAMP)
  await record.saveWoven(woven, (await record.wovenState()).articles)
  const begunLoading = clock()
  for await (const _ of record.readings());
  const loading = since(begunLoading)
  const begunOne = clock()
  await record.add(next, STAMP)
  await weaveRecord(record, ready)
  const one = since(begunOne)
  await record.close()
  const statements = some.reduce((n, a) => n + a.statements.length, 0)
  const cells = [some.length, statements, links, (took / 1000).toFixed(1), (took / some.length).toFixed(1), (loading / 1000).toFixed(1), (one / 1000).toFixed(1)] // biome-ignore format: one line
  process.stdout.write(`| ${cells.join(' | ')} |\n`)
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
