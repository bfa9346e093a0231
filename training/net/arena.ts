import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import wabt from 'wabt'

/** A matrix of 32-bit floats, row by row, in the memory of an arena. */
export interface Matrix {
  readonly rows: number
  /** A multiple of 8. */
  readonly columns: number
  /** Address in bytes. */
  readonly at: number
  readonly data: Float32Array
}

/** Keeps matrices, and multiplies them with four numbers at a time (`product.wat`). */
export interface Arena {
  /** A matrix of zeros; its columns are rounded up to a multiple of 8, and it has spare rows to a multiple of 4. */
  matrix(rows: number, columns: number): Matrix
  /** `c += a · b` for the first `rows` rows of `a` and `c`; spare rows up to a multiple of 4 are written too. */
  add(c: Matrix, a: Matrix, b: Matrix, rows: number): void
  /** `c += aᵀ · b` over the first `rows` rows of `a` and `b`; `columns` of `a`, all where nothing is said. */
  addTransposed(c: Matrix, a: Matrix, b: Matrix, rows: number, columns?: number): void
}

type Product = (
  rows: number, columns: number, inner: number, a: number, aRow: number, aColumn: number, b: number, bRow: number, c: number,
  cRow: number,
) => void // biome-ignore format: three matrices

// What of WebAssembly is used here; its types come neither with the language nor with Node's.
declare const WebAssembly: {
  instantiate(bytes: Uint8Array): Promise<{ instance: { readonly exports: Readonly<Record<string, unknown>> } }>
}

/** Rows of a matrix from `first` on, as a matrix on the same memory. */
export const rowsFrom = (m: Matrix, first: number): Matrix => ({
  ...m,
  rows: m.rows - first,
  at: m.at + first * m.columns * 4,
  data: m.data.subarray(first * m.columns),
})

/** Makes an arena. */
export async function arena(): Promise<Arena> {
  const text = readFileSync(fileURLToPath(new URL('product.wat', import.meta.url)), 'utf8')
  const { buffer } = (await wabt()).parseWat('product.wat', text).toBinary({})
  const { instance } = await WebAssembly.instantiate(buffer)
  const memory = instance.exports.memory as { readonly buffer: ArrayBuffer }
  const product = instance.exports.product as Product
  let next = 64
  return {
    matrix(rows, columns) {
      const wide = (columns + 7) & ~7
      const length = (rows + 4) * wide
      const at = next
      next += length * 4
      if (next > memory.buffer.byteLength) throw new Error('arena: full')
      return { rows, columns: wide, at, data: new Float32Array(memory.buffer, at, length) }
    },
    add(c, a, b, rows) {
      product((rows + 3) & ~3, b.columns, b.rows, a.at, a.columns * 4, 4, b.at, b.columns * 4, c.at, c.columns * 4)
    },
    addTransposed(c, a, b, rows, columns = a.columns) {
      if (rows > 0) product(columns, b.columns, rows, a.at, 4, a.columns * 4, b.at, b.columns * 4, c.at, c.columns * 4)
    },
  }
}
