import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { buildKnowledge } from './build.js'
import { type CountryCodes, parseCountryCodes } from './country-codes.js'
import { parseEvents } from './events.js'
import { fold } from './fold.js'
import { parseKin } from './kin.js'
import type { Knowledge, KnownActor } from './knowledge.js'
import { parseActors, parseOffices } from './parse-tables.js'

let loaded: Knowledge | undefined

/** The knowledge base that comes with the program, read once from the tables in `data/`. */
export function loadKnowledge(): Knowledge {
  loaded ??= load()
  return loaded
}

function load(): Knowledge {
  const files = tables()
  const offices = parseOffices(files.find((f) => f.name === 'offices.tsv')?.content ?? '', 'offices.tsv')
  const kin = parseKin(files.find((f) => f.name === 'kin.tsv')?.content ?? '', 'kin.tsv')
  const actors = files.filter((f) => isOfActors(f.name)).flatMap((f) => parseActors(f.content, f.name, offices, kin))
  // Who asks for names or offices alone has no need of them.
  const events = () => parseEvents(files.find((f) => f.name === 'events.tsv')?.content ?? '', 'events.tsv')
  return buildKnowledge(actors, events, digest)
}

/** Whether a table's rows are actors. */
const isOfActors = (name: string): boolean => !/^(offices|events|kin|country-codes)/.test(name)

/** More actors of a user's own than this are laid over all of the knowledge: what they belong to is looked for by name, each by itself. */
const FEW = 40

/**
 * What is known of those a name may mean: `named`, `metonym`, `demonym` and `family` answer for this name as they do for all of the
 * knowledge, and `actor` for whom they find and whose offices those held. Of the tables only the lines that hold the name are taken apart,
 * a tenth of what it takes to load them. Without events.
 */
export function knowledgeOf(name: string, own: readonly KnownActor[] = []): Knowledge {
  if (own.length > FEW) return loadKnowledge().with(own)
  const belongings = own.flatMap((a) => [...(a.of === null ? [] : [a.of]), ...a.offices.map((o) => o.of)])
  const wanted = [...new Set([name, ...belongings].map(fold))]
  const read = (file: string) => tables((name) => name === file)[0]?.content ?? ''
  const files = tables(isOfActors).map((f) => ({ ...f, lines: linesOf(f.content) }))
  const bearers = files.flatMap((f) => f.lines.filter((line) => holdsSome(line, wanted)).map(idOf))
  const held = linesOf(read('offices.tsv'))
  const bearing = new Set(bearers)
  const offices = parseOffices(held.filter((line, i) => i === 0 || bearing.has(idOf(line))).join('\n'), 'offices.tsv')
  for (const list of offices.values()) for (const { of } of list) bearing.add(of)
  const kin = parseKin(read('kin.tsv'), 'kin.tsv')
  const actors = files.flatMap((f) =>
    parseActors(f.lines.filter((line, i) => i === 0 || bearing.has(idOf(line))).join('\n'), f.name, offices, kin),
  )
  return buildKnowledge(actors, [], '').with(own)
}

/**
 * Who is known by an id, as all of the knowledge has it: of the tables only the lines of those who are asked about are taken apart, for
 * whoever asks about some that stand on a list.
 */
export function knownById(own: readonly KnownActor[] = []): Pick<Knowledge, 'actor'> {
  if (own.length > 0) return loadKnowledge().with(own)
  const [officeHead = '', ...held] = linesOf(tables((name) => name === 'offices.tsv')[0]?.content ?? '')
  const offices = new Map<string, string[]>()
  for (const line of held) {
    const list = offices.get(idOf(line))
    if (list) list.push(line)
    else offices.set(idOf(line), [line])
  }
  const kin = parseKin(tables((name) => name === 'kin.tsv')[0]?.content ?? '', 'kin.tsv')
  const places = new Map<string, { readonly file: string; readonly head: string; readonly line: string }>()
  for (const { name: file, content } of tables(isOfActors)) {
    const [head = '', ...lines] = linesOf(content)
    for (const line of lines) places.set(idOf(line), { file, head, line })
  }
  const made = new Map<string, KnownActor>()
  return {
    actor(id) {
      const place = places.get(id)
      if (!place || made.has(id)) return made.get(id)
      const { file, head, line } = place
      const theirs = parseOffices([officeHead, ...(offices.get(id) ?? [])].join('\n'), 'offices.tsv')
      const [actor] = parseActors(`${head}\n${line}`, file, theirs, kin)
      made.set(id, actor!)
      return actor
    },
  }
}

/** The lines of a table, its head first. */
const linesOf = (content: string): string[] =>
  content.split('\n').filter((line) => line !== '' && !line.startsWith('#'))

const idOf = (line: string): string => line.slice(0, line.indexOf('\t'))

/** Whether a line holds one of these folded names. */
function holdsSome(line: string, folded: readonly string[]): boolean {
  const plain = /[^\t -~]/.test(line) ? fold(line) : line
  return folded.some((name) => line.includes(name) || plain.includes(name))
}

/** First sixteen hex digits of the SHA-256 over all tables. */
function digest(): string {
  // Loaded by whoever puts readings on record: it costs every start some milliseconds.
  const { createHash } = createRequire(import.meta.url)('node:crypto') as typeof import('node:crypto')
  const hash = createHash('sha256')
  for (const { content } of tables()) hash.update(content)
  return hash.digest('hex').slice(0, 16)
}

/** Every table, or those that are wanted, with its file's name, in the order of the names. */
function tables(
  isWanted: (name: string) => boolean = () => true,
): { readonly name: string; readonly content: string }[] {
  const folder = dataFolder()
  return readdirSync(folder)
    .filter((f) => f.endsWith('.tsv') && isWanted(f))
    .sort()
    .map((name) => ({ name, content: readFileSync(folder + name, 'utf8') }))
}

// The tables stand beside the source; from dist they are one folder up.
function dataFolder(): string {
  const beside = new URL('data/', import.meta.url)
  return fileURLToPath(existsSync(beside) ? beside : new URL('../data/', import.meta.url))
}

/** The actors that country codes stand for, of two letters or three. */
export const loadCountryCodes = (): CountryCodes =>
  parseCountryCodes(readFileSync(`${dataFolder()}country-codes.tsv`, 'utf8'), 'country-codes.tsv')
