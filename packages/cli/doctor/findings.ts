import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { OnRecord } from '@onrecord/record'
import { type RecordOptions, withRecord } from '../terminal/record.js'
import type { Terminal } from '../terminal/terminal.js'
import { ofProgram } from './program.js'
import { ofSurroundings } from './surroundings.js'

/** What was looked at, how it is, and what to do where it is wrong. */
export interface Finding {
  readonly what: string
  readonly value: string
  readonly wrong?: string
}

/** Looks at everything a record needs: the program, the disk, the store, the readings, the links, the decisions. */
export async function findings(path: string, options: RecordOptions, terminal: Terminal): Promise<Finding[]> {
  const program: Finding[] = [...(await ofProgram()), ...(await ofSurroundings(terminal))]
  const { isServer } = await import('@onrecord/record')
  if (isServer(path)) return [...program, ...(await ofServer(options, terminal))]
  if (!existsSync(path))
    return [
      ...program,
      { what: 'record', value: `${path} (none yet: \`onrecord add PATH…\` makes it)` },
      ...ofFolder(path),
    ]
  return [...program, ...ofDisk(path), ...(await whereItOpens(() => ofRecord(options, terminal)))]
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`

/** Less than this is no room to work in. */
const LEAST_ROOM = 200e6

/** Where a record shall be made: the nearest folder that is there has to be writable. */
function ofFolder(path: string): Finding[] {
  let folder = dirname(resolve(path))
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder)
  try {
    accessSync(folder, constants.W_OK)
  } catch {
    return [
      {
        what: 'its folder',
        value: `${folder} (read only)`,
        wrong: 'make it writable, or name another place with --record',
      },
    ]
  }
  const { bavail, bsize } = statfsSync(folder)
  const room = bavail * bsize
  return [{ what: 'room on its disk', value: megabytes(room), ...(room < LEAST_ROOM && { wrong: 'free some' }) }]
}

/** A backup or a change of shape needs about as much room as the record itself. */
function ofDisk(path: string): Finding[] {
  const { size } = statSync(path)
  const log = existsSync(`${path}-wal`) ? statSync(`${path}-wal`).size : 0
  const { bavail, bsize } = statfsSync(dirname(path))
  const room = bavail * bsize
  const { wrong, value } = writable(path)
  return [
    { what: 'record', value: `${path}${value}`, ...(wrong && { wrong }) },
    { what: 'size', value: `${megabytes(size)}${log > 0 ? `, log ${megabytes(log)}` : ''}` },
    { what: 'room on its disk', value: megabytes(room), ...(room < Math.max(size + log, LEAST_ROOM) && { wrong: 'free some: a backup or an update does not fit' }) }, // biome-ignore format: one line
  ]
}

function writable(path: string): { readonly value: string; readonly wrong?: string } {
  try {
    accessSync(path, constants.W_OK)
    accessSync(dirname(path), constants.W_OK)
    return { value: '' }
  } catch {
    return { value: ' (read only)', wrong: 'make it and its folder writable to add or decide' }
  }
}

/** Of a record on a server its disk is the server's; that it answers is seen by asking it. */
async function ofServer(options: RecordOptions, terminal: Terminal): Promise<Finding[]> {
  try {
    const where = await withRecord(options, terminal, async (record) => record.where)
    return [{ what: 'record', value: where }, ...(await ofRecord(options, terminal))]
  } catch (error) {
    if (!(error instanceof Error && error.name === 'RecordError')) throw error
    return [{ what: 'record', value: 'on a server', wrong: error.message }]
  }
}

async function ofRecord(options: RecordOptions, terminal: Terminal): Promise<Finding[]> {
  return withRecord(options, terminal, async (record) => {
    const { stale } = await import('@onrecord/flow')
    const counts = await record.counts()
    const old = (await stale({ record })).length
    const { articles, woven } = await record.wovenState()
    const problems = await record.check()
    const isBehind = articles !== woven && counts.articles > 0
    const unplaced = await record.decisions({ unplaced: true, limit: 10_000 })
    const rejected = await record.countRejected()
    return [
      ...Object.entries(counts).map(([what, n]) => ({ what, value: String(n) })),
      { what: 'own actors', value: String((await record.ownActors()).length) },
      { what: 'read by another version', value: String(old), ...(old > 0 && { wrong: 'run `onrecord reread`' }) },
      { what: 'documents not taken in', value: rejected === 0 ? '0' : `${rejected} (\`onrecord rejected\` says why)` },
      ...(await ofClock(record)),
      { what: 'links', value: isBehind ? 'behind the articles' : 'up to date', ...(isBehind && { wrong: 'run `onrecord reread`' }) }, // biome-ignore format: one line
      { what: 'decisions not placed', value: String(unplaced.length), ...(unplaced.length > 0 && { wrong: 'their words are gone: `onrecord decisions list --unplaced`' }) }, // biome-ignore format: one line
      { what: 'store', value: problems.length === 0 ? 'whole' : problems.join('; '), ...(problems.length > 0 && { wrong: 'run `onrecord doctor --repair`' }) }, // biome-ignore format: one line
    ]
  })
}

/** A clock that runs behind what is on record dates readings wrongly, and makes later decisions look earlier. */
async function ofClock(record: OnRecord): Promise<Finding[]> {
  const { addDays } = await import('@onrecord/format')
  const { localDay } = await import('@onrecord/flow')
  const today = localDay()
  // Half of the world is a day ahead of the other.
  const later = (await record.articles({ from: addDays(today, 2), limit: 1000 })).filter(({ published }) => published.from !== null && published.from > addDays(today, 1)) // biome-ignore format: one line
  if (later.length === 0) return [{ what: 'clock', value: today }]
  const last = later.map(({ published }) => published.from!).sort().at(-1) // biome-ignore format: one line
  const many = later.length === 1 ? 'an article is' : `${later.length} articles are`
  return [{ what: 'clock', value: `${today}, yet ${many} of later days, up to ${last}`, wrong: 'set the clock, or say when they appeared (`onrecord add … --date`)' }] // biome-ignore format: one line
}

/** A record that cannot be opened is what is wrong, with what its error says to do. */
async function whereItOpens(look: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await look()
  } catch (error) {
    if (!(error instanceof Error && error.name === 'RecordError')) throw error
    return [{ what: 'store', value: 'cannot be read', wrong: error.message }]
  }
}
