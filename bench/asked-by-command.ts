import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { ActorRow, OnRecord } from '@onrecord/record'
import type { Random } from './made-up/random.js'

const cli = fileURLToPath(new URL('../packages/cli/bin/onrecord.js', import.meta.url))
const REPORT = fileURLToPath(new URL('report-time.cjs', import.meta.url))

/** Node by itself, which is asked nothing: what each question is held against. */
const BARE = 'Node alone'

/** What one question of the command line took from its start to its end, in milliseconds. */
export interface Answered {
  readonly name: string
  readonly took: readonly number[]
  /** Processor time of the process that answered. */
  readonly worked: readonly number[]
  /** Processor time over that of Node alone in the same round. */
  readonly above: readonly number[]
}

/** Command lines by name, about actors and words that are on record: others each time. */
async function linesOf(record: OnRecord, random: Random): Promise<Readonly<Record<string, () => readonly string[]>>> {
  const actors = await record.actors({ limit: 200 })
  const said = await record.statements({ limit: 200, order: 'latest' })
  const words = said.flatMap((s) => s.contentText.split(/[^\p{L}]+/u).filter((w) => w.length > 3))
  const days = said.flatMap((s) => s.said.from ?? s.published.from ?? [])
  const of = (what: (actor: ActorRow) => string) => what(actors[random.rank(actors.length)]!)
  const actor = () => of(({ id }) => id)
  const article = () => random.pick(said).article
  const day = () => random.pick(days)
  return {
    '--version': () => ['--version'],
    statements: () => ['statements'],
    'statements --json': () => ['statements', '--limit', '50', '--json'],
    'statements --by': () => ['statements', '--by', actor(), '--latest'],
    'statements --by, a name': () => ['statements', '--by', of(({ name }) => name)],
    'statements --by --act --from': () => ['statements', '--by', actor(), '--act', 'promise', '--from', day()],
    'statements --words': () => ['statements', '--words', random.pick(words)],
    'statements --article': () => ['statements', '--article', article()],
    articles: () => ['articles'],
    actors: () => ['actors'],
    'actors show': () => ['actors', 'show', actor()],
    'actors --words': () => ['actors', '--words', random.pick(words)],
    who: () => ['who', 'Putin', '--on', day()],
    'who, several': () => ['who', 'Macron', '--on', day()],
    'who, described': () => ['who', 'the Kremlin leader', '--on', day()],
    'who, an office': () => ['who', 'the president of Russia', '--on', day()],
    'who, nobody': () => ['who', 'the baker of Rouen', '--on', day()],
    conditions: () => ['conditions'],
    events: () => ['events', '--from', day()],
    search: () => ['search', random.pick(words)],
    'search --json': () => ['search', random.pick(words), '--limit', '50', '--json'],
    timeline: () => ['timeline', '--from', day()],
    'timeline --actor': () => ['timeline', '--actor', actor()],
    ledger: () => ['ledger'],
    'ledger --state open --order due': () => ['ledger', '--state', 'open', '--order', 'due'],
    verify: () => ['verify'],
    'verify --article': () => ['verify', '--article', article()],
    positions: () => ['positions', actor()],
    'positions --towards': () => ['positions', actor(), '--towards', actor()],
    stories: () => ['stories'],
    occasions: () => ['occasions'],
    utterances: () => ['utterances'],
    differences: () => ['differences'],
    copies: () => ['copies'],
    compare: () => ['compare', article(), article()],
    brief: () => ['brief'],
    digest: () => ['digest', '--since', day()],
    decisions: () => ['decisions'],
    rejected: () => ['rejected'],
    watch: () => ['watch'],
  }
}

/**
 * Asks a record so many times each, every time in a process of its own that is started for it and ends. Throws where one fails. Node alone
 * is started in each round too: how long it takes by itself changes with what else the machine does.
 */
export async function askedByCommand(
  record: OnRecord,
  file: string,
  random: Random,
  times: number,
): Promise<readonly Answered[]> {
  const lines: readonly (readonly [string, () => readonly string[]])[] = [
    [BARE, () => ['-e', '0']],
    ...Object.entries(await linesOf(record, random)).map(
      ([name, line]) => [name, () => [cli, ...line(), ...(name === '--version' ? [] : ['--record', file])]] as const,
    ),
  ]
  const answered = lines.map(([name]) => ({
    name,
    took: [] as number[],
    worked: [] as number[],
    above: [] as number[],
  }))
  // One after the other and again, so that what else the machine does falls on all alike; the first time is not measured.
  for (let i = 0; i <= times; i++)
    lines.forEach(([name, line], k) => {
      const asked = line()
      const begun = performance.now()
      const { status, stderr } = spawnSync(process.execPath, ['--require', REPORT, ...asked], {
        encoding: 'utf8',
        stdio: ['ignore', 'ignore', 'pipe'],
        maxBuffer: 2 ** 28,
      })
      const took = performance.now() - begun
      if (status !== 0) throw new Error(`${name} (${asked.slice(1).join(' ')}): ${stderr}`)
      if (i === 0) return
      const worked = Number(/took (\d+)\s*$/.exec(stderr)?.[1]) / 1000
      answered[k]!.took.push(took)
      answered[k]!.worked.push(worked)
      answered[k]!.above.push(worked - answered[0]!.worked.at(-1)!)
    })
  return answered
}
