import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { buildKnowledge } from './build.js'
import { type CountryCodes, parseCountryCodes } from './country-codes.js'
import { parseEvents } from './events.js'
import { parseKin } from './kin.js'
import type { Knowledge } from './knowledge.js'
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
  const actors = files
    .filter((f) => !/^(offices|events|kin|country-codes)/.test(f.name))
    .flatMap((f) => parseActors(f.content, f.name, offices, kin))
  const events = parseEvents(files.find((f) => f.name === 'events.tsv')?.content ?? '', 'events.tsv')
  return buildKnowledge(actors, events, digest)
}

/** First sixteen hex digits of the SHA-256 over all tables. */
function digest(): string {
  // Loaded by whoever puts readings on record: it costs every start some milliseconds.
  const { createHash } = createRequire(import.meta.url)('node:crypto') as typeof import('node:crypto')
  const hash = createHash('sha256')
  for (const { content } of tables()) hash.update(content)
  return hash.digest('hex').slice(0, 16)
}

/** Every table with its file's name, in the order of the names. */
function tables(): { readonly name: string; readonly content: string }[] {
  const folder = dataFolder()
  return readdirSync(folder)
    .filter((f) => f.endsWith('.tsv'))
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
