/** Numbers in the memory of what reckons with them. */
export interface Room<Numbers> {
  /** Address in bytes. */
  readonly at: number
  readonly data: Numbers
}

/** Rooms for 8-, 16- and 32-bit whole numbers and for 32- and 64-bit floating ones; zeros at first. Throws where it is full. */
export interface Rooms {
  tiny(length: number): Room<Int8Array>
  small(length: number): Room<Int16Array>
  large(length: number): Room<Int32Array>
  floats(length: number): Room<Float32Array>
  doubles(length: number): Room<Float64Array>
}

/** Numbers that stand in the memory already. */
export const roomOf = <T extends { readonly byteOffset: number }>(data: T): Room<T> => ({ at: data.byteOffset, data })

/** Where the next room begins behind one that ends at `end`. */
export const behind = (end: number): number => (end + 15) & ~15

/** Rooms one behind the other in the bytes `from` (a multiple of 16) to `to` of a memory, which hold zeros. */
export function roomsIn(buffer: ArrayBufferLike, from: number, to: number): Rooms {
  let next = from
  const room = <T extends { readonly byteLength: number }>(
    of: new (on: ArrayBufferLike, at: number, length: number) => T,
    length: number,
  ): Room<T> => {
    const at = next
    const data = new of(buffer, at, length)
    if (at + data.byteLength > to) throw new Error('rooms: no room is left')
    next = behind(at + data.byteLength)
    return { at, data }
  }
  return {
    tiny: (length) => room(Int8Array, length),
    small: (length) => room(Int16Array, length),
    large: (length) => room(Int32Array, length),
    floats: (length) => room(Float32Array, length),
    doubles: (length) => room(Float64Array, length),
  }
}

/** Rooms that have no address. */
export const plainRooms = (): Rooms => ({
  tiny: (length) => ({ at: 0, data: new Int8Array(length) }),
  small: (length) => ({ at: 0, data: new Int16Array(length) }),
  large: (length) => ({ at: 0, data: new Int32Array(length) }),
  floats: (length) => ({ at: 0, data: new Float32Array(length) }),
  doubles: (length) => ({ at: 0, data: new Float64Array(length) }),
})
