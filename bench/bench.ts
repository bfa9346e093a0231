import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg } from 'node:os'
import type { Source } from '@onrecord/format'
import { loadKnowledge } from '@onrecord/knowledge/node'
import { loadEnglish } from '@onrecord/language/node'
import { read } from '@onrecord/reader'
import nlp from 'compromise'
import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import { least, reading } from './program.js'
import { speeds } from './speed.js'
import { shares } from './stages.js'
import { allPaths, name, paths, texts, words } from './texts.js'

// npm run bench [-- --reference]: what users run (the built program, which it builds where need be) beside wink-nlp and
// compromise over the same articles in the same run; docs/speed.md says how. `--reference` keeps the figures in
// reference.json. Machines are noisy: only ratios within a run, memory and the cold start have bounds (floors.json).

const ROUNDS = 7
const beside = (file: string): URL => new URL(file, import.meta.url)
const floors = JSON.parse(readFileSync(beside('floors.json'), 'utf8')) as Record<string, number>

const context = { language: loadEnglish(), knowledge: loadKnowledge(), today: '2026-01-01', explain: false }
const source = (text: string): Source => ({
  name: 'bench', uri: 'bench', text, title: null, outlet: null, byline: null, wire: null, language: null,
  published: '2016-09-20', url: null, hints: [], map: null,
}) // biome-ignore format: what is left out in few lines
const wink = winkNLP(model)
// Others on the machine take their share of the caches too.
const load = loadavg()[0]!
const readers = {
  onrecord: (t: string) => read(source(t), context),
  'wink-nlp': (t: string) => wink.readDoc(t),
  compromise: (t: string) => nlp(t).terms(),
}

// Half of the starts before all else and half behind: others use the machine for minutes at a time.
const starts = () => Array.from({ length: ROUNDS }, () => reading([paths[0]!]))
const early = starts()
const speed = speeds(readers, texts, words, ROUNDS)
const parts = await shares(() => {
  for (const text of texts) readers.onrecord(text)
})
const one = least([...early, ...starts()])
const all = reading(allPaths)

const figures: Record<string, number> = {
  'of wink-nlp': speed.onrecord / speed['wink-nlp'],
  'of compromise': speed.onrecord / speed.compromise,
  'cold start, s': one.seconds,
  'cold start, s of processor time': one.processorSeconds,
  'memory, MB': all.megabytes,
}
const rounded = (n: number): number => (n >= 100 ? Math.round(n) : Number(n.toFixed(3)))
const log = (label: string, n: number, bound = ''): void =>
  console.log(`${label.padEnd(34)} ${String(rounded(n)).padStart(9)}   ${bound}`.trimEnd())

console.log(`words a second of processor time over ${name}: ${texts.length} articles, ${words} words`)
for (const [reader, n] of Object.entries(speed)) log(`  ${reader}`, n)
console.log('of them by stage, were it alone')
for (const [stage, share] of parts) if (share >= 0.002) log(`  ${stage}`, speed.onrecord / share)
console.log(`the reader (memory: over ${allPaths.length} articles, ${availableParallelism()} cores)`)
let failed = 0
for (const [figure, n] of Object.entries(figures)) {
  const least = floors[figure]
  const most = floors[`${figure} at most`]
  const bad = (least !== undefined && n < least) || (most !== undefined && n > most)
  if (bad) failed++
  const bound = least !== undefined ? `≥ ${least}` : most !== undefined ? `≤ ${most}` : ''
  log(`${bad ? '✗' : ' '} ${figure}`, n, bound)
}

if (process.argv.includes('--reference')) {
  const listed = (list: Iterable<readonly [string, number]>) =>
    Object.fromEntries([...list].map(([k, n]) => [k, rounded(n)]))
  const reference = {
    day: new Date().toISOString().slice(0, 10),
    machine: {
      processor: cpus()[0]?.model ?? 'unknown',
      cores: availableParallelism(),
      node: process.version,
      load: rounded(load),
    },
    articles: { speed: texts.length, memory: allPaths.length, words },
    'words a second': listed(Object.entries(speed)),
    'by stage, were it alone': listed([...parts].map(([stage, share]) => [stage, speed.onrecord / share] as const)),
    figures: listed(Object.entries(figures)),
  }
  writeFileSync(beside('reference.json'), `${JSON.stringify(reference, null, 2)}\n`)
}
process.exitCode = failed ? 1 : 0
