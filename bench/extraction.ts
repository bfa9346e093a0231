import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { intake } from '@onrecord/intake'

// npm run extraction -w @onrecord/bench: processor time of taking the article out of a saved page, on one core, over the pages of the
// article-extraction-benchmark: the best of three rounds for each page after one to warm up. Ends with 1 above the limit.

/** Milliseconds that half of the pages may take at most. */
const LIMIT = 60

const shared = process.env.ONRECORD_SHARED ?? fileURLToPath(new URL('../../shared', import.meta.url))
const folder = join(shared, 'data/article-extraction/html')
if (!existsSync(folder)) {
  console.log(`skipped: there are no pages in ${folder}`)
} else {
  const pages = readdirSync(folder).filter((f) => f.endsWith('.html.gz')).sort().map((f) => gunzipSync(readFileSync(join(folder, f)))) // biome-ignore format: one line
  const best = pages.map(() => Number.POSITIVE_INFINITY)
  for (let round = 0; round < 4; round++)
    for (const [i, page] of pages.entries()) {
      const begun = process.cpuUsage()
      await intake(page, { uri: 'page.html' })
      const { user, system } = process.cpuUsage(begun)
      if (round > 0) best[i] = Math.min(best[i]!, (user + system) / 1000)
    }
  best.sort((a, b) => a - b)
  const at = (share: number) => best[Math.min(best.length - 1, Math.floor(share * best.length))]!
  const kilobytes = pages.reduce((sum, page) => sum + page.length, 0) / pages.length / 1024
  console.log(`${pages.length} pages, ${Math.round(kilobytes)} kB each on average`)
  console.log(
    `median ${at(0.5).toFixed(1)} ms (at most ${LIMIT}), nine tenths ${at(0.9).toFixed(1)} ms, slowest ${at(1).toFixed(1)} ms`,
  )
  if (at(0.5) > LIMIT) process.exitCode = 1
}
