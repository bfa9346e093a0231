import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { recordOf } from '../server/test/record.js'
import { bench } from './test/browser.js'
import { many, manyLinks } from './test/many.js'

// Measures the first view of a story of 5, 500 and 5,000 invented articles (25 statements each), and how the longest lists
// scroll: `npx tsx --conditions=source packages/desk/figures.ts` says so and writes both tables into docs/desk.md, on a
// machine that does nothing else. Of other sizes, as in `figures.ts 5 500`, it only says so.

const ASKED = process.argv.slice(2).map(Number)
const SIZES = ASKED.length > 0 ? ASKED : [5, 500, 5000]
const ROUNDS = 3
const page = fileURLToPath(new URL('../../docs/desk.md', import.meta.url))

// As text: what compiles this file would put calls into it that the page does not know.
const WATCH = `
  const seen = globalThis.seen = { blocked: 0, shift: 0, picture: 0 }
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) seen.blocked += Math.max(0, task.duration - 50)
  }).observe({ type: 'longtask', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.shift += entry.value
  }).observe({ type: 'layout-shift', buffered: true })
  const look = () => {
    if (document.querySelector('.course-drawing canvas')) seen.picture = performance.now()
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
`

interface Figures {
  /** Milliseconds from the start of the navigation. */
  readonly firstContent: number
  readonly picture: number
  /** Time beyond 50 ms of every long task. */
  readonly blocked: number
  /** Sum of all layout shifts. */
  readonly shift: number
  /** Bytes of the page, compressed, and of what it asks for until the picture is there. */
  readonly code: number
  readonly answers: number
  /** Processor time in milliseconds of the page's own thread and of the server, from the navigation until nothing more is asked for. */
  readonly page: number
  readonly server: number
}

async function measure(articles: number): Promise<{ figures: Figures; lists: string[] }> {
  const all = [...many(articles)]
  const { record, remove } = await recordOf(all, manyLinks(all))
  const desk = await bench(record)
  const rounds: Figures[] = []
  const lists: string[] = []
  try {
    for (let round = 0; round < ROUNDS; round++) rounds.push(await view(desk))
    if (articles === SIZES.at(-1)) for (const list of LISTS) lists.push(await scrolled(desk, list))
  } finally {
    await desk.close()
    await remove()
  }
  return { figures: rounds.sort((a, b) => a.picture - b.picture)[Math.floor(ROUNDS / 2)]!, lists }
}

async function view(desk: Awaited<ReturnType<typeof bench>>): Promise<Figures> {
  const { page, close } = await desk.open('/nowhere')
  await page.addInitScript(WATCH)
  const busy = await busyOf(page)
  const [before, used] = [await busy(), process.cpuUsage()]
  await page.goto(`${desk.url}/`)
  await page.waitForFunction(() => (globalThis as unknown as { seen: { picture: number } }).seen.picture > 0)
  await page.waitForLoadState('networkidle')
  const { user, system } = process.cpuUsage(used)
  const times = { page: (await busy()).all - before.all, server: (user + system) / 1000 }
  const found = await page.evaluate(() => {
    const { seen } = globalThis as unknown as { seen: { blocked: number; shift: number; picture: number } }
    const files = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
    return {
      ...seen,
      firstContent: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
      code: files.filter((f) => !f.name.includes('/api/')).map((f) => f.name),
      answers: files.filter((f) => f.name.includes('/api/')).reduce((n, f) => n + f.encodedBodySize, 0),
    }
  })
  await close()
  let code = 0
  for (const file of found.code) code += gzipSync(Buffer.from(await (await fetch(file)).arrayBuffer())).length
  return { ...found, ...times, code }
}

/** Asks for the processor time that the page's own thread has taken so far, and its scripts of that, in milliseconds. */
async function busyOf(page: Page): Promise<() => Promise<{ readonly all: number; readonly scripts: number }>> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  return async () => {
    const { metrics } = await cdp.send('Performance.getMetrics')
    const taken = (name: string) => 1000 * metrics.find((m) => m.name === name)!.value
    return { all: taken('TaskDuration'), scripts: taken('ScriptDuration') }
  }
}

/** Lists that hold the most, and their addresses. */
const LISTS = [
  ['statements', '/search?from=2029-01-01'],
  ['of one actor', '/actor/ada-brook'],
  ['the ledger', '/ledger'],
  ['articles', '/articles'],
] as const
const FRAMES = 240
const PIXELS = 240
/** Milliseconds between two frames, 60 a second. */
const FRAME = 1000 / 60

