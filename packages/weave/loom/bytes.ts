/** Puts a head of plain values and lists of numbers of 16 bits into bytes: what is noted of an article is small and soon had. */
export function packNote(head: unknown, lists: readonly Uint16Array[]): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(head))
  const size = lists.reduce((n, list) => n + 4 + 2 * list.length, 4 + json.length)
  const bytes = new Uint8Array(size)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, json.length)
  bytes.set(json, 4)
  let at = 4 + json.length
  for (const list of lists) {
    view.setUint32(at, list.length)
    at += 4
    for (const x of list) {
      view.setUint16(at, x)
      at += 2
    }
  }
  return bytes
}

/** What was packed. The head is whatever it was. */
export function unpackNote(bytes: Uint8Array): { readonly head: unknown; readonly lists: readonly Uint16Array[] } {
  // A database may give the bytes as a part of a buffer, at any offset, or as the buffer.
  const all = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes)
  const view = new DataView(all.buffer, all.byteOffset, all.byteLength)
  const from = 4 + view.getUint32(0)
  const head = JSON.parse(new TextDecoder().decode(all.subarray(4, from))) as unknown
  const lists: Uint16Array[] = []
  for (let at = from; at < all.byteLength; ) {
    const list = new Uint16Array(view.getUint32(at))
    at += 4
    for (let i = 0; i < list.length; i++, at += 2) list[i] = view.getUint16(at)
    lists.push(list)
  }
  return { head, lists }
}

/** 16 bits of a hash. */
export const markOf = (hash: number): number => (hash ^ (hash >>> 16)) & 0xffff

/** The marks of some hashes, ascending: what is in two lists may have been in both, what is not was not. */
export const marksOf = (hashes: ArrayLike<number>): Uint16Array => Uint16Array.from(hashes, markOf).sort()
