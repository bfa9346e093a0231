/** Lists of numbers as they stand in memory, so that none of them costs anything before it is looked at. */
export type Column = Uint16Array | Uint32Array | Int32Array | Float64Array | Float32Array

const KINDS = [Uint16Array, Uint32Array, Int32Array, Float64Array, Float32Array] as const
/** Every column begins at a place that suits the widest numbers. */
const ALIGNED = 8
/** What the bytes of a machine that has the last byte of a number first look like on one that has not. */
const MARK = 1
const SWAPPED = 0x01000000

/** Puts a head of plain values and columns of numbers into bytes. */
export function packColumns(head: unknown, columns: readonly Column[]): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(head))
  const start = aligned(4 * (3 + 2 * columns.length) + json.length)
  const bytes = new Uint8Array(columns.reduce((size, c) => size + aligned(c.byteLength), start))
  const lead = new Uint32Array(bytes.buffer, 0, 3 + 2 * columns.length)
  lead.set([MARK, columns.length, json.length])
  bytes.set(json, lead.byteLength)
  let at = start
  columns.forEach((column, i) => {
    lead[3 + 2 * i] = KINDS.findIndex((kind) => column instanceof kind)
    lead[4 + 2 * i] = column.length
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at)
    at += aligned(column.byteLength)
  })
  return bytes
}

/** What was packed; columns are views on the bytes, or on a copy. The head is whatever it was. */
export function unpackColumns(packed: Uint8Array): { readonly head: unknown; readonly columns: readonly Column[] } {
  // A database may give the bytes as a part of a buffer, at any offset, or as the buffer.
  const given = packed instanceof Uint8Array ? packed : new Uint8Array(packed)
  const bytes = given.byteOffset % ALIGNED === 0 ? given : given.slice()
  const { buffer, byteOffset } = bytes
  const mark = new Uint32Array(buffer, byteOffset, 1)[0]
  if (mark === SWAPPED) return unpackColumns(swapped(bytes))
  if (mark !== MARK) throw new Error('weave: not the columns of a note')
  const count = new Uint32Array(buffer, byteOffset, 2)[1]!
  const lead = new Uint32Array(buffer, byteOffset, 3 + 2 * count)
  const json = bytes.subarray(lead.byteLength, lead.byteLength + lead[2]!)
  let at = byteOffset + aligned(lead.byteLength + lead[2]!)
  const columns = Array.from({ length: count }, (_, i) => {
    const column = new KINDS[lead[3 + 2 * i]!]!(buffer as ArrayBuffer, at, lead[4 + 2 * i]!)
    at += aligned(column.byteLength)
    return column
  })
  return { head: JSON.parse(new TextDecoder().decode(json)), columns }
}

// The same in this machine's order of bytes.
function swapped(bytes: Uint8Array): Uint8Array {
  const out = bytes.slice()
  const swap = (at: number, width: number): void => void out.subarray(at, at + width).reverse()
  const view = new DataView(out.buffer)
  const count = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, !isLittle)
  for (let i = 0; i < 3 + 2 * count; i++) swap(4 * i, 4)
  let at = aligned(4 * (3 + 2 * count) + view.getUint32(8, isLittle))
  for (let i = 0; i < count; i++) {
    const width = KINDS[view.getUint32(4 * (3 + 2 * i), isLittle)]!.BYTES_PER_ELEMENT
    const length = view.getUint32(4 * (4 + 2 * i), isLittle)
    for (let k = 0; k < length; k++) swap(at + k * width, width)
    at += aligned(length * width)
  }
  return out
}

const aligned = (size: number): number => Math.ceil(size / ALIGNED) * ALIGNED
const isLittle = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1

/** Numbers in as few bytes as the greatest of them takes. */
export function narrowed(list: readonly number[]): Uint16Array | Uint32Array {
  for (const x of list) if (x >= 2 ** 16) return new Uint32Array(list)
  return new Uint16Array(list)
}
