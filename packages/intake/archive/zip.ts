import { inflateRawSync } from 'node:zlib'
import type { Limits } from '../limits/limits.js'
import { Refused } from '../limits/refused.js'
import type { Parts } from '../way.js'
import { crc32 } from './crc.js'
import { isBomb } from './gzip.js'

/** An entry of a ZIP archive, as its directory has it. */
export interface ZipEntry {
  readonly name: string
  readonly packed: number
  /** What the directory says; the entry may be lying. */
  readonly size: number
  readonly method: number
  readonly encrypted: boolean
  readonly crc: number
  /** Where its own header begins. */
  readonly at: number
}

const END = 0x06054b50
const END64 = 0x06064b50
const LOCATOR64 = 0x07064b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50

/**
 * The entries of a ZIP archive by its directory, which stands at its end (PKWARE APPNOTE 6.3, 4.3), folders left out. Zip64 is read;
 * parts on several disks are not. Throws `Refused` where the directory is not there or not whole.
 */
export async function zipEntries(file: Parts, limits: Limits): Promise<ZipEntry[]> {
  const tailAt = Math.max(0, file.size - 65_557)
  const tail = view(await file.read(tailAt, 65_557))
  let end = tail.byteLength - 22
  while (end >= 0 && tail.getUint32(end, true) !== END) end--
  if (end < 0) throw Refused.packed('ZIP')
  let count = tail.getUint16(end + 10, true)
  let size = tail.getUint32(end + 12, true)
  let start = tail.getUint32(end + 16, true)
  if (
    (count === 0xffff || start === 0xffffffff || size === 0xffffffff) &&
    end >= 20 &&
    tail.getUint32(end - 20, true) === LOCATOR64
  ) {
    const end64 = view(await file.read(number64(tail, end - 12), 56))
    if (end64.byteLength < 56 || end64.getUint32(0, true) !== END64) throw Refused.packed('ZIP')
    count = number64(end64, 32)
    size = number64(end64, 40)
    start = number64(end64, 48)
  }
  if (count > limits.entries)
    throw new Refused(
      'too-many',
      `the archive has ${count} entries, more than the limit of ${limits.entries}`,
      'unpack it and add its parts',
    )
  if (start + size > file.size || size > limits.bytes) throw Refused.packed('ZIP')
  return directory(await file.read(start, size))
}

function directory(bytes: Uint8Array): ZipEntry[] {
  const data = view(bytes)
  const entries: ZipEntry[] = []
  for (let i = 0; i + 46 <= data.byteLength; ) {
    if (data.getUint32(i, true) !== ENTRY) throw Refused.packed('ZIP')
    const flags = data.getUint16(i + 8, true)
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((o) => data.getUint16(i + o, true)) as [
      number,
      number,
      number,
    ]
    const nameAt = i + 46
    // Bit 11: the name is UTF-8. Others are in the writer's own code page; Latin-1 keeps them apart, which is all a name must.
    const name = Buffer.from(bytes.subarray(nameAt, nameAt + nameLength)).toString(
      flags & 0x800 || isUtf8(bytes, nameAt, nameLength) ? 'utf8' : 'latin1',
    )
    let [packed, size, at] = [20, 24, 42].map((o) => data.getUint32(i + o, true)) as [number, number, number]
    // Zip64: the fields that are full stand in the extra field 1, in this order.
    for (let e = nameAt + nameLength; e + 4 <= nameAt + nameLength + extraLength && e + 4 <= data.byteLength; ) {
      const length = data.getUint16(e + 2, true)
      let f = e + 4
      const next = () => {
        f += 8
        return f <= data.byteLength ? number64(data, f - 8) : 0
      }
      if (data.getUint16(e, true) === 1) {
        if (size === 0xffffffff) size = next()
        if (packed === 0xffffffff) packed = next()
        if (at === 0xffffffff) at = next()
      }
      e += 4 + length
    }
    if (!name.endsWith('/'))
      entries.push({
        name,
        packed,
        size,
        method: data.getUint16(i + 10, true),
        encrypted: (flags & 1) !== 0,
        crc: data.getUint32(i + 16, true),
        at,
      })
    i = nameAt + nameLength + extraLength + commentLength
  }
  return entries
}

/** An entry's bytes, unpacked. Throws `Refused`: encrypted, too large, a bomb, damaged, packed in another way than ZIP's usual one. */
export async function unzip(file: Parts, entry: ZipEntry, limits: Limits): Promise<Uint8Array> {
  if (entry.encrypted)
    throw new Refused('encrypted', 'the entry is encrypted', 'unpack the archive with its password and add its parts')
  if (entry.packed > limits.bytes || entry.size > limits.bytes) throw Refused.tooLarge(limits.bytes)
  const header = view(await file.read(entry.at, 30))
  if (header.byteLength < 30 || header.getUint32(0, true) !== LOCAL) throw Refused.packed('ZIP')
  const from = entry.at + 30 + header.getUint16(26, true) + header.getUint16(28, true)
  const packed = await file.read(from, entry.packed)
  if (packed.length < entry.packed) throw Refused.packed('ZIP')
  const bytes = entry.method === 0 ? packed : inflated(packed, entry.method, limits)
  if (crc32(bytes) !== entry.crc) throw Refused.packed('ZIP')
  return bytes
}

function inflated(packed: Uint8Array, method: number, limits: Limits): Uint8Array {
  if (method !== 8)
    throw new Refused('packed', `packed by method ${method}, which is not read here`, 'pack it as ZIP does by default')
  try {
    const bytes = inflateRawSync(packed, { maxOutputLength: limits.bytes })
    if (isBomb(bytes.length, packed.length, limits)) throw Refused.bomb()
    return bytes
  } catch (error) {
    if (error instanceof Refused) throw error
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw Refused.tooLarge(limits.bytes)
    throw Refused.packed('ZIP')
  }
}

const view = (b: Uint8Array): DataView => new DataView(b.buffer, b.byteOffset, b.byteLength)
const number64 = (data: DataView, at: number): number => Number(data.getBigUint64(at, true))

function isUtf8(bytes: Uint8Array, from: number, length: number): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(from, from + length))
    return true
  } catch {
    return false
  }
}
