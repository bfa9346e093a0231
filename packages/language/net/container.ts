/** The parts of a weights file: plain facts, and arrays by name. */
export interface Container<Facts> {
  readonly facts: Facts
  readonly arrays: Readonly<
    Record<string, Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Float32Array>
  >
}

const KINDS = {
  i8: Int8Array,
  u8: Uint8Array,
  i16: Int16Array,
  u16: Uint16Array,
  i32: Int32Array,
  f32: Float32Array,
} as const
type Kind = keyof typeof KINDS

interface Header {
  readonly facts: unknown
  readonly arrays: readonly {
    readonly name: string
    readonly kind: Kind
    readonly at: number
    readonly length: number
  }[]
}

const MAGIC = 0x4f524e31
const align = (n: number): number => (n + 7) & ~7

/** Packs facts and arrays into the bytes of a weights file (little-endian). */
export function pack<Facts>({ facts, arrays }: Container<Facts>): Uint8Array {
  let at = 0
  const listed = Object.entries(arrays).map(([name, array]) => {
    const kind = (Object.keys(KINDS) as Kind[]).find((k) => array instanceof KINDS[k])!
    const entry = { name, kind, at, length: array.length }
    at = align(at + array.byteLength)
    return entry
  })
  const header = new TextEncoder().encode(JSON.stringify({ facts, arrays: listed }))
  const base = align(8 + header.length)
  const out = new Uint8Array(base + at)
  new Int32Array(out.buffer, 0, 2).set([MAGIC, header.length])
  out.set(header, 8)
  for (const { name, at: place } of listed) {
    const a = arrays[name]!
    out.set(new Uint8Array(a.buffer, a.byteOffset, a.byteLength), base + place)
  }
  return out
}

/** Opens a weights file; the arrays are views on its bytes where these are aligned. Throws where the bytes are none. */
export function unpack<Facts>(bytes: Uint8Array): Container<Facts> {
  const whole = bytes.byteOffset % 8 === 0 ? bytes : Uint8Array.from(bytes)
  const [magic, length] = new Int32Array(whole.buffer, whole.byteOffset, 2)
  if (magic !== MAGIC) throw new Error('weights: not a weights file')
  // A copy: decoders take no memory that several threads have.
  const header = JSON.parse(new TextDecoder().decode(whole.slice(8, 8 + length!))) as Header
  const base = whole.byteOffset + align(8 + length!)
  const arrays = Object.fromEntries(
    header.arrays.map(({ name, kind, at, length }) => [
      name,
      new KINDS[kind](whole.buffer as ArrayBuffer, base + at, length),
    ]),
  )
  return { facts: header.facts as Facts, arrays }
}
