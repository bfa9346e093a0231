/** Features of one example as 32-bit hashes: a template's number mixed with the values it looked at. */
export class Features {
  readonly ids: Int32Array
  n = 0

  constructor(capacity = 1024) {
    this.ids = new Int32Array(capacity)
  }

  clear(): void {
    this.n = 0
  }

  /** A template with one value. */
  one(template: number, a: number): void {
    let h = Math.imul(a ^ Math.imul(template + 1, 0x9e3779b1), 0x85ebca6b)
    h = Math.imul(h ^ (h >>> 15), 0xc2b2ae35)
    this.ids[this.n++] = h ^ (h >>> 13)
  }

  /** A template with two values; their order counts. Written out, as is `three`: calls would take longer than what they do. */
  two(template: number, a: number, b: number): void {
    const both = (Math.imul(a, 0x27d4eb2f) + Math.imul(b ^ (b >>> 16), 0x165667b1)) | 0
    let h = Math.imul(both ^ Math.imul(template + 1, 0x9e3779b1), 0x85ebca6b)
    h = Math.imul(h ^ (h >>> 15), 0xc2b2ae35)
    this.ids[this.n++] = h ^ (h >>> 13)
  }

  /** A template with three values. */
  three(template: number, a: number, b: number, c: number): void {
    const first = (Math.imul(a, 0x2c1b3c6d) + Math.imul(b ^ (b >>> 15), 0x297a2d39)) | 0
    const all = (Math.imul(first, 0x27d4eb2f) + Math.imul(c ^ (c >>> 16), 0x165667b1)) | 0
    let h = Math.imul(all ^ Math.imul(template + 1, 0x9e3779b1), 0x85ebca6b)
    h = Math.imul(h ^ (h >>> 15), 0xc2b2ae35)
    this.ids[this.n++] = h ^ (h >>> 13)
  }
}

/** FNV-1a hash of a string, 32 bits. */
export function hash(s: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < s.length; i++) h = Math.imul(h ^ s.charCodeAt(i), 0x01000193)
  return h | 0
}

/** Buckets of a length or distance: exact to 4, then coarser; the sign is kept. */
export function bucket(n: number): number {
  const a = n < 0 ? -n : n
  const b = a <= 4 ? a : a <= 6 ? 5 : a <= 9 ? 6 : a <= 14 ? 7 : a <= 22 ? 8 : a <= 35 ? 9 : a <= 60 ? 10 : 11
  return n < 0 ? -b : b
}

/** Buckets of a probability, 0 to 7. */
export const likely = (p: number): number =>
  p < 0.02 ? 0 : p < 0.06 ? 1 : p < 0.15 ? 2 : p < 0.3 ? 3 : p < 0.5 ? 4 : p < 0.7 ? 5 : p < 0.9 ? 6 : 7
