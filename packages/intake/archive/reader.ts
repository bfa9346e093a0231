/** Reads chunks that arrive by numbers of bytes or by lines. */
export interface ChunkReader {
  /** The next `n` bytes, fewer where the end is nearer; null at the end. */
  take(n: number): Promise<Uint8Array | null>
  /** Passes over `n` bytes; false where there are fewer. */
  skip(n: number): Promise<boolean>
  /** The next line with its line feed, null at the end; one longer than `max` is cut there. */
  line(max: number): Promise<Uint8Array | null>
}

/** A reader over chunks; it holds no more of them than the next answer needs. */
export function reader(chunks: AsyncIterable<Uint8Array>): ChunkReader {
  const iterator = chunks[Symbol.asyncIterator]()
  let rest: Uint8Array = new Uint8Array()
  let ended = false
  const more = async (): Promise<Uint8Array | null> => {
    if (ended) return null
    const next = await iterator.next()
    ended = next.done ?? false
    return next.done ? null : next.value
  }
  const take = async (n: number): Promise<Uint8Array | null> => {
    const parts: Uint8Array[] = []
    let missing = n
    for (;;) {
      const part = rest.subarray(0, missing)
      rest = rest.subarray(part.length)
      if (part.length > 0) parts.push(part)
      missing -= part.length
      if (missing === 0) break
      const chunk = await more()
      if (chunk === null) break
      rest = chunk
    }
    if (parts.length === 0) return n === 0 ? new Uint8Array() : null
    return parts.length === 1 ? parts[0]! : Buffer.concat(parts)
  }
  return {
    take,
    async skip(n) {
      let missing = n
      for (;;) {
        const passed = Math.min(missing, rest.length)
        rest = rest.subarray(passed)
        missing -= passed
        if (missing === 0) return true
        const chunk = await more()
        if (chunk === null) return false
        rest = chunk
      }
    },
    async line(max) {
      const parts: Uint8Array[] = []
      let length = 0
      for (;;) {
        const end = rest.indexOf(10) + 1
        const part = rest.subarray(0, Math.min(end || rest.length, max - length))
        rest = rest.subarray(part.length)
        length += part.length
        if (part.length > 0) parts.push(part)
        if (part[part.length - 1] === 10 || length >= max) break
        const chunk = await more()
        if (chunk === null) break
        rest = chunk
      }
      return parts.length === 0 ? null : Buffer.concat(parts)
    },
  }
}
