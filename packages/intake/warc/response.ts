import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import { isBomb } from '../archive/gzip.js'
import type { Limits } from '../limits/limits.js'
import { Refused } from '../limits/refused.js'

/** An answer of a web server as an archive keeps it. */
export interface Response {
  readonly status: number
  /** Lower case, without parameters; empty where the server did not say. */
  readonly type: string
  readonly charset: string | null
  readonly body: Uint8Array
}

/** Reads `text/html; charset=x`. */
export function contentType(value: string | undefined): Pick<Response, 'type' | 'charset'> {
  const [type = '', ...parameters] = (value ?? '').split(';')
  const charset = parameters.map((p) => /^\s*charset\s*=\s*"?([\w.:-]+)/i.exec(p)?.[1]).find((c) => c)
  return { type: type.trim().toLowerCase(), charset: charset?.toLowerCase() ?? null }
}

/** Reads an HTTP/1 answer (RFC 9112), its body put together and unpacked. Null where it is none; throws `Refused` where the body is broken. */
export function response(bytes: Uint8Array, limits: Limits): Response | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1 << 18)).toString('latin1')
  const end = /\r?\n\r?\n/.exec(text)
  const status = /^HTTP\/[\d.]+ +(\d{3})/.exec(text)
  if (!status || !end) return null
  const header = new Map<string, string>()
  for (const line of text.slice(0, end.index).split(/\r?\n/).slice(1)) {
    const colon = line.indexOf(':')
    if (colon > 0) header.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  const raw = bytes.subarray(end.index + end[0].length)
  // Some crawlers keep the header but put the body together; what does not look chunked is not.
  const whole = /chunked/i.test(header.get('transfer-encoding') ?? '') ? (dechunked(raw) ?? raw) : raw
  return {
    status: Number(status[1]),
    ...contentType(header.get('content-type')),
    body: unpacked(whole, header.get('content-encoding'), limits),
  }
}

function dechunked(bytes: Uint8Array): Uint8Array | null {
  const parts: Uint8Array[] = []
  for (let i = 0; i < bytes.length; ) {
    const line = Buffer.from(bytes.subarray(i, i + 40)).toString('latin1')
    const size = /^([\da-f]{1,8})[^\n]*\r?\n/i.exec(line)
    if (!size) return parts.length === 0 ? null : Buffer.concat(parts)
    const length = Number.parseInt(size[1]!, 16)
    if (length === 0) break
    const from = i + size[0].length
    parts.push(bytes.subarray(from, from + length))
    i = from + length
    while (bytes[i] === 13 || bytes[i] === 10) i++
  }
  return Buffer.concat(parts)
}

function unpacked(bytes: Uint8Array, encoding: string | undefined, limits: Limits): Uint8Array {
  const limit = { maxOutputLength: limits.bytes }
  const name = encoding?.trim().toLowerCase() ?? ''
  try {
    const out =
      name === 'gzip' || name === 'x-gzip' ? (bytes[0] === 0x1f ? gunzipSync(bytes, limit) : bytes)
      : name === 'br' ? brotliDecompressSync(bytes, limit)
      : name === 'deflate' ? ((bytes[0]! & 0x0f) === 8 ? inflateSync(bytes, limit) : inflateRawSync(bytes, limit))
      : bytes // biome-ignore format: a table
    if (isBomb(out.length, bytes.length, limits)) throw Refused.bomb()
    return out
  } catch (error) {
    if (error instanceof Refused) throw error
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw Refused.tooLarge(limits.bytes)
    throw Refused.packed(name)
  }
}
