import type { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import type { Dispatcher } from 'undici'
import { FetchRefused } from './refused.js'

/** Encodings that are asked for and unpacked (RFC 9110, 8.4.1). */
export const ENCODINGS = 'gzip, deflate, br'

const UNPACKING: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

/**
 * The bytes of an answer, unpacked, `most` of them at most, packed or not. With `cut` what goes beyond is left out, else it is refused.
 * Throws `FetchRefused` for what is too large or can't be unpacked, and whatever ends the connection or the time it was given.
 */
export async function bodyOf(
  url: URL,
  { headers, body }: Dispatcher.ResponseData,
  most: number,
  cut = false,
): Promise<Uint8Array> {
  // Errors of a connection that is let go have no one else to hear them.
  body.on('error', () => {})
  const names = [headers['content-encoding']].flat().join(',').toLowerCase().split(',').map((name) => name.trim()) // biome-ignore format: one line
  const packed = names.filter((name) => name !== '' && name !== 'identity')
  const unpacking = packed.length === 1 ? UNPACKING[packed[0]!] : undefined
  if (packed.length > 0 && !unpacking) {
    body.destroy()
    throw new FetchRefused(`${url.href} is packed as ${packed.join(', ')}, which is not read here`)
  }
  const parts: Uint8Array[] = []
  let size = 0
  const from: Readable = unpacking ? pipeline(body, unpacking(), () => {}) : body
  try {
    for await (const part of from as AsyncIterable<Uint8Array>) {
      size += part.byteLength
      parts.push(part)
      if (size > most) break
    }
  } catch (error) {
    // The connection's own fault comes first: what is packed breaks off with it.
    const own = body.errored ?? (error as NodeJS.ErrnoException)
    if (unpacking && own === error)
      throw new FetchRefused(`${url.href} can’t be unpacked: its ${packed[0]} is damaged or cut off`, { again: true })
    throw own
  } finally {
    body.destroy()
  }
  if (size > most && !cut)
    throw new FetchRefused(`${url.href} is larger than ${Math.round(most / 1024 / 1024)} MB: not fetched`)
  return Buffer.concat(parts).subarray(0, most)
}

/** Lets go of what an answer holds. */
export function letGo({ body }: Dispatcher.ResponseData): void {
  // Errors of a connection that is let go have no one else to hear them.
  body.on('error', () => {}).destroy()
}
