import type { Writable } from 'node:stream'
import { constants, createGunzip, gunzipSync } from 'node:zlib'
import type { Limits } from '../limits/limits.js'
import { Refused } from '../limits/refused.js'

/** Whether bytes begin as gzip does (RFC 1952). */
export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8

const FREE = 1 << 20

/** Whether so many bytes out of so few are a bomb: text packs to a tenth, a bomb to a thousandth of its size. */
export const isBomb = (unpacked: number, packed: number, { ratio }: Pick<Limits, 'ratio'>): boolean =>
  unpacked > FREE && unpacked > ratio * packed

/** Unpacks gzip. Throws `Refused`: too large, a bomb, cut off or damaged. */
export function gunzip(bytes: Uint8Array, limits: Pick<Limits, 'bytes' | 'ratio'>): Uint8Array {
  try {
    const unpacked = gunzipSync(bytes, { maxOutputLength: limits.bytes })
    if (isBomb(unpacked.length, bytes.length, limits)) throw Refused.bomb()
    return unpacked
  } catch (error) {
    if (error instanceof Refused) throw error
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw Refused.tooLarge(limits.bytes)
    throw Refused.packed('gzip')
  }
}

/** What the beginning of a gzip file begins with; empty where it is damaged. */
export function gunzipHead(head: Uint8Array): Uint8Array {
  try {
    return gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 32 << 20 }).subarray(0, head.length)
  } catch {
    return new Uint8Array()
  }
}

/** Unpacks gzip as it arrives. Throws `Refused` in its course: a bomb, cut off or damaged. */
export async function* gunzipChunks(
  chunks: AsyncIterable<Uint8Array>,
  limits: Pick<Limits, 'archiveBytes' | 'ratio'>,
): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: 1 << 18 })
  let packed = 0
  let unpacked = 0
  const feed = (async () => {
    try {
      for await (const chunk of chunks) {
        packed += chunk.length
        if (gunzip.destroyed) return
        if (!gunzip.write(chunk)) await roomIn(gunzip)
      }
      gunzip.end()
    } catch (error) {
      gunzip.destroy(error as Error)
    }
  })()
  try {
    for await (const chunk of gunzip as AsyncIterable<Uint8Array>) {
      unpacked += chunk.length
      if (unpacked > limits.archiveBytes) throw Refused.tooLarge(limits.archiveBytes)
      if (isBomb(unpacked, packed, limits)) throw Refused.bomb()
      yield chunk
    }
    await feed
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code?.startsWith('Z_') ? Refused.packed('gzip') : error
  } finally {
    gunzip.destroy()
  }
}

/** Waits until a stream takes more, or none any more. */
const roomIn = (stream: Writable): Promise<void> =>
  new Promise((go) => {
    const done = () => {
      stream.off('drain', done).off('close', done)
      go()
    }
    stream.on('drain', done).on('close', done)
  })
