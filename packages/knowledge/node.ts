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
  const events = parseEvents(files.find((f) => f.name === 'events.tsv')?.content ?? '', 'events.tsv')
  return buildKnowledge(actors, events, digest)
}

/** Whether a table's rows are actors. */
const isOfActors = (name: string): boolean => !/^(offices|events|kin|country-codes)/.test(name)

/**
 * Actors that bear a name or for which it stands, of those that come with the program and of a user's own: what `named` and
 * `metonym` of the knowledge give, but without offices and kin. Of the tables only the lines that hold the name are taken
 * apart, which takes a twentieth of what it takes to load them.
 */
export function actorsCalled(name: string, own: readonly KnownActor[] = []): readonly KnownActor[] {
  const rows = tables(isOfActors).flatMap((f) => parseActors(linesWith(fold(name), f.content), f.name))
  const knowledge = buildKnowledge(rows, [], '').with(own)
  return [...new Set([...knowledge.named(name), ...knowledge.metonym(name)])]
}

/** A table's head with those of its lines that hold a folded name, whether or not it is one of the actor's. */
function linesWith(folded: string, content: string): string {
  const lines = content.split('\n')
  const head = lines.findIndex((line) => !line.startsWith('#'))
  const holds = (line: string) => line.includes(folded) || (/[^\t -~]/.test(line) && fold(line).includes(folded))
  return lines.filter((line, i) => i === head || (i > head && holds(line))).join('\n')
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
