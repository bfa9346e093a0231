import { readdirSync, readFileSync } from 'node:fs'
import { unzip, zipEntries } from '../archive/zip.js'
import { partsOf } from '../input.js'
import { LIMITS } from '../limits/limits.js'

/** What mutated inputs are made from. */
export interface Seed {
  /** Named as a file would be. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** Case files, and how what comes in is named in them. */
const CASES = { pages: '.html', markdown: '.md', feeds: '.xml', agencies: '.xml' } as const

const MORE: Readonly<Record<string, string>> = {
  'talks.txt': 'Talks resume in Varn\n\nNegotiators met in Varn on Sunday. “We will sign,” Ilse Brandt said.\n',
  'many.jsonl':
    '{"name":"a","text":"One.","date":"2024-10-24"}\n{"id":7,"text":"Two \\u201csaid\\u201d.","byline":["A"]}\n',
  'one.json': '[\n{"name":"a","text":"One."},\n{"name":"b","text":"Two."}\n]',
}

/** The corpus: the inputs of all cases, all small real files, and what is inside those that are archives. */
export async function corpus(): Promise<Seed[]> {
  const root = new URL('../', import.meta.url)
  const seeds: Seed[] = Object.entries(MORE).map(([name, text]) => ({ name, bytes: Buffer.from(text) }))
  for (const [name, ending] of Object.entries(CASES))
    for (const [i, part] of readFileSync(new URL(`cases/${name}.txt`, root), 'utf8')
      .split('\n==>\n')
      .entries()) {
      const input = part.slice(part.search(/^# /m)).replace(/^# .*\n/, '')
      if (input.length > 20) seeds.push({ name: `${name}-${i}${ending}`, bytes: Buffer.from(input) })
    }
  for (const name of readdirSync(new URL('fixtures/', root)).sort()) {
    if (name === 'README.md') continue
    const bytes = readFileSync(new URL(`fixtures/${name}`, root))
    seeds.push({ name, bytes })
    if (!name.endsWith('.docx')) continue
    const file = partsOf(bytes)
    for (const entry of await zipEntries(file, LIMITS))
      if (entry.name === 'word/document.xml') seeds.push({ name: entry.name, bytes: await unzip(file, entry, LIMITS) })
  }
  return seeds
}
