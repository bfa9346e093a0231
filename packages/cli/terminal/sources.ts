import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Origins } from '@onrecord/flow'
import type { Source } from '@onrecord/format'
import type { IntakeOptions, IntakeProblem } from '@onrecord/intake'
import type { Command } from 'commander'
import type { Terminal } from './terminal.js'
import { UsageError } from './usage-error.js'

/** What is said of the files on the command line. */
export interface SourceOptions {
  readonly meta?: string
  readonly outlet?: string
  readonly date?: string
  readonly url?: string
  readonly format?: string
  readonly columns?: string
  readonly maxSize?: number
  readonly maxSeconds?: number
  readonly maxMemory?: number
}

/** Adds what is said of files. */
export const sourceOptions = (command: Command): Command =>
  command
    .option('--meta <table>', 'CSV, TSV or JSON Lines with columns name, date, outlet, title, byline, url')
    .option('--outlet <name>', 'who published it')
    .option('--date <day>', 'when it was published')
    .option('--url <address>', 'its canonical address (one article only)')
    .option('--format <name>', `what the files are, where content and ending shall not decide: ${FORMATS}`)
    .option('--columns <map>', 'which column of a CSV file holds what: text=body,date=published')
    .option('--max-size <MB>', 'most megabytes of one document (default: 64)', Number)
    .option('--max-seconds <n>', 'most seconds that taking one document out of its file may take (default: 30)', Number)
    .option('--max-memory <MB>', 'most megabytes of memory that may take (default: 1024)', Number)

/** What Onrecord takes, for a person. */
const FORMATS =
  'plain, markdown, html, pdf, docx, mail (EML), feed (RSS, Atom, RDF, JSON Feed), nitf, newsml, ninjs, jsonl, csv, warc (WACZ is a zip), zip, tar'

/** Endings taken from folders; a file that is named itself is taken whatever its ending. */
const ENDINGS =
  /\.(txt|text|md|markdown|html?|xhtml|pdf|docx|eml|rss|atom|rdf|xml|json|jsonl|ndjson|warc|wacz|zip|tar|tgz)(\.gz)?$/i

