import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from './folder.js'
import { readKept, writeKept } from './kept-code.js'
import { loaderOf } from './load.js'
import { waitWhereSoonOver } from './soon-over.js'

/** The program, and the folder it lies in with all its files. */
const folder = import.meta.dirname
const PROGRAM = 'run.js'

/** Seconds; what runs longer has gone through much that a start has no need of. */
const SOON_OVER = 20
/** Ways of asking one command that are told apart. */
const MOST_WAYS = 24

/**
 * Starts the program. What the engine made of its code is kept in the user's cache, a file a command, and taken from there the next time:
 * half of a question's time was making it. Where there is no such folder, it can't be written to or what it holds is no good, the program
 * starts without. NODE_DISABLE_COMPILE_CACHE=1 does so too, as it does for Node's own cache.
 */
function start(): void {
  const called = process.argv.slice(2).find((a) => !a.startsWith('-'))
  waitWhereSoonOver(called)
  const file = keptIn(called ?? 'onrecord')
  if (file === undefined) {
    loaderOf(folder, null).load(PROGRAM)
    return
  }
  const kept = readKept(file)
  const loader = loaderOf(folder, kept)
  loader.load(PROGRAM)
  process.once('exit', (exit) => {
    const ways = kept?.ways ?? []
    const way = wayOf(process.argv.slice(2))
    const isNew = !ways.includes(way) && ways.length < MOST_WAYS
    if (exit !== 0 || process.uptime() > SOON_OVER || !(loader.isMore() || isNew)) return
    writeKept(file, { ways: isNew ? [...ways, way] : ways, parts: loader.code() })
  })
}

/** The file for the command that is called; a command that there is none of ends with an error, of which nothing is kept. */
function keptIn(called: string): string | undefined {
  const cache = process.env.NODE_DISABLE_COMPILE_CACHE ? undefined : cacheFolder(process.env)
  if (cache === undefined) return undefined
  const { version, code } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  if (!/^[a-z]{1,20}$/.test(called)) return undefined
  return join(cache, 'code', `${version}-${code}-${process.version}-${process.arch}`, called)
}

/** With which options a command is asked: other options call other functions. What is asked about is nobody's business here. */
const wayOf = (args: readonly string[]): string =>
  [...new Set(args.flatMap((a) => /^--[a-z-]+/.exec(a) ?? []))].sort().join(' ')

start()
