import { Refused } from '../limits/refused.js'
import { reader } from './reader.js'

/** A file of a tar archive. */
export interface TarEntry {
  readonly name: string
  /** Null where it is larger than the limit; its bytes were passed over. */
  readonly bytes: Uint8Array | null
}

const BLOCK = 512

/**
 * The files of a tar archive as it arrives (POSIX ustar and pax, GNU long names); folders, links and devices are passed over. A file
 * over `max` bytes comes without its bytes. Throws `Refused` where the archive is cut off or a header is damaged.
 */
export async function* tarEntries(chunks: AsyncIterable<Uint8Array>, max: number): AsyncGenerator<TarEntry> {
  const input = reader(chunks)
  let long: string | null = null
  for (;;) {
    const header = await input.take(BLOCK)
    // Two blocks of zeros end an archive; some writers leave them out.
    if (header === null || header.every((b) => b === 0)) return
    if (header.length < BLOCK || !isSound(header)) throw Refused.packed('tar')
    const size = sizeOf(header)
    const padded = Math.ceil(size / BLOCK) * BLOCK
    const type = String.fromCharCode(header[156]!)
    if (type === 'L' || type === 'x' || type === 'g') {
      if (size > 1 << 20) throw Refused.packed('tar')
      const content = Buffer.from(((await input.take(padded)) ?? new Uint8Array()).subarray(0, size)).toString('utf8')
      if (type === 'L') long = content.replace(/\0.*$/s, '')
      else if (type === 'x') long = /(?:^|\n)\d+ path=([^\n]*)\n/.exec(content)?.[1] ?? long
      continue
    }
    const name = long ?? nameIn(header)
    long = null
    const isFile = (type === '0' || type === '\0' || type === '7') && !name.endsWith('/')
    if (isFile && size <= max) {
      const bytes = await input.take(padded)
      if (bytes === null || bytes.length < size) throw Refused.packed('tar')
      yield { name, bytes: bytes.subarray(0, size) }
    } else {
      if (!(await input.skip(padded))) throw Refused.packed('tar')
      if (isFile) yield { name, bytes: null }
    }
  }
}

const string = (block: Uint8Array, from: number, length: number): string =>
  Buffer.from(block.subarray(from, from + length))
    .toString('utf8')
    .replace(/\0.*$/s, '')

const nameIn = (block: Uint8Array): string => {
  const prefix = string(block, 257, 5) === 'ustar' && block[263] === 0x30 ? string(block, 345, 155) : ''
  return prefix ? `${prefix}/${string(block, 0, 100)}` : string(block, 0, 100)
}

/** Octal digits, or a binary number where the first bit is set (GNU, star). */
function sizeOf(block: Uint8Array): number {
  if (block[124]! & 0x80) {
    let n = 0
    for (let i = 125; i < 136; i++) n = n * 256 + block[i]!
    return Number.isSafeInteger(n) ? n : Number.MAX_SAFE_INTEGER
  }
  return Number.parseInt(string(block, 124, 12).trim() || '0', 8)
}

/** Whether the header's sum is that of its bytes, the sum's own taken as spaces. */
function isSound(block: Uint8Array): boolean {
  let sum = 0
  for (let i = 0; i < BLOCK; i++) sum += i >= 148 && i < 156 ? 32 : block[i]!
  return sum === Number.parseInt(string(block, 148, 8).trim(), 8) && sizeOf(block) >= 0
}