/**
 * Scrolls a list by 240 pixels a frame and then to places all over it. Frames that came late and the longest of them
 * depend on what else the machine does; the processor time of the page's own thread for each frame (all of it, and of
 * that what its scripts take) does not, and must stay below 16.7 ms.
 */
async function scrolled(
  desk: Awaited<ReturnType<typeof bench>>,
  [name, path]: readonly [string, string],
): Promise<string> {
  const { page, close } = await desk.open(path)
  const busy = await busyOf(page)
  await page.locator('[aria-setsize]').first().waitFor()
  const rows = await lengthOf(page)
  const before = await busy()
  // As text: what compiles this file would put calls into it that the page does not know.
  const took = await page.evaluate<number[]>(`new Promise((done) => {
    const took = []
    let before = 0
    const step = (now) => {
      if (before > 0) took.push(now - before)
      before = now
      scrollBy(0, ${PIXELS})
      if (took.length < ${FRAMES}) requestAnimationFrame(step)
      else done(took)
    }
    requestAnimationFrame(step)
  })`)
  const after = await busy()
  let empty = 0
  for (let jump = 1; jump <= JUMPS; jump++) {
    await page.evaluate(
      (share) => scrollTo(0, document.documentElement.scrollHeight * share),
      ((jump * 7) % JUMPS) / JUMPS,
    )
    await page.waitForFunction(
      () => document.querySelector('.virtual-row') && !document.querySelector('.virtual-row .waiting'),
    )
    if ((await page.locator('.virtual-row').count()) === 0) empty++
  }
  const there = await page.locator('.virtual-row').count()
  await close()
  if (empty > 0) throw new Error(`${name}: nothing was shown at ${empty} of ${JUMPS} places`)
  const late = took.reduce((n, each) => n + Math.max(0, Math.round(each / FRAME) - 1), 0)
  const each = (what: 'all' | 'scripts') => `${((after[what] - before[what]) / FRAMES).toFixed(1)} ms`
  return `| ${name} | ${rows.toLocaleString('en-GB')} | ${there} | ${late} of ${FRAMES} | ${Math.max(...took).toFixed(1)} ms | ${each('all')} | ${each('scripts')} |`
}
const JUMPS = 20

/** How many rows a list has; one that is counted only so far is gone to the end of. */
async function lengthOf(page: Page): Promise<number> {
  const length = async () => Number(await page.locator('[aria-setsize]').last().getAttribute('aria-setsize'))
  for (let known = await length(); ; ) {
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
    await page.waitForFunction(() => document.querySelector('.virtual-row:last-child[aria-posinset]'))
    await page.waitForLoadState('networkidle')
    const now = await length()
    if (now === known) break
    known = now
  }
  const all = await length()
  await page.evaluate(() => scrollTo(0, 0))
  await page.locator('[aria-posinset="1"]').waitFor()
  return all
}

const ms = (n: number): string => `${Math.round(n).toLocaleString('en-GB')} ms`
const kb = (n: number): string => `${Math.round(n / 1000).toLocaleString('en-GB')} kB`
const rows: string[] = []
const scrolls: string[] = []
for (const size of SIZES) {
  const { figures: f, lists } = await measure(size)
  scrolls.push(...lists)
  rows.push(`| ${size.toLocaleString('en-GB')} | ${(size * 25).toLocaleString('en-GB')} | ${ms(f.firstContent)} | ${ms(f.picture)} | ${ms(f.blocked)} | ${f.shift.toFixed(3)} | ${ms(f.page)} | ${ms(f.server)} | ${kb(f.code)} | ${kb(f.answers)} |`) // biome-ignore format: a row
  console.log([rows.at(-1), ...lists].join('\n'))
}
const table = [
  '| articles | statements | first content | the picture | blocked | layout shift | processor, page | processor, server | page code, compressed | answers |',
  '| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
  ...rows,
  '',
  '| list | rows | of them on the page | frames dropped | longest frame | processor time a frame | scripts of that |',
  '| ---- | ---: | ---: | ---: | ---: | ---: | ---: |',
  ...scrolls,
].join('\n')
const said = `${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}; the middle of ${ROUNDS} views; a list is scrolled by ${PIXELS} pixels a frame for ${FRAMES} frames, then to ${JUMPS} places all over it.`
const text = readFileSync(page, 'utf8')
if (ASKED.length === 0)
  writeFileSync(page, text.replace(/<!-- figures -->[\s\S]*<!-- \/figures -->/, `<!-- figures -->\n${table}\n\n${said}\n<!-- /figures -->`)) // biome-ignore format: one line
