import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { corpus } from './corpus.js'
import { mutated } from './mutate.js'
import { random } from './random.js'

// npm run fuzz -- [--count 4000] [--seed 1] [--threads 1] [--seconds 20] [--megabytes 512] [--only INPUT] [--keep FOLDER]
// Mutated inputs over all ways in: none may crash, take longer or more memory than it may, or give an offset that misses. The same
// seed and number give the same input; what goes wrong is told by both and, with --keep, written to a folder.

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '4000' },
    seed: { type: 'string', default: '1' },
    threads: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '20' },
    megabytes: { type: 'string', default: '512' },
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

/** Checks every `step`th input from `from` on; gives the number of the input that ended the thread, or null where it came to its end. */
function run(from: number, until: number): Promise<number | null> {
  return new Promise((ended) => {
    const worker = new Worker(new URL('./fuzz-thread.mjs', import.meta.url), {
      workerData: { seed, from, count: until, step: threads },
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
      execArgv: ['--conditions=source'],
    })
    let at = from
    // Time is the processor's, so that a busy machine finds no fault with an input.
    let begun = process.cpuUsage()
    const timer = setInterval(() => {
      const { user, system } = process.cpuUsage(begun)
      if ((user + system) / 1e6 / threads > seconds) end(`longer than ${seconds} s`)
    }, 500)
    const end = (wrong: string) => {
      clearInterval(timer)
      findings.push({ input: at, wrong })
      worker.removeAllListeners()
      worker.on('error', () => {})
      void worker.terminate().then(() => ended(at))
    }
    worker.on('message', (told: { at: number; wrong?: string; articles?: number; done?: true }) => {
      if (told.done) {
        clearInterval(timer)
        worker.removeAllListeners()
        ended(null)
        return
      }
      at = told.at
      if (told.wrong !== undefined) findings.push({ input: at, wrong: told.wrong })
      else if (told.articles !== undefined) {
        withArticles++
        articles += told.articles
      } else begun = process.cpuUsage()
    })
    worker.on('error', (error: NodeJS.ErrnoException) =>
      end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? `more than ${megabytes} MB` : `crashed: ${error.stack}`),
    )
  })
}

const begun = performance.now()
const [first, last] = values.only === undefined ? [0, count] : [Number(values.only), Number(values.only) + 1]
await Promise.all(
  Array.from({ length: threads }, async (_, t) => {
    for (let from: number | null = first + t; from !== null && from < last; ) {
      const stopped = await run(from, last)
      from = stopped === null ? null : stopped + threads
    }
  }),
)
for (const { input, wrong } of findings) {
  const { name, bytes } = mutated(seeds, random(seed * 1_000_003 + input))
  process.stdout.write(`input ${input} (${name}, ${bytes.length} bytes): ${wrong}\n`)
  if (values.keep === undefined) continue
  mkdirSync(values.keep, { recursive: true })
  writeFileSync(`${values.keep}/${seed}-${input}-${name.replaceAll('/', '_')}`, bytes)
}
process.stdout.write(
  `${last - first} inputs from ${seeds.length} seeds (--seed ${seed}): ${withArticles} gave articles (${articles}), ${findings.length} findings, ${Math.round((performance.now() - begun) / 1000)} s\n`,
)
process.exitCode = findings.length > 0 ? 1 : 0
