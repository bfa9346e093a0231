import { fork } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { taken } from '../room/taken.js'
import { corpus } from './corpus.js'
import type { Told } from './fuzz-main.js'
import { mutated } from './mutate.js'
import { random } from './random.js'

// npm run fuzz -- [--count 4000] [--seed 1] [--threads 1] [--seconds 20] [--megabytes 512] [--from INPUT] [--only INPUT] [--keep FOLDER]
// Mutated inputs over all ways in: none may crash, take longer or more memory than it may, or give an offset that misses. The same
// seed and number give the same input; what goes wrong is told by both and, with --keep, written to a folder.

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '4000' },
    seed: { type: 'string', default: '1' },
    threads: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '20' },
    megabytes: { type: 'string', default: '512' },
    from: { type: 'string', default: '0' },
    only: { type: 'string' },
    keep: { type: 'string' },
  },
})
const [count, seed, threads, seconds, megabytes] = [
  values.count,
  values.seed,
  values.threads,
  values.seconds,
  values.megabytes,
].map(Number) as [number, number, number, number, number]
const seeds = await corpus()
const findings: { readonly input: number; readonly wrong: string }[] = []
let withArticles = 0
let articles = 0

/** What a process takes before it is given an input, its program and the corpus. */
const OWN_MEGABYTES = 256

/** Checks every `threads`th input from `from` on in a process; gives the number of the input that ended it, or null where it came to its end. */
function run(from: number, until: number): Promise<number | null> {
  return new Promise((ended) => {
    const program = fileURLToPath(new URL('./fuzz-process.mjs', import.meta.url))
    const child = fork(program, [seed, from, until, threads].map(String), {
      execArgv: ['--conditions=source', `--max-old-space-size=${megabytes}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    let at = from
    let done = false
    let wrong: string | null = null
    let begun = 0
    const timer = setInterval(() => {
      const now = taken(child.pid)
      // Time is the processor's where the system tells it, so that a busy machine finds no fault with an input.
      if (now.seconds - begun > seconds) wrong = `longer than ${seconds} s`
      else if (now.megabytes > megabytes + OWN_MEGABYTES) wrong = `more than ${megabytes} MB`
      if (wrong !== null) child.kill('SIGKILL')
    }, 250)
    child.on('message', (told: Told) => {
      if (told.done) {
        done = true
        return
      }
      at = told.at
      reached = Math.max(reached, at)
      if (told.wrong !== undefined) findings.push({ input: at, wrong: told.wrong })
      else if (told.articles !== undefined) {
        withArticles++
        articles += told.articles
      } else begun = taken(child.pid).seconds
    })
    child.on('exit', (code, signal) => {
      clearInterval(timer)
      if (done) return ended(null)
      findings.push({ input: at, wrong: wrong ?? `ended the process (${signal ?? code})` })
      ended(at)
    })
  })
}

const begun = performance.now()
const [first, last] = values.only === undefined ? [Number(values.from), count] : [Number(values.only), Number(values.only) + 1] // biome-ignore format: one line
let reached = first
// What was found so far is told; `--from` goes on from there.
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    report(reached)
    process.exit()
  })
await Promise.all(
  Array.from({ length: threads }, async (_, t) => {
    for (let from: number | null = first + t; from !== null && from < last; ) {
      const stopped = await run(from, last)
      from = stopped === null ? null : stopped + threads
    }
  }),
)
report(last)

/** Tells what was found in the inputs before `end`. */
function report(end: number): void {
  for (const { input, wrong } of findings) {
    const { name, bytes } = mutated(seeds, random(seed * 1_000_003 + input))
    process.stdout.write(`input ${input} (${name}, ${bytes.length} bytes): ${wrong}\n`)
    if (values.keep === undefined) continue
    mkdirSync(values.keep, { recursive: true })
    writeFileSync(`${values.keep}/${seed}-${input}-${name.replaceAll('/', '_')}`, bytes)
  }
  process.stdout.write(
    `${end - first} inputs from ${seeds.length} seeds (--seed ${seed}): ${withArticles} gave articles (${articles}), ${findings.length} findings, ${Math.round((performance.now() - begun) / 1000)} s\n`,
  )
  process.exitCode = findings.length > 0 ? 1 : 0
}
