/** The shingles of one text, to be looked up by those of others. */
export interface Among {
  /** Looks up the shingles of another text. Gives 1 for each that stands here, else 0; good until the next is looked up. */
  look(shingles: Uint32Array): Uint8Array
  /** The same of this text: which of its shingles stand in the one that was looked up last. */
  back(): Uint8Array
  /** How many they are. */
  many(): number
}

/** Bits of the sieve for each shingle: one in so many is let through by chance. */
const SIEVE = 8

/** A text's shingles, in their order, as an open table. */
export function among(shingles: Uint32Array): Among {
  const mask = powerOver(2 * shingles.length) - 1
  const hashes = new Uint32Array(mask + 1)
  /** Places that have it; 0 where a slot is free. */
  const places = new Uint32Array(mask + 1)
  /** The text it was last found by, by number. */
  const by = new Uint32Array(mask + 1)
  const slots = new Uint32Array(shingles.length)
  // Most shingles of most texts do not stand here: a sieve small enough to stay at hand tells so.
  const sieve = new Uint8Array(powerOver(SIEVE * shingles.length) / 8)
  const bits = 8 * sieve.length - 1
  for (let i = 0; i < shingles.length; i++) {
    const hash = shingles[i]!
    const mixed = Math.imul(hash, MIX)
    let slot = (mixed >>> 7) & mask
    while (places[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & mask
    hashes[slot] = hash
    places[slot]!++
    slots[i] = slot
    sieve[(mixed & bits) >> 3]! |= 1 << (mixed & 7)
  }
  let [text, many] = [0, 0]
  return {
    look(others) {
      text++
      many = 0
      const found = cleared(others.length)
      for (let i = 0; i < others.length; i++) {
        const hash = others[i]!
        const mixed = Math.imul(hash, MIX)
        if (((sieve[(mixed & bits) >> 3]! >> (mixed & 7)) & 1) === 0) continue
        let slot = (mixed >>> 7) & mask
        while (places[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & mask
        if (places[slot] === 0) continue
        found[i] = 1
        if (by[slot] === text) continue
        by[slot] = text
        many += places[slot]!
      }
      return found
    },
    back() {
      const found = cleared(slots.length)
      for (let i = 0; i < slots.length; i++) if (by[slots[i]!] === text) found[i] = 1
      return found
    },
    many: () => many,
  }
}

const MIX = 0x9e3779b1

const powerOver = (least: number): number => 2 ** Math.ceil(Math.log2(least + 8))

let room = new Uint8Array(1024)

// One after the other is looked at; what stood there is not asked for any more.
function cleared(length: number): Uint8Array {
  if (room.length < length) room = new Uint8Array(powerOver(length))
  return room.fill(0, 0, length)
}
