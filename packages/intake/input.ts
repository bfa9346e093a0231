import type { Parts } from './way.js'

/** Bytes that come in: out of memory, a file or a stream. */
export interface Input {
  /** The first bytes, at most `HEAD`. */
  readonly head: Uint8Array
  /** How many there are; null where that shows only at the end. */
  readonly size: number | null
  /** All of them, or the first `max` + 1 where there are more. */
  whole(max: number): Promise<Uint8Array>
  chunks(): AsyncIterable<Uint8Array>
  /** Null where parts cannot be had without the rest. */
  readonly parts: Parts | null
}

/** Bytes that are looked at to tell a format. */
export const HEAD = 16_384

/** Bytes in memory. */
export function inMemory(bytes: Uint8Array): Input {
  return {
    head: bytes.subarray(0, HEAD),
    size: bytes.length,
    whole: async () => bytes,
    async *chunks() {
      yield bytes
    },
    parts: partsOf(bytes),
  }
}

/** The parts of bytes in memory. */
export const partsOf = (bytes: Uint8Array): Parts => ({
  size: bytes.length,
  read: async (from, length) => bytes.subarray(from, from + length),
})

/** Bytes that arrive one after the other, such as standard input. Waits for the first of them. */
export async function arriving(stream: AsyncIterable<Uint8Array>): Promise<Input> {
  const iterator = stream[Symbol.asyncIterator]()
  const first: Uint8Array[] = []
  let length = 0
  while (length < HEAD) {
    const next = await iterator.next()
    if (next.done) break
    first.push(next.value)
    length += next.value.length
  }
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      yield* first
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
    } finally {
      await iterator.return?.()
    }
  }
  return {
    head: Buffer.concat(first).subarray(0, HEAD),
    size: null,
    whole: (max) => gathered(chunks(), max),
    chunks,
    parts: null,
  }
}

/** Chunks as one, or their beginning where they pass `max`. */
export async function gathered(chunks: AsyncIterable<Uint8Array>, max: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    parts.push(chunk)
    length += chunk.length
    if (length > max) break
  }
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts)
}
