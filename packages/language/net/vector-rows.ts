import { roomsIn } from './rooms.js'
import type { Rows } from './rows.js'

// What of WebAssembly is used here; its types come neither with the language nor with Node's.
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (
    module: object,
    imports: { readonly shelf: { readonly memory: Memory } },
  ) => { readonly exports: Readonly<Record<string, unknown>> }
  readonly Memory: new (of: { readonly initial: number; readonly maximum: number; readonly shared: boolean }) => Memory
}

/** Memory of a fixed size; that of a SharedArrayBuffer can be had by several threads. */
export interface Memory {
  readonly buffer: ArrayBufferLike
}

/** The module of `rows.wat`, in base 64. */
export const ROWS =
  'AGFzbQEAAAABJwRgB39/f39/f38AYAd/f39/f39/AX9gBX9/f39/AGAGf39/f39/AAIUAQVzaGVsZgZtZW1vcnkCAwCAgAQDBQQAAQIDByEEBXRhYmxlAAAEZmluZAABBmdhdGhl' +
  'cgACBXdlaWdoAAMK4QYErAEBBH8gAUUEQA8LA0AgACAHQQJ0aigCACEIIAggCEEPdnMgBHEhCSADIAlBA3ZqIQogCiAKLQAAQQEgCUEHcXRyOgAAIAghCQNAIAkgBnEhCSAFIAlB' +
  'A3RqIQogCigCBARAIAlBAWohCQwBCwsgCiAINgIAIAJBAEgEQCAKIAdBAWo2AgQFIApBASAHQQV0IAIgB2otAAByajYCBAsgB0EBaiEHIAcgAUkNAAsL3wEBBn8gBUUEQEEADwsg' +
  'BiEIIAQgBUECdGohBwNAIAQoAgAhCiAIIAo2AgAgCiAKQQ92cyABcSELIAggACALQQN2ai0AACALQQdxdkEBcUECdGohCCAEQQRqIQQgBCAHSQ0ACyAIIQcgBiEJIAYhCAJAA0Ag' +
  'CSAHTw0BIAkoAgAhCiAJQQRqIQkgCiELA0AgCyADcSELIAIgC0EDdGooAgQhDCAMRQ0BIAIgC0EDdGooAgAgCkcEQCALQQFqIQsMAQsLIAggDEEBazYCACAIQQRqIQgMAAsLIAgg' +
  'BmtBAnYLrAEEAn8BewN/AnsgASACQQJ0aiEGIAJFBEAPCwNAIAT9AAQAIQsgBP0ABBAhDCABIQUDQCAFKAIAIQggCEEfcSEJIAAgCmogCEEFdiADbGr9AQMAIQcgCyAH/acBIAn9' +
  'qwH9rgEhCyAMIAf9qAEgCf2rAf2uASEMIAVBBGohBSAFIAZIDQALIAQgC/0LBAAgBCAM/QsEECAEQSBqIQQgCkEIaiEKIAogA0gNAAsLoQICBH8GeyADRQRADwsgASADQQJ0aiEH' +
  'A0AgBf0ABAAhDCAF/QAEECENIAX9AAQgIQ4gBf0ABDAhDyABIQYgAiEJA0AgCf0KAwAhCyAAIAhqIAYoAgBq/QEDACEKIAwgCyAK/acB/f4B/fIB/fABIQwgDSALIAogCv0NBAUG' +
  'BwQFBgcEBQYHBAUGB/2nAf3+Af3yAf3wASENIA4gCyAK/agB/f4B/fIB/fABIQ4gDyALIAogCv0NDA0ODwwNDg8MDQ4PDA0OD/2nAf3+Af3yAf3wASEPIAZBBGohBiAJQQhqIQkg' +
  'BiAHSA0ACyAFIAz9CwQAIAUgDf0LBBAgBSAO/QsEICAFIA/9CwQwIAVBwABqIQUgCEEIaiEIIAggBEgNAAsL'

/** Which byte of it says what memory it takes, and what it says for one that no other thread has. */
const KIND_AT = 66
const ALONE = 1

/** The module for memory that threads have in common, or for one of a thread's own. */
export function rowsModule(isShared: boolean): Uint8Array {
  const bytes = Uint8Array.from(atob(ROWS), (c) => c.charCodeAt(0))
  if (!isShared) bytes[KIND_AT] = ALONE
  return bytes
}

/** The module's functions, with addresses in bytes for rooms; `rows.ts` says what they do. */
interface Exports {
  readonly table: Numbers
  readonly find: (...numbers: number[]) => number
  readonly gather: Numbers
  readonly weigh: Numbers
}
type Numbers = (...numbers: number[]) => void

const PAGE = 65_536
/** Stands for the address of shifts where there are none. */
const NO_SHIFTS = -1

/** Memory of at least so many bytes, zeros at first, which take none of the machine until something is written; throws where there is none. */
export function memoryOf(bytes: number, isShared: boolean): Memory {
  const pages = Math.ceil(bytes / PAGE)
  return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: isShared })
}

/** Whether several threads can have a memory. */
export const isShared = ({ buffer }: Memory): boolean =>
  typeof SharedArrayBuffer === 'function' && buffer instanceof SharedArrayBuffer

/** Rows in WebAssembly, with rooms in the bytes `from` to `to` of a memory; throws where there is none, or none with vectors. */
export function vectorRows(memory: Memory, from: number, to: number): Rows {
  const module = new WebAssembly.Module(rowsModule(isShared(memory)))
  const { table, find, gather, weigh } = new WebAssembly.Instance(module, { shelf: { memory } })
    .exports as unknown as Exports
  return {
    ...roomsIn(memory.buffer, from, to),
    table: (keys, shifts, { filter, filterMask, slots, mask }) =>
      table(keys.at, keys.data.length, shifts ? shifts.at : NO_SHIFTS, filter.at, filterMask, slots.at, mask),
    find: ({ filter, filterMask, slots, mask }, keys, count, found) =>
      find(filter.at, filterMask, slots.at, mask, keys.at, count, found.at),
    gather: (x, rows, count, size, sums) => gather(x.at, rows.at, count, size, sums.at),
    weigh: (x, places, by, count, size, sums) => weigh(x.at, places.at, by.at, count, size, sums.at),
  }
}