/** The files that paths name, in the order given: files, folders with all that is in them, patterns; `-` is standard input. */
export async function filesOf(paths: readonly string[]): Promise<string[]> {
  const files: string[] = []
  for (const path of paths) {
    if (path === '-') files.push(path)
    else if (isFolder(path)) {
      const { glob } = await import('tinyglobby')
      const inside = await glob('**/*', { cwd: path, onlyFiles: true, ignore: ['**/node_modules/**'] })
      const taken = inside.filter((f) => ENDINGS.test(f)).sort()
      if (taken.length === 0) throw new UsageError(`${path} holds no article; Onrecord takes ${FORMATS}`)
      files.push(...taken.map((f) => `${path.replace(/\/+$/, '')}/${f}`))
    } else if (/[*?{[]/.test(path) && !exists(path)) {
      const { glob } = await import('tinyglobby')
      const found = (await glob(path, { onlyFiles: true, expandDirectories: false })).sort()
      if (found.length === 0) throw new UsageError(`no file fits ${path}`)
      files.push(...found)
    } else files.push(path)
  }
  return [...new Set(files)]
}

const exists = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined
const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

/** What intake goes by. Problems of the table are handed to `report`. */
export async function intakeOptions(
  options: SourceOptions,
  files: readonly string[],
  report: (problem: IntakeProblem) => void,
): Promise<IntakeOptions> {
  const { columnMap, FORMATS: names, given } = await import('@onrecord/intake')
  if (options.url !== undefined && files.length > 1)
    throw new UsageError('--url names one article: add it alone, or use --meta for many')
  const format = names.find((name) => name === options.format)
  if (options.format !== undefined && format === undefined)
    throw new UsageError(`--format: not one of ${names.join(', ')}: ${JSON.stringify(options.format)}`)
  const { columns } = options
  const limits = limitsOf(options)
  const said = asUsage(() => ({
    given: given(options),
    ...(format && { format }),
    limits,
    ...(columns !== undefined && { columns: columnMap(columns) }),
  }))
  if (options.meta === undefined) return said
  const { openMeta } = await import('@onrecord/intake/node')
  const { table, problems } = await openMeta(options.meta)
  if (table.size === 0 && problems.length > 0) {
    const { problemLine } = await import('@onrecord/intake')
    throw new UsageError(problemLine(problems[0]!))
  }
  problems.forEach(report)
  return { meta: table, ...said }
}

/** What was said of files, as it is said again when one of them is tried again. */
export function saidOf(options: SourceOptions): Readonly<Record<string, string>> {
  const { meta, outlet, date, url, format, columns, maxSize, maxSeconds, maxMemory } = options
  const said = { meta: meta && resolve(meta), outlet, date, url, format, columns, maxSize, maxSeconds, maxMemory }
  return Object.fromEntries(
    Object.entries(said).flatMap(([k, v]) => (v === undefined || v === '' ? [] : [[k, String(v)]])),
  )
}

/** What was said of a file (`saidOf`), as options; those said now win. */
export function optionsSaid(said: Readonly<Record<string, string>>, now: SourceOptions): SourceOptions {
  const number = (name: string) => (said[name] === undefined ? {} : { [name]: Number(said[name]) })
  return { ...said, ...number('maxSize'), ...number('maxSeconds'), ...number('maxMemory'), ...now }
}

function limitsOf({ maxSize, maxSeconds, maxMemory }: SourceOptions): NonNullable<IntakeOptions['limits']> {
  for (const [option, n] of Object.entries({ 'max-size': maxSize, 'max-seconds': maxSeconds, 'max-memory': maxMemory }))
    if (n !== undefined && !(n > 0)) throw new UsageError(`--${option}: not a number above 0`)
  return {
    ...(maxSize !== undefined && { bytes: maxSize * 1024 * 1024 }),
    ...(maxSeconds !== undefined && { seconds: maxSeconds }),
    ...(maxMemory !== undefined && { megabytes: maxMemory }),
  }
}

function asUsage<T>(does: () => T): T {
  try {
    return does()
  } catch (error) {
    throw error instanceof RangeError ? new UsageError(error.message) : error
  }
}

/** Who wants to know of files while they are taken. */
interface Watching {
  /** Told of each file as it begins, by its number. */
  readonly started?: (file: number) => void
  /** Learns which file an article or a problem came out of, and what was said of it. */
  readonly origins?: Origins
  readonly said?: Readonly<Record<string, string>>
}

/** The articles of files, one after the other, problems where they stand. */
export async function* sourcesOf(
  files: readonly string[],
  options: IntakeOptions,
  terminal: Terminal,
  { started, origins, said = {} }: Watching = {},
): AsyncGenerator<Source | IntakeProblem> {
  const { openRoom, openSources, streamSources } = await import('@onrecord/intake/node')
  const room = openRoom(options)
  try {
    for (const [i, file] of files.entries()) {
      started?.(i)
      if (file === '-') {
        const items = streamSources(bytesOf(terminal.stdin), { uri: '-', name: 'stdin' }, options, room.aside)
        const from = { kind: 'handed-over', source: `stdin ${new Date().toISOString()}`, said: { ...said, name: 'standard input' } } as const // biome-ignore format: one line
        yield* origins ? origins.from(items, from, '-') : items
      } else {
        const items = openSources(file, options, room.aside)
        yield* origins ? origins.from(items, { kind: 'file', source: resolve(file), said }, file) : items
      }
    }
  } finally {
    await room.close()
  }
}

async function* bytesOf(stdin: Terminal['stdin']): AsyncGenerator<Uint8Array> {
  for await (const part of stdin) yield Buffer.from(part)
}
