import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { english } from './english.js'
import type { Language } from './language.js'
import { type Lexicon, parseLexicon } from './lexicon.js'
import { type CommonShelf, commonShelf, type Lent, type Place } from './net/shelf.js'

export type { Lent, Place }

/** How a thread has a language. */
export interface LoadOptions {
  /** Where it was lent the weights that another has. */
  readonly place?: Place | undefined
  /** Words it remembers from text to text, some 3 kB each; as many as reading article after article is quickest with where it is not said. */
  readonly remembers?: number
}

/** The package's folder: this file stands in it, or in its `dist`. */
const home = fileURLToPath(new URL(/\/dist\/[^/]*$/.test(import.meta.url) ? '..' : '.', import.meta.url))

let loaded: Language | undefined
let shelf: CommonShelf | undefined

/**
 * English with the lexicons of `en/` and the weights of `models/`, read from the package's folder when first asked for. Loaded once. A thread
 * that was lent a `place` has the weights in common with the one that lent it, and one that analyses little `remembers` fewer words; it says so
 * when it loads English first.
 */
export function loadEnglish({ place, remembers }: LoadOptions = {}): Language {
  if (loaded) return loaded
  const held = whileHeld((name) => read(`${home}models/${name}.bin`, lent))
  loaded = english({
    lexicon: once((name): Lexicon => parseLexicon(name, readFileSync(`${home}en/${name}.txt`, 'utf8'))),
    weights: (name, room) => (room ? read(`${home}models/${name}.bin`, room) : held(name)),
    shelf: () => shelfAt(place),
    remembers,
    digest: once(digest).bind(null, ''),
  })
  return loaded
}

/** A place for another thread at the weights this one has, which neither of them need have loaded; null where it has to have its own. */
export const lendEnglish = (): Lent | null => shelfAt().lend()

function shelfAt(place?: Place): CommonShelf {
  shelf ??= commonShelf(place)
  return shelf
}

/** Remembers what `make` gave for each name. */
function once<T>(make: (name: string) => T): (name: string) => T {
  const made = new Map<string, T>()
  return (name) => {
    const known = made.get(name)
    if (known !== undefined) return known
    const fresh = make(name)
    made.set(name, fresh)
    return fresh
  }
}

// What of WebAssembly is used here; its types come neither with the language nor with Node's.
declare const WebAssembly: {
  readonly Memory: new (of: { readonly initial: number }) => { readonly buffer: ArrayBuffer }
}
const PAGE = 65_536

/**
 * Room for bytes that are soon let go of, in memory that goes back to the machine then. Elsewhere they would leave holes that a thread
 * keeps for good, 20 MB in each that reads.
 */
const lent = (size: number): Uint8Array =>
  new Uint8Array(new WebAssembly.Memory({ initial: Math.ceil(size / PAGE) }).buffer, 0, size)

/** The bytes of a file, in a room. */
function read(path: string, room: (bytes: number) => Uint8Array): Uint8Array {
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    const bytes = room(size)
    for (let at = 0; at < size; ) {
      const read = readSync(file, bytes, at, size - at, at)
      if (read === 0) throw new Error(`language: ${path} ends before its end`)
      at += read
    }
    return bytes
  } finally {
    closeSync(file)
  }
}

/** Remembers what `make` gave for each name while somebody holds it: models keep what they need of their bytes, not the bytes. */
function whileHeld<T extends object>(make: (name: string) => T): (name: string) => T {
  const made = new Map<string, WeakRef<T>>()
  return (name) => {
    const known = made.get(name)?.deref()
    if (known) return known
    const fresh = make(name)
    made.set(name, new WeakRef(fresh))
    return fresh
  }
}

/** First sixteen hex digits of the SHA-256 over the names and bytes of every lexicon and weights file. */
function digest(): string {
  // Loaded by whoever puts readings on record: it costs every start some milliseconds.
  const { createHash } = createRequire(import.meta.url)('node:crypto') as typeof import('node:crypto')
  const hash = createHash('sha256')
  for (const [folder, ending] of [
    ['en', '.txt'],
    ['models', '.bin'],
  ] as const) {
    for (const file of readdirSync(`${home}${folder}`).sort()) {
      if (file.endsWith(ending)) hash.update(file).update(readFileSync(`${home}${folder}/${file}`))
    }
  }
  return hash.digest('hex').slice(0, 16)
}
