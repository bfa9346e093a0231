import { gunzipSync } from 'node:zlib'

/** Whether bytes begin as gzip does (RFC 1952). */
export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8

/** Unpacks gzip; `too-large` where it would give more than `maxBytes`, `packed` where it is cut off or damaged. */
export function gunzip(bytes: Uint8Array, maxBytes: number): Uint8Array | 'too-large' | 'packed' {
  try {
    return gunzipSync(bytes, { maxOutputLength: maxBytes })
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'packed'
  }
}
