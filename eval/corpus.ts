import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's root, with a slash at its end. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** Where corpora, gold and scorers are; they are no part of the project. ONRECORD_SHARED overrides. */
export const shared = process.env.ONRECORD_SHARED ?? join(root, '..', 'shared')

/** Whether the corpora are there; without them nothing is measured. */
export const hasShared = existsSync(join(shared, 'score'))

/** A folder for what is read while measuring, new every run. */
export const scratch = mkdtempSync(join(tmpdir(), 'onrecord-eval-'))

/** Files of a folder under `shared` with one of the endings, as full paths, sorted. */
export const files = (folder: string, ending: string): string[] =>
  readdirSync(join(shared, folder))
    .filter((f) => f.endsWith(ending))
    .sort()
    .map((f) => join(shared, folder, f))

/** First twelve hex digits of the SHA-256 over the names and bytes of everything under some folders of `shared`. */
export function digest(...folders: string[]): string {
  const hash = createHash('sha256')
  const walk = (path: string): void => {
    if (statSync(path).isDirectory()) for (const f of readdirSync(path).sort()) walk(join(path, f))
    else hash.update(path.slice(shared.length)).update(readFileSync(path))
  }
  for (const f of folders) walk(join(shared, f))
  return hash.digest('hex').slice(0, 12)
}

/** Runs the command line as its users do, and gives its standard output. */
export function onrecord(...args: string[]): string {
  return execFileSync(process.execPath, [join(root, 'packages/cli/bin/onrecord.js'), ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

/** Reads articles with `onrecord read` into a file of `scratch`, and gives its path. */
export function readTo(name: string, paths: readonly string[], ...options: string[]): string {
  const file = join(scratch, `${name}.jsonl`)
  mkdirSync(scratch, { recursive: true })
  writeFileSync(file, onrecord('read', ...paths, ...options))
  return file
}

/** Runs one of the scorers in `shared/score` with `--json`, and gives what it found. */
export function score(scorer: string, ...args: string[]): Record<string, unknown> {
  const out = execFileSync(process.execPath, [join(shared, 'score', scorer), ...args, '--json'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return JSON.parse(out.slice(out.lastIndexOf('\n{') + 1)) as Record<string, unknown>
}
