import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { recordOf } from '../server/test/record.js'
import { bench } from './test/browser.js'
import { many, manyLinks } from './test/many.js'

// Measures the first view of a story of 5, 500 and 5,000 invented articles (25 statements each) and writes the table into
// docs/desk.md: `npx tsx --conditions=source packages/desk/figures.ts`.

const SIZES = [5, 500, 5000]
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
}

async function measure(articles: number): Promise<Figures> {
  const all = [...many(articles)]
  const { record, remove } = await recordOf(all, manyLinks(all))
  const desk = await bench(record)
  const rounds: Figures[] = []
  try {
    for (let round = 0; round < ROUNDS; round++) rounds.push(await view(desk))
  } finally {
    await desk.close()
    await remove()
  }
  return rounds.sort((a, b) => a.picture - b.picture)[Math.floor(ROUNDS / 2)]!
}

async function view(desk: Awaited<ReturnType<typeof bench>>): Promise<Figures> {
  const { page, close } = await desk.open('/nowhere')
  await page.addInitScript(WATCH)
  await page.goto(`${desk.url}/`)
  await page.waitForFunction(() => (globalThis as unknown as { seen: { picture: number } }).seen.picture > 0)
  await page.waitForLoadState('networkidle')
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
  return { ...found, code }
}

const ms = (n: number): string => `${Math.round(n).toLocaleString('en-GB')} ms`
const kb = (n: number): string => `${Math.round(n / 1000).toLocaleString('en-GB')} kB`
const rows: string[] = []
for (const size of SIZES) {
  const f = await measure(size)
  rows.push(`| ${size.toLocaleString('en-GB')} | ${(size * 25).toLocaleString('en-GB')} | ${ms(f.firstContent)} | ${ms(f.picture)} | ${ms(f.blocked)} | ${f.shift.toFixed(3)} | ${kb(f.code)} | ${kb(f.answers)} |`) // biome-ignore format: a row
  console.log(rows.at(-1))
}
const table = [
  '| articles | statements | first content | the picture | blocked | layout shift | page code, compressed | answers |',
  '| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
  ...rows,
].join('\n')
const said = `${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}; the middle of ${ROUNDS} views.`
const text = readFileSync(page, 'utf8')
writeFileSync(page, text.replace(/<!-- figures -->[\s\S]*<!-- \/figures -->/, `<!-- figures -->\n${table}\n\n${said}\n<!-- /figures -->`)) // biome-ignore format: one line
