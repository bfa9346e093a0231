import type { Profile } from './profile.js'

/** The profile as bytes: a head in JSON behind its length, then terms, topic and detail, four bytes each. */
export function packProfile({ terms, topic, detail, ...rest }: Profile): Uint8Array {
  const head = new TextEncoder().encode(JSON.stringify(rest))
  const bytes = new Uint8Array(4 + head.length + 12 * terms.length)
  new DataView(bytes.buffer).setUint32(0, head.length)
  bytes.set(head, 4)
  for (const [i, part] of [terms, topic, detail].entries())
    bytes.set(new Uint8Array(part.buffer), 4 + head.length + 4 * i * terms.length)
  return bytes
}

/** The profile that was packed. */
export function unpackProfile(packed: Uint8Array): Profile {
  // A database may give the bytes as a part of a buffer, at any offset.
  const bytes = new Uint8Array(packed).slice()
  const from = 4 + new DataView(bytes.buffer).getUint32(0)
  const size = bytes.length - from
  const part = (i: number): ArrayBuffer => bytes.buffer.slice(from + (i * size) / 3, from + ((i + 1) * size) / 3)
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, from))) as Omit<
    Profile,
    'terms' | 'topic' | 'detail'
  >
  return {
    ...head,
    terms: new Uint32Array(part(0)),
    topic: new Float32Array(part(1)),
    detail: new Float32Array(part(2)),
  }
}
