import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { VERSION } from '../version.js'
import type { Finding } from './findings.js'

/** Where a packed program keeps the sums of all its files: beside node_modules/@onrecord, in which this file lies. */
const SUMS = 'SHA256SUMS'

/** Looks at the program itself: its version, Node's, whether its files are those that were packed, whether it can read. */
export async function ofProgram(): Promise<Finding[]> {
  const found: Finding[] = [
    { what: 'onrecord', value: VERSION },
    { what: 'node', value: process.versions.node },
  ]
  const damaged = damagedFiles()
  if (damaged !== null)
    found.push(
      damaged.length === 0
        ? { what: 'program and weights', value: 'as they were packed' }
        : { what: 'program and weights', value: `not as they were packed: ${damaged.slice(0, 3).join(', ')}${damaged.length > 3 ? ' …' : ''}`, wrong: 'install Onrecord again' }, // biome-ignore format: one line
    )
  found.push(await reading())
  return found
}

/** Files that are missing or not as they were packed; null where the program runs as it was built here. */
function damagedFiles(): string[] | null {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, SUMS)) && dirname(folder) !== folder) folder = dirname(folder)
  const list = join(folder, SUMS)
  if (!existsSync(list)) return null
  const lines = readFileSync(list, 'utf8').trimEnd().split('\n')
  return lines.flatMap((line) => {
    const [sum, file] = line.split('  ') as [string, string]
    const path = join(folder, file)
    const isSame = existsSync(path) && createHash('sha256').update(readFileSync(path)).digest('hex') === sum
    return isSame ? [] : [file]
  })
}

const TRIAL = 'The minister spoke in London on Monday. “We will sign the accord if they leave,” John Smith said.'

/** Reads a line: words, weights and facts are all asked. */
async function reading(): Promise<Finding> {
  try {
    const { materials, localDay, readSources } = await import('@onrecord/flow/read')
    const source = { name: 'trial', uri: 'trial', text: TRIAL, title: null, outlet: null, byline: null, wire: null, language: null, published: '2025-03-03', url: null, hints: [], map: null } // biome-ignore format: one line
    async function* one() {
      yield source
    }
    for await (const read of readSources(one(), {
      today: localDay(),
      explain: false,
      threads: 0,
      materials: materials([]),
    }))
      if ('article' in read && read.article.statements.length > 0) return { what: 'reading', value: 'works' }
    return { what: 'reading', value: 'finds nothing in a line that says something', wrong: 'install Onrecord again' }
  } catch (error) {
    return { what: 'reading', value: `fails (${error instanceof Error ? error.message : error})`, wrong: 'install Onrecord again' } // biome-ignore format: one line
  }
}
