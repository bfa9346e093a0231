/** How much a stem tells: 0 for one that stands in every text, 1 for one the background never saw. */
export type WordWeight = (stem: string) => number

const MAGIC = 0x4f525731 // "ORW1"

/** FNV-1a over UTF-16 units, 32 bits: the key of a stem in the weights file, and of shingles. */
export function hash(text: string, seed = 0x811c9dc5): number {
  let h = seed
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h >>> 0
}

/**
 * Reads the weights file (big-endian: magic, count, sorted hashes of 4 bytes, weights of 1 byte in 255ths). A frozen
 * background, so that a score between two texts depends on those two alone. Throws where the bytes are no such file.
 */
export function wordWeights(bytes: Uint8Array): WordWeight {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength < 8 || view.getUint32(0) !== MAGIC) throw new Error('word weights: not a weights file')
  const count = view.getUint32(4)
  // Looked for where they lie: who asks for few words need not go through all of them first.
  return (stem) => {
    const key = hash(stem)
    let [low, high] = [0, count]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (view.getUint32(8 + 4 * middle) < key) low = middle + 1
      else high = middle
    }
    return low < count && view.getUint32(8 + 4 * low) === key ? bytes[8 + 4 * count + low]! / 255 : 1
  }
}

/**
 * Writes the weights file from document frequencies: weight = ln(documents / frequency) / ln(documents), the inverse
 * document frequency scaled to 0…1. Takes the frequencies to keep, and the number of documents they were counted in.
 */
export function packWordWeights(frequency: ReadonlyMap<string, number>, documents: number): Uint8Array {
  const byHash = new Map<number, number>()
  for (const [stem, n] of frequency) byHash.set(hash(stem), Math.max(n, byHash.get(hash(stem)) ?? 0))
  const rows = [...byHash].sort(([a], [b]) => a - b)
  const bytes = new Uint8Array(8 + 5 * rows.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, MAGIC)
  view.setUint32(4, rows.length)
  rows.forEach(([key, n], i) => {
    view.setUint32(8 + 4 * i, key)
    bytes[8 + 4 * rows.length + i] = Math.round((255 * Math.log(documents / n)) / Math.log(documents))
  })
  return bytes
}
