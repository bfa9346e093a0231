import { statSync } from 'node:fs'
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
}

/** Adds `--meta`, `--outlet`, `--date`, `--url`. */
export const sourceOptions = (command: Command): Command =>
  command
    .option('--meta <table>', 'CSV, TSV or JSON Lines with columns name, date, outlet, title, byline, url')
    .option('--outlet <name>', 'who published it')
    .option('--date <day>', 'when it was published')
    .option('--url <address>', 'its canonical address (one article only)')

/** Endings taken from folders; a file that is named itself is taken whatever its ending. */
const ENDINGS = /\.(txt|text|md|html?|xhtml|jsonl|ndjson)(\.gz)?$/i

/** The files that paths name, in the order given: files, folders with all that is in them, patterns; `-` is standard input. */
export async function filesOf(paths: readonly string[]): Promise<string[]> {
  const files: string[] = []
  for (const path of paths) {
    if (path === '-') files.push(path)
    else if (isFolder(path)) {
      const { glob } = await import('tinyglobby')
      const inside = await glob('**/*', { cwd: path, onlyFiles: true, ignore: ['**/node_modules/**'] })
      const taken = inside.filter((f) => ENDINGS.test(f)).sort()
      if (taken.length === 0)
        throw new UsageError(`${path} holds no article: Onrecord takes .txt, .md, .html and .jsonl, also as .gz`)
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
  const { given } = await import('@onrecord/intake')
  if (options.url !== undefined && files.length > 1)
    throw new UsageError('--url names one article: add it alone, or use --meta for many')
  const said = asUsage(() => given(options))
  if (options.meta === undefined) return { given: said }
  const { openMeta } = await import('@onrecord/intake/node')
  const { table, problems } = await openMeta(options.meta)
  if (table.size === 0 && problems.length > 0) {
    const { problemLine } = await import('@onrecord/intake')
    throw new UsageError(problemLine(problems[0]!))
  }
  problems.forEach(report)
  return { meta: table, given: said }
}

function asUsage<T>(does: () => T): T {
  try {
    return does()
  } catch (error) {
    throw error instanceof RangeError ? new UsageError(error.message) : error
  }
}

/** The articles of files, one after the other, problems where they stand; `started` is told of each file. */
export async function* sourcesOf(
  files: readonly string[],
  options: IntakeOptions,
  terminal: Terminal,
  started?: (file: number) => void,
): AsyncGenerator<Source | IntakeProblem> {
  const { openSources } = await import('@onrecord/intake/node')
  for (const [i, file] of files.entries()) {
    started?.(i)
    if (file === '-') yield* fromStdin(terminal, options)
    else yield* openSources(file, options)
  }
}

async function* fromStdin({ stdin }: Terminal, options: IntakeOptions): AsyncGenerator<Source | IntakeProblem> {
  const { intake, MAX_BYTES } = await import('@onrecord/intake')
  const parts: Buffer[] = []
  let size = 0
  for await (const part of stdin) {
    const bytes = Buffer.from(part)
    parts.push(bytes)
    size += bytes.length
    // Intake words the refusal; there is no need to hold more than it takes to refuse.
    if (size > MAX_BYTES) break
  }
  const { sources, problems } = intake(Buffer.concat(parts), { uri: '-', name: 'stdin' }, options)
  yield* problems
  yield* sources
}
