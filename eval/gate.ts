import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { digest, hasShared, root, scratch, shared } from './corpus.js'
import type { Measure } from './measure.js'
import { cross } from './measures/cross.js'
import { extraction } from './measures/extraction.js'
import { polnearGold, seeds, timeml } from './measures/gold.js'
import { plover } from './measures/plover.js'
import { polnear } from './measures/polnear.js'
import { sameEvent } from './measures/same-event.js'
import { undated } from './measures/undated.js'

// npm run eval [-- --pin] [NAME…]: measures, prints each figure beside its floor, and fails where one is missed.
// `--pin` writes the digest of the corpora into floors.json; floors themselves are raised by hand.

interface Floors {
  readonly digest: string
  readonly floors: Readonly<Record<string, number>>
  /** Figures that must not exceed this. */
  readonly ceilings?: Readonly<Record<string, number>>
}

const measures: readonly Measure[] = [
  seeds,
  polnearGold,
  polnear,
  undated,
  timeml,
  extraction,
  plover,
  cross,
  sameEvent,
]
const path = join(root, 'eval/floors.json')
const pinned = JSON.parse(readFileSync(path, 'utf8')) as Record<string, Floors>
const args = process.argv.slice(2)
const wanted = args.filter((a) => !a.startsWith('--'))

if (!hasShared) {
  console.log(`eval: skipped, ${shared} is not there (set ONRECORD_SHARED to the folder that holds the corpora)`)
  process.exit(0)
}

let passed = 0
let failed = 0
const say = (ok: boolean, line: string): void => {
  if (ok) passed++
  else failed++
  console.log(`${ok ? ' ' : '✗'} ${line}`)
}
const row = (a: string, b: string, c: string, d: string): string => `${a.padEnd(14)}${b.padEnd(16)}${c.padStart(8)}${d}`

console.log(row('  measure', 'figure', 'now', '  floor'))
for (const m of measures) {
  if (wanted.length && !wanted.includes(m.name)) continue
  const { digest: was, floors, ceilings = {} } = pinned[m.name]!
  const now = digest(...m.corpora)
  if (args.includes('--pin')) pinned[m.name] = { ...pinned[m.name]!, digest: now }
  else if (was !== now)
    say(false, `${m.name}: the corpora changed (${was} is now ${now}): look, then npm run eval -- --pin`)
  const figures = m.run()
  for (const [k, v] of Object.entries(figures)) {
    const floor = floors[k]
    const ceiling = ceilings[k]
    const line = row(
      m.name,
      k,
      v.toFixed(1),
      floor !== undefined ? `  ≥ ${floor}` : ceiling !== undefined ? `  ≤ ${ceiling}` : '',
    )
    if (floor === undefined && ceiling === undefined) console.log(`  ${line}`)
    else say((floor === undefined || v >= floor) && (ceiling === undefined || v <= ceiling), line)
  }
  for (const k of [...Object.keys(floors), ...Object.keys(ceilings)])
    if (!(k in figures)) say(false, `${m.name}: nothing was measured for ${k}`)
}
if (args.includes('--pin')) writeFileSync(path, `${JSON.stringify(pinned, null, 2)}\n`)
rmSync(scratch, { recursive: true, force: true })
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed ? 1 : 0
