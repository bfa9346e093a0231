/** A digest of some text: 64 bits of FNV-1a in two halves, 16 hex digits. Not for secrets: it only tells content apart. */
export function digest(...parts: readonly string[]): string {
  let a = 0x811c9dc5
  let b = 0xcbf29ce4
  for (const part of parts) {
    for (let i = 0; i < part.length; i++) {
      const c = part.charCodeAt(i)
      a = Math.imul(a ^ c, 0x01000193)
      b = Math.imul(b ^ c, 0x01000197)
    }
    a = Math.imul(a ^ 0x1f, 0x01000193)
    b = Math.imul(b ^ 0x1f, 0x01000197)
  }
  const hex = (n: number) => (n >>> 0).toString(16).padStart(8, '0')
  return hex(a) + hex(b)
}
