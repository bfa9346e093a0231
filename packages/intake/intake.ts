import type { Source } from '@onrecord/format'
import { binaryKind } from './binary.js'
import { declaredEncoding } from './encoding/declared.js'
import { decode } from './encoding/decode.js'
import { html } from './html/html.js'
import { jsonl } from './jsonl/jsonl.js'
import { applyMeta } from './meta/apply.js'
import { nameOf } from './name.js'
import { type IntakeOptions, MAX_BYTES, type Origin } from './options.js'
import { plain } from './plain/plain.js'
import { type IntakeProblem, type IntakeProblemCode, tooLarge } from './problem.js'
import { recognise } from './recognise.js'
import { gunzip, isGzip } from './unpack.js'

/** What came in, and what did not. */
export interface Intaken {
  readonly sources: readonly Source[]
  readonly problems: readonly IntakeProblem[]
}

/**
 * Takes the articles out of bytes: plain text, JSON Lines or HTML, packed by gzip or not. Pure: no file, network or clock.
 * Never throws for what the bytes hold; what keeps an article from coming in is a problem with one clear line.
 */
export function intake(bytes: Uint8Array, origin: Origin, options: IntakeOptions = {}): Intaken {
  const { uri } = origin
  const max = options.maxBytes ?? MAX_BYTES
  const refuse = (problem: IntakeProblemCode, message: string, remedy: string): Intaken => ({
    sources: [],
    problems: [{ problem, severity: 'error', file: uri, place: null, message, remedy }],
  })
  const large = (): Intaken => ({ sources: [], problems: [tooLarge(uri, max)] })
  if (bytes.length > max) return large()
  const unpacked = isGzip(bytes) ? gunzip(bytes, max) : bytes
  if (unpacked === 'too-large') return large()
  if (unpacked === 'packed') return refuse('packed', 'the gzip file is cut off or damaged', 'fetch or pack it again')
  if (unpacked.length === 0) return refuse('empty', 'the file is empty', 'check where it was saved from')
  const binary = binaryKind(unpacked)
  if (binary) return refuse('binary', `this is ${binary}, not text`, 'give plain text, HTML or JSON Lines')

  const { text, mixed } = decode(unpacked, declaredEncoding(unpacked))
  if (text.trim() === '')
    return refuse('empty', 'the file holds nothing but white space', 'check where it was saved from')
  const name = origin.name ?? nameOf(uri)
  const format = options.format ?? recognise(uri, text.slice(0, 2048))
  const found: Intaken =
    format === 'html'
      ? html(text, uri, name)
      : format === 'jsonl'
        ? jsonl(text, uri, name)
        : { sources: [plain(text, uri, name)], problems: [] }
  return {
    sources: found.sources.map((s) => applyMeta(s, options)),
    problems: mixed ? [mixedEncoding(uri, mixed.first, mixed.bytes), ...found.problems] : found.problems,
  }
}

const mixedEncoding = (file: string, first: number, count: number): IntakeProblem => ({
  problem: 'mixed-encoding',
  severity: 'warning',
  file,
  place: `byte ${first}`,
  message: `UTF-8 with ${count === 1 ? 'one byte' : `${count} bytes`} of another encoding, read as Windows-1252`,
  remedy: 'save it in one encoding, best UTF-8, and add it again',
})
