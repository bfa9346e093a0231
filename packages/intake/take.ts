import { gunzip, gunzipChunks, gunzipHead, isGzip } from './archive/gzip.js'
import { declaredEncoding } from './encoding/declared.js'
import { decode } from './encoding/decode.js'
import { type Input, inMemory, partsOf } from './input.js'
import type { Item } from './item.js'
import { LIMITS } from './limits/limits.js'
import { Refused } from './limits/refused.js'
import { nameOf } from './name.js'
import type { IntakeFormat, IntakeOptions, Origin } from './options.js'
import { type IntakeProblem, refusal, tooLarge, warning } from './problem.js'
import { recognise } from './recognise.js'
import type { At, Way } from './way.js'
import { WAYS } from './ways.js'

/** How one document is read where it is not to be read here: in a room of its own, which can be closed. */
export type Aside = (bytes: Uint8Array, format: IntakeFormat, origin: Origin, depth: number) => AsyncIterable<Item>

/** What reading one file needs beside it. */
export interface Surroundings {
  readonly options: IntakeOptions
  readonly depth: number
  readonly aside: Aside | null
}

/** Takes the articles out of whatever comes in, at least one item: what holds no article is a problem. Never throws for what the bytes hold. */
export async function* take(input: Input, origin: Origin, around: Surroundings): AsyncGenerator<Item> {
  let none = true
  for await (const item of itemsOf(input, origin, around)) {
    none = false
    yield item
  }
  if (none) yield refusal(origin.uri, 'empty', 'there is no article in it', 'check where it was saved from')
}

async function* itemsOf(input: Input, origin: Origin, around: Surroundings): AsyncGenerator<Item> {
  const { uri, name = nameOf(uri) } = origin
  const { options, depth } = around
  const limits = { ...LIMITS, ...options.limits }
  try {
    if (input.head.length === 0) throw new Refused('empty', 'the file is empty', 'check where it was saved from')
    const packed = isGzip(input.head)
    const format = options.format ?? recognise(uri, packed ? gunzipHead(input.head) : input.head)
    if (typeof format === 'object')
      throw new Refused(
        'binary',
        `this is ${format.binary}, not text`,
        'give a format that `onrecord read --help` names',
      )
    const way = await WAYS[format]()
    const at: At = {
      uri,
      name,
      url: origin.url ?? null,
      options,
      limits,
      depth,
      open: (bytes, inner) =>
        take(inMemory(bytes), inner, { ...around, depth: depth + 1, options: { ...options, format: undefined } }),
    }
    if (way.takes === 'chunks') yield* way.read(packed ? gunzipChunks(input.chunks(), limits) : input.chunks(), at)
    else if (way.takes === 'parts' && input.parts && !packed) yield* way.read(input.parts, at)
    else {
      if (input.size !== null && input.size > limits.bytes) throw Refused.tooLarge(limits.bytes)
      const bytes = await input.whole(limits.bytes)
      if (bytes.length > limits.bytes) throw Refused.tooLarge(limits.bytes)
      const unpacked = packed ? gunzip(bytes, limits) : bytes
      if (unpacked.length === 0) throw new Refused('empty', 'the file is empty', 'check where it was saved from')
      if (around.aside && format !== 'plain') yield* around.aside(unpacked, format, { ...origin, uri, name }, depth)
      else yield* document(way, unpacked, at, origin.charset ?? null)
    }
  } catch (error) {
    yield problemOf(uri, error)
  }
}

/** Reads one document that lies in memory, unpacked. */
async function* document(way: Way, bytes: Uint8Array, at: At, charset: string | null): AsyncGenerator<Item> {
  if (way.takes === 'parts') yield* way.read(partsOf(bytes), at)
  else if (way.takes === 'chunks') yield* way.read(inMemory(bytes).chunks(), at)
  else if (way.takes === 'bytes') yield* way.read(bytes, at)
  else {
    const { text, mixed } = decode(bytes, charset ?? declaredEncoding(bytes))
    if (text.trim() === '')
      throw new Refused('empty', 'the file holds nothing but white space', 'check where it was saved from')
    if (mixed) yield mixedEncoding(at.uri, mixed.first, mixed.bytes)
    yield* way.read(text, at)
  }
}

function problemOf(uri: string, error: unknown): IntakeProblem {
  if (error instanceof Refused) return error.of(uri)
  // A tree deeper than the program's stack is the document's doing.
  if (error instanceof RangeError && /call stack/.test(error.message))
    return refusal(uri, 'too-deep', 'it holds parts within parts beyond any sense', 'save it from its source again')
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ERR_STRING_TOO_LONG') return tooLarge(uri, LIMITS.bytes)
  // The disk failed, not the document.
  if (code && /^E[A-Z]+$/.test(code)) throw error
  return refusal(
    uri,
    'failed',
    `the program failed on it (${message.replace(/\s+/g, ' ')})`,
    'report it with the file, if you may',
  )
}

const mixedEncoding = (file: string, first: number, count: number): IntakeProblem =>
  warning(
    file,
    'mixed-encoding',
    `UTF-8 with ${count === 1 ? 'one byte' : `${count} bytes`} of another encoding, read as Windows-1252`,
    'save it in one encoding, best UTF-8, and add it again',
    `byte ${first}`,
  )
