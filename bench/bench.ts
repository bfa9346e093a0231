import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Source } from '@onrecord/format'
import { loadKnowledge } from '@onrecord/knowledge/node'
import { loadEnglish } from '@onrecord/language/node'
import { read } from '@onrecord/reader'
import nlp from 'compromise'
import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import { folder, texts, words } from './texts.js'

// npm run bench: words a second of the whole reader on one core, beside wink-nlp and compromise in the same run; cold
// start and memory of `onrecord read`. Machines are noisy: only the ratios within one run are compared with floors.json.

const rounds = 3
const floors = JSON.parse(readFileSync(new URL('floors.json', import.meta.url), 'utf8')) as Record<string, number>
const root = fileURLToPath(new URL('..', import.meta.url))
const cli = join(root, 'packages/cli/bin/onrecord.js')

/** Best words a second over a few rounds, a warm-up before them. */
function speed(run: (text: string) => unknown): number {
  for (const t of texts.slice(0, 20)) run(t)
  let best = Number.POSITIVE_INFINITY
  for (let i = 0; i < rounds; i++) {
    const begun = performance.now()
    for (const t of texts) run(t)
    best = Math.min(best, performance.now() - begun)
  }
  return (words / best) * 1000
}

const context = { language: loadEnglish(), knowledge: loadKnowledge(), today: '2026-01-01', explain: false }
const source = (text: string): Source => ({
  name: 'bench',
  uri: 'bench',
  text,
  title: null,
  outlet: null,
  byline: null,
  wire: null,
  language: null,
  published: '2016-09-20',
  url: null,
  hints: [],
  map: null,
})
const wink = winkNLP(model)

const reader = speed((t) => read(source(t), context))
const others = { 'wink-nlp': speed((t) => wink.readDoc(t)), compromise: speed((t) => nlp(t).terms()) }

/** Median seconds of `onrecord read` of one article in a process of its own. */
function cold(): number {
  const file = join(
    folder,
    readdirSync(folder)
      .filter((f) => f.endsWith('.txt'))
      .sort()[0]!,
  )
  const seconds = [1, 2, 3, 4, 5].map(() => {
    const begun = performance.now()
    execFileSync(process.execPath, [cli, 'read', file], { maxBuffer: 1 << 28 })
    return (performance.now() - begun) / 1000
  })
  return seconds.sort((a, b) => a - b)[2]!
}

/** Peak resident megabytes of reading all texts with the command line. */
function memory(): number {
  const paths = readdirSync(folder)
    .filter((f) => f.endsWith('.txt'))
    .map((f) => join(folder, f))
  const report = `import{writeSync}from'node:fs';process.on('exit',()=>writeSync(2,'peak '+process.resourceUsage().maxRSS))`
  const run = spawnSync(process.execPath, ['--import', `data:text/javascript,${report}`, cli, 'read', ...paths], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  })
  return Number(/peak (\d+)/.exec(run.stderr)?.[1] ?? Number.NaN) / 1024
}

const figures: Record<string, number> = {
  'words/s': reader,
  'of wink-nlp': reader / others['wink-nlp'],
  'of compromise': reader / others.compromise,
  'cold start, s': cold(),
  'memory, MB': memory(),
}
console.log(`${texts.length} articles, ${words} words (${folder.startsWith(root) ? 'sample archive' : 'PolNeAR dev'})`)
for (const [name, v] of Object.entries(others)) console.log(`  ${name.padEnd(16)} ${Math.round(v)} words/s`)
let failed = 0
for (const [k, v] of Object.entries(figures)) {
  const floor = floors[k]
  const ceiling = floors[`${k} at most`]
  const bad = (floor !== undefined && v < floor) || (ceiling !== undefined && v > ceiling)
  if (bad) failed++
  const bound = floor !== undefined ? `≥ ${floor}` : ceiling !== undefined ? `≤ ${ceiling}` : ''
  console.log(`${bad ? '✗' : ' '} ${k.padEnd(16)} ${v >= 100 ? Math.round(v) : v.toFixed(3)}   ${bound}`)
}
process.exitCode = failed ? 1 : 0
