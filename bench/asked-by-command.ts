import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { OnRecord } from '@onrecord/record'
import type { Random } from './made-up/random.js'

const cli = fileURLToPath(new URL('../packages/cli/bin/onrecord.js', import.meta.url))

/** What one question of the command line took from its start to its end, in milliseconds. */
export interface Answered {
  readonly name: string
  readonly took: readonly number[]
  /** Processor time of the process that answered. */
  readonly worked: readonly number[]
}

/** Command lines by name, about actors and words that are on record: others each time. */
async function linesOf(record: OnRecord, random: Random): Promise<Readonly<Record<string, () => string[]>>> {
  const actors = await record.actors({ limit: 200 })
  const said = await record.statements({ limit: 200, order: 'latest' })
  const words = said.flatMap((s) => s.contentText.split(/[^\p{L}]+/u).filter((w) => w.length > 3))
  const actor = () => actors[random.rank(actors.length)]!.id
  const article = () => random.pick(said).article
  const day = () => random.pick(said.flatMap((s) => s.said.from ?? []))
  return {
    '--version': () => ['--version'],
    statements: () => ['statements'],
    'statements --by': () => ['statements', '--by', actor(), '--latest'],
    'statements --by --act --from': () => ['statements', '--by', actor(), '--act', 'promise', '--from', day()],
    'statements --words': () => ['statements', '--words', random.pick(words)],
    'statements --article': () => ['statements', '--article', article()],
    articles: () => ['articles'],
    actors: () => ['actors'],
    conditions: () => ['conditions'],
    events: () => ['events', '--from', day()],
    search: () => ['search', random.pick(words)],
    timeline: () => ['timeline', '--actor', actor()],
    ledger: () => ['ledger'],
    occasions: () => ['occasions'],
    brief: () => ['brief'],
  }
}

/** Asks a record so many times each, every time in a process of its own that is started for it and ends. Throws where one fails. */
export async function askedByCommand(
  record: OnRecord,
  file: string,
  random: Random,
  times: number,
): Promise<readonly Answered[]> {
  const lines = Object.entries(await linesOf(record, random))
  const answered = lines.map(([name]) => ({ name, took: [] as number[], worked: [] as number[] }))
  // One after the other and again, so that what else the machine does falls on all alike; the first time is not measured.
  for (let i = 0; i <= times; i++)
    lines.forEach(([name, line], k) => {
      const where = name === '--version' ? [] : ['--record', file]
      const begun = performance.now()
      const { status, stderr } = spawnSync(process.execPath, ['--import', REPORT, cli, ...line(), ...where], {
        encoding: 'utf8',
        stdio: ['ignore', 'ignore', 'pipe'],
        maxBuffer: 2 ** 28,
      })
      if (status !== 0) throw new Error(`onrecord ${name}: ${stderr}`)
      if (i === 0) return
      answered[k]!.took.push(performance.now() - begun)
      answered[k]!.worked.push(Number(/took (\d+)$/.exec(stderr)?.[1]) / 1000)
    })
  return answered
}

/** Has a process say at its end how much processor time it took, in microseconds. */
const REPORT = `data:text/javascript,${encodeURIComponent(
  "import{writeSync}from'node:fs';process.on('exit',()=>{const{user,system}=process.cpuUsage();writeSync(2,'took '+(user+system))})",
)}`
