import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const shared = resolve(root, process.env.ONRECORD_SHARED ?? '../shared')

/** The five articles of one story that are kept beside the project, not in it. */
export const seeds = join(shared, 'seeds')
export const hasSeeds = existsSync(seeds)

/** Runs the command line from its sources. Throws with what it said where it fails. */
function onrecord(...args: readonly string[]): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--conditions=source', join(root, 'packages/cli/run.ts'), ...args],
    { cwd: root, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`onrecord ${args.join(' ')}: ${stderr}`)
}

/** A record that the command line made, as a user makes theirs. */
export interface Made {
  readonly file: string
  remove(): void
}

function record(fill: (file: string) => void): Made {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-'))
  const file = join(folder, 'onrecord.db')
  fill(file)
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** The sample archive, read. */
export const sampleRecord = (): Made =>
  record((file) => {
    onrecord('actors', 'import', 'examples/actors.yaml', '--record', file)
    onrecord('add', 'examples/archive', '--meta', 'examples/articles.csv', '--record', file)
  })

/** The seeds, read as they were found: without dates, titles or outlets. */
export const seedsRecord = (): Made => record((file) => onrecord('add', seeds, '--record', file))
