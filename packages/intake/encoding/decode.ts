import { createRequire } from 'node:module'
import { countUtf8, sequenceAt } from './utf8.js'

const require = createRequire(import.meta.url)
/** Loaded with the first text that is not UTF-8, which few are: their tables cost every start. */
const iconv = (): typeof import('iconv-lite') => require('iconv-lite')
const chardet = (): typeof import('chardet') => require('chardet')

/** Text and how its bytes were read. */
export interface Decoded {
  /** A byte order mark stays in the text as U+FEFF, so that offsets point into the file. */
  readonly text: string
  readonly encoding: string
  /** Where the bytes hold two encodings: how many are not UTF-8, and the place of the first. */
  readonly mixed: { readonly bytes: number; readonly first: number } | null
}

/**
 * Reads bytes as text. In this order: byte order mark; well-formed UTF-8; UTF-16 without a mark (every second byte zero);
 * UTF-8 with stray bytes, those as Windows-1252 and said to be mixed; what the source `declared`; what chardet makes of it;
 * Windows-1252, which has a character for every byte.
 */
export function decode(bytes: Uint8Array, declared: string | null = null): Decoded {
  const mark = byteOrderMark(bytes)
  if (mark) return as(bytes, mark)
  const utf16 = bareUtf16(bytes)
  if (utf16) return as(bytes, utf16)
  const { sequences, strays, firstStray } = countUtf8(bytes)
  if (strays === 0) return as(bytes, 'utf-8')
  // In text of another encoding, bytes that happen to form UTF-8 are rarer than those that do not.
  if (sequences >= strays)
    return { text: repaired(bytes), encoding: 'utf-8', mixed: { bytes: strays, first: firstStray } }
  return as(bytes, known(declared) ?? guessed(bytes) ?? 'windows-1252')
}

const as = (bytes: Uint8Array, encoding: string): Decoded => ({
  text:
    encoding === 'utf-8'
      ? utf8(bytes)
      : iconv().decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), encoding, { stripBOM: false }),
  encoding,
  mixed: null,
})

const utf8 = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')

function byteOrderMark([a, b, c, d]: Uint8Array): string | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32le' : 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return a === 0 && b === 0 && c === 0xfe && d === 0xff ? 'utf-32be' : null
}

/** UTF-16 of mostly Latin text: nearly all bytes at even, or at odd places are zero. */
export function bareUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.min(bytes.length, 4096) >> 1
  let even = 0
  let odd = 0
  for (let i = 0; i < pairs; i++) {
    if (bytes[2 * i] === 0) even++
    if (bytes[2 * i + 1] === 0) odd++
  }
  if (pairs < 4) return null
  if (odd > 0.7 * pairs && even === 0) return 'utf-16le'
  return even > 0.7 * pairs && odd === 0 ? 'utf-16be' : null
}

/** The name iconv reads it by, or null. Latin-1 is read as Windows-1252, as every browser does (WHATWG Encoding). */
function known(name: string | null): string | null {
  if (!name || !iconv().encodingExists(name) || /^utf-?8$/i.test(name)) return null
  return /^(iso-?8859-?1|latin-?1|us-ascii|ascii)$/i.test(name) ? 'windows-1252' : name.toLowerCase()
}

/** What chardet is sure of; on little text it mistakes Windows-1252 for rarer encodings, so only a clear lead counts. */
function guessed(bytes: Uint8Array): string | null {
  const matches = chardet()
    .analyse(bytes.subarray(0, 1 << 16))
    .filter((m) => !/^(utf-8|ascii)$/i.test(m.name))
  const best = matches[0]
  const latin = matches.find((m) => /^(iso-8859-1|windows-1252)$/i.test(m.name))
  if (!best || best.confidence < 20) return null
  return latin && latin.confidence + 10 >= best.confidence ? 'windows-1252' : known(best.name)
}

/** UTF-8 whose stray bytes are read as Windows-1252. */
function repaired(bytes: Uint8Array): string {
  let out = ''
  let from = 0
  for (let i = 0; i < bytes.length; ) {
    const n = sequenceAt(bytes, i)
    if (n === 0) {
      out += utf8(bytes.subarray(from, i))
      out += iconv().decode(Buffer.from(bytes.subarray(i, i + 1)), 'windows-1252')
      from = i + 1
    }
    i += n || 1
  }
  return out + utf8(bytes.subarray(from))
}
