import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { english } from './english.js'
import type { Language } from './language.js'
import { type Lexicon, parseLexicon } from './lexicon.js'

/** The package's folder: this file stands in it, or in its `dist`. */
const home = fileURLToPath(new URL(/\/dist\/[^/]*$/.test(import.meta.url) ? '..' : '.', import.meta.url))

let loaded: Language | undefined

/** English with the lexicons of `en/` and the weights of `models/`, read from the package's folder when first asked for. Loaded once. */
export function loadEnglish(): Language {
  loaded ??= english({
    lexicon: once((name): Lexicon => parseLexicon(name, readFileSync(`${home}en/${name}.txt`, 'utf8'))),
    weights: whileHeld((name): Uint8Array => lent(`${home}models/${name}.bin`)),
    digest: once(digest).bind(null, ''),
  })
  return loaded
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
 * The bytes of a file that are soon let go of, in memory that goes back to the machine then. Elsewhere they would leave holes that a thread
 * keeps for good, 20 MB in each that reads.
 */
function lent(path: string): Uint8Array {
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    const bytes = new Uint8Array(new WebAssembly.Memory({ initial: Math.ceil(size / PAGE) }).buffer, 0, size)
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
