import type { Kernel, Room } from './kernel.js'

// What of WebAssembly is used here; its types come neither with the language nor with Node's.
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: Readonly<Record<string, unknown>> }
}

/** The module of `kernel.wat`, in base 64. */
export const KERNEL =
  'AGFzbQEAAAABQQdgCH9/f39/f39/AGAEe3t7ewF7YAd/f39/f39/AGAGf39/f39/AGAEf39/fwBgBX9/f39/AGAHf39/f39/fwF/Aw0MAAECAwQCBQYFAwMG' +
  'BQMBAAEHYgwGbWVtb3J5AgAEZG90cwAABHBvb2wAAgRqb2luAAMGc2hyaW5rAAQFYm91bmQABQVwYWlycwAGBGZpbmQABwZnYXRoZXIACAV3ZWlnaAAJBXRv' +
  'dGFsAAoHaGlnaGVzdAALCp0cDNsEAgx/C3sgAUEATARADwsgBUEBdCEIIAQhCQNAIAEhCiAAIQsgByERIAghEiAEQQJ0IRMDQCAKQQFGBEBBACESQQAhEwsg' +
  'AiENIA0gCGohDiAOIAhqIQ8gDyAIaiEQ/QwAAAAAAAAAAAAAAAAAAAAAIRf9DAAAAAAAAAAAAAAAAAAAAAAhGP0MAAAAAAAAAAAAAAAAAAAAACEZ/QwAAAAA' +
  'AAAAAAAAAAAAAAAAIRr9DAAAAAAAAAAAAAAAAAAAAAAhG/0MAAAAAAAAAAAAAAAAAAAAACEc/QwAAAAAAAAAAAAAAAAAAAAAIR39DAAAAAAAAAAAAAAAAAAA' +
  'AAAhHiALIAhqIQwDQCAL/QAEACEUIAsgEmr9AAQAIRUgDf0ABAAhFiAXIBQgFv26Af2uASEXIBsgFSAW/boB/a4BIRsgDv0ABAAhFiAYIBQgFv26Af2uASEY' +
  'IBwgFSAW/boB/a4BIRwgD/0ABAAhFiAZIBQgFv26Af2uASEZIB0gFSAW/boB/a4BIR0gEP0ABAAhFiAaIBQgFv26Af2uASEaIB4gFSAW/boB/a4BIR4gDUEQ' +
  'aiENIA5BEGohDiAPQRBqIQ8gEEEQaiEQIAtBEGohCyALIAxIDQALIAP9AAQAIRYgESATaiAWIBsgHCAdIB4QAf2uASAG/awB/QsEACARIBYgFyAYIBkgGhAB' +
  '/a4BIAb9rAH9CwQAIAsgCGohCyARIARBA3RqIREgCkECayEKIApBAEoNAAsgAiAIQQJ0aiECIANBEGohAyAHQRBqIQcgCUEEayEJIAlBAEoNAAsLlQEBAnsg' +
  'ACAB/Q0AAQIDEBESEwQFBgcUFRYXIAAgAf0NCAkKCxgZGhsMDQ4PHB0eH/2uASEEIAIgA/0NAAECAxAREhMEBQYHFBUWFyACIAP9DQgJCgsYGRobDA0ODxwd' +
  'Hh/9rgEhBSAEIAX9DQABAgMEBQYHEBESExQVFhcgBCAF/Q0ICQoLDA0ODxgZGhscHR4f/a4BC4UHAgh/CXsgAkECdCEMIAUgAkEDdGohDiAAIQkgBiELA0Ag' +
  'BUEAIAJBA3T8CwAgASEIA0AgBSENA0AgCf0ABAD9DAAIAAAACAAAAAgAAAAIAAD9rgFBAf2sAf0MAAAAAAAAAAAAAAAAAAAAAP24Af0M/wcAAP8HAAD/BwAA' +
  '/wcAAP22AUEC/asBIRIgAyAS/RsAav1cAgAhDyADIBL9GwFqIA/9VgIAASEPIAMgEv0bAmogD/1WAgACIQ8gAyAS/RsDaiAP/VYCAAMhDyAJIAxq/QAEAP0M' +
  'ABAAAAAQAAAAEAAAABAAAP2uAUEC/awB/QwAAAAAAAAAAAAAAAAAAAAA/bgB/Qz/BwAA/wcAAP8HAAD/BwAA/bYBQQL9qwEhEiAEIBL9GwBq/VwCACEQIAQg' +
  'Ev0bAWogEP1WAgABIRAgBCAS/RsCaiAQ/VYCAAIhECAEIBL9GwNqIBD9VgIAAyEQIAkgDEEBdGr9AAQA/QwAEAAAABAAAAAQAAAAEAAA/a4BQQL9rAH9DAAA' +
  'AAAAAAAAAAAAAAAAAAD9uAH9DP8HAAD/BwAA/wcAAP8HAAD9tgFBAv2rASESIAQgEv0bAGr9XAIAIREgBCAS/RsBaiAR/VYCAAEhESAEIBL9GwJqIBH9VgIA' +
  'AiERIAQgEv0bA2ogEf1WAgADIREgC/0DAwAhEyAP/V8hFCAUIBD9XyAN/QAEACAU/fEB/fIB/fABIRUgDSAV/QsEACAT/f4BIBH9XyAV/fIB/QwAAAAAAACw' +
  'QAAAAAAAALBA/fIB/fAB/fwBIRYgDyAP/Q0ICQoLDA0ODwgJCgsMDQ4P/V8hFCAUIBAgEP0NCAkKCwwNDg8ICQoLDA0OD/1fIA39AAQQIBT98QH98gH98AEh' +
  'FSANIBX9CwQQIBMgE/0NCAkKCwwNDg8ICQoLDA0OD/3+ASARIBH9DQgJCgsMDQ4PCAkKCwwNDg/9XyAV/fIB/QwAAAAAAACwQAAAAAAAALBA/fIB/fAB/fwB' +
  'IRcgFiAX/Q0AAQIDBAUGBxAREhMUFRYXIRMgCyATIBP9hQH9WwMAACAJQRBqIQkgC0EIaiELIA1BIGohDSANIA5IDQALIAkgDEF5QQUgBxtsaiEJIAsgAkF6' +
  'QQIgBxtsaiELIAhBAWshCCAIQQBKDQALIAdFBEBBASEHIAkgDEEDbGshCSALIAJBAXRrIQsMAQsLC/kBAgV/BHsDQCACKAIAIQogACAKIARBA2xsaiEGIAEg' +
  'CkEEdGr9CAEAIQwgAigCBCEKIAAgCiAEQQNsbCAEamohByABIApBBHRq/QgBBCENIAIoAgghCiAAIAogBEEDbGwgBEEBdGpqIQggASAKQQR0av0IAQghDiAG' +
  'IARqIQkDQCAG/QEDACAM/ZUBIAf9AQMAIA39lQH9jwEgCP0BAwAgDv2VAf2PASELIAUgC/2nAf0LBAAgBSAL/agB/QsEECAGQQhqIQYgB0EIaiEHIAhBCGoh' +
  'CCAFQSBqIQUgBiAJSA0ACyACQQRqIQIgA0EBayEDIANBAEoNAAsLrwIDAn8CewF/IAAgAUECdGohBSAAIQQDQCAGIAT9AAQA/aAB/bgBIQYgBEEQaiEEIAQg' +
  'BUkNAAsgBiAGIAb9DQgJCgsMDQ4PAAECAwQFBgf9uAEhBiAGIAYgBv0NBAUGBwABAgMMDQ4PCAkKC/24ASEGIAb9GwBB/gBqQf8AbSEIQYACIAggCEGAAkob' +
  'IQhBASAIIAhBAUgbIQggAyAINgIAQYCABCAIbf0RIQcDQCAA/QAEAP0MAH8AAAB/AAAAfwAAAH8AAP22Af0MAIH//wCB//8Agf//AIH///24ASEGIAYgB/21' +
  'Af0MAIAAAACAAAAAgAAAAIAAAP2uAUEQ/awBIQYgBiAG/YUBIQYgAiAGIAb9Zf1aAgAAIABBEGohACACQQRqIQIgACAFSQ0ACwt3AgJ/A3sgBP0RIQkgBf0R' +
  'IQogAUECdCEBA0AgACEHIAAgA0ECdGohCANAIAf9AAQAIAn9uAEgCv22ASELIAYgCyAL/YUB/VsDAAAgBkEIaiEGIAdBEGohByAHIAhIDQALIAAgAWohACAC' +
  'QQFrIQIgAkEASg0ACwuVAQIDfwF7A0AgACABKAIAQQJ0aiEFIAAgASgCBEECdGohBiAFIANBAnRqIQcDQCAF/QAEACAG/QAEAP2uAf0MAAAAAAAAAAAAAAAA' +
  'AAAAAP24ASEIIAQgCCAI/YUB/VsDAAAgBEEIaiEEIAVBEGohBSAGQRBqIQYgBSAHSA0ACyABQQhqIQEgAkEBayECIAJBAEoNAAsL3wEBBn8gBUUEQEEADwsg' +
  'BiEIIAQgBUECdGohBwNAIAQoAgAhCiAIIAo2AgAgCiAKQQ92cyABcSELIAggACALQQN2ai0AACALQQdxdkEBcUECdGohCCAEQQRqIQQgBCAHSQ0ACyAIIQcg' +
  'BiEJIAYhCAJAA0AgCSAHTw0BIAkoAgAhCiAJQQRqIQkgCiELA0AgCyADcSELIAIgC0EDdGooAgQhDCAMRQ0BIAIgC0EDdGooAgAgCkcEQCALQQFqIQsMAQsL' +
  'IAggDEEBazYCACAIQQRqIQgMAAsLIAggBmtBAnYLrAEEAn8BewN/AnsgASACQQJ0aiEGIAJFBEAPCwNAIAT9AAQAIQsgBP0ABBAhDCABIQUDQCAFKAIAIQgg' +
  'CEEfcSEJIAAgCmogCEEFdiADbGr9AQMAIQcgCyAH/acBIAn9qwH9rgEhCyAMIAf9qAEgCf2rAf2uASEMIAVBBGohBSAFIAZIDQALIAQgC/0LBAAgBCAM/QsE' +
  'ECAEQSBqIQQgCkEIaiEKIAogA0gNAAsLoQICBH8GeyADRQRADwsgASADQQJ0aiEHA0AgBf0ABAAhDCAF/QAEECENIAX9AAQgIQ4gBf0ABDAhDyABIQYgAiEJ' +
  'A0AgCf0KAwAhCyAAIAhqIAYoAgBq/QEDACEKIAwgCyAK/acB/f4B/fIB/fABIQwgDSALIAogCv0NBAUGBwQFBgcEBQYHBAUGB/2nAf3+Af3yAf3wASENIA4g' +
  'CyAK/agB/f4B/fIB/fABIQ4gDyALIAogCv0NDA0ODwwNDg8MDQ4PDA0OD/2nAf3+Af3yAf3wASEPIAZBBGohBiAJQQhqIQkgBiAHSA0ACyAFIAz9CwQAIAUg' +
  'Df0LBBAgBSAO/QsEICAFIA/9CwQwIAVBwABqIQUgCEEIaiEIIAggBEgNAAsLlQEDA38CewF/IAIgA0ECdGohByAEQQJ0IQQDQCAAIAhq/QAEACEJIAAgCGr9' +
  'AAQQIQogAiEGA0AgASAIaiAGKAIAQQJ0aiELIAkgC/0ABAD9rgEhCSAKIAv9AAQQ/a4BIQogBkEEaiEGIAYgB0gNAAsgBSAIaiAJ/QsEACAFIAhqIAr9CwQQ' +
  'IAhBIGohCCAIIARIDQALC5sCBAR/A3sBfwJ9IAUgAUECdGohCiAFIQcDQCAHIAD9AAQA/QwAAAAAAAAAAAAAAAAAAAAA/bgB/foB/QsEACAAQRBqIQAgB0EQ' +
  'aiEHIAcgCkkNAAsgBiEJA0AgA/0ABAAhDCAD/QAEECENIAUhBwNAIAf9CQIAIQsgDCALIAL9AAQA/eYB/eQBIQwgDSALIAL9AAQQ/eYB/eQBIQ0gAkEgaiEC' +
  'IAdBBGohByAHIApJDQALIAkgDP0LBAAgCSAN/QsEECADQSBqIQMgCUEgaiEJIAhBCGohCCAIIARIDQALIAYqAgAhD0EBIQgDQCAGQQRqIQYgBioCACEQIBAg' +
  'D14EQCAQIQ8gCCEOCyAIQQFqIQggCCAESA0ACyAOCw=='

/** The module's functions, with addresses in bytes for rooms; `kernel.ts` says what they do. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number }
  readonly dots: Numbers
  readonly shrink: Numbers
  readonly join: Numbers
  readonly pool: Numbers
  readonly bound: Numbers
  readonly pairs: Numbers
  readonly find: (...numbers: number[]) => number
  readonly gather: Numbers
  readonly weigh: Numbers
  readonly total: Numbers
  readonly highest: (...numbers: number[]) => number
}
type Numbers = (...numbers: number[]) => void

let compiled: object | undefined

const PAGE = 65_536

/** The kernel in WebAssembly, with room for so many bytes; throws where there is none, or none with vectors. */
export function vectorKernel(bytes: number): Kernel {
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(KERNEL), (c) => c.charCodeAt(0)))
  const { memory, dots, shrink, join, pool, bound, pairs, find, gather, weigh, total, highest } =
    new WebAssembly.Instance(compiled).exports as unknown as Exports
  memory.grow(Math.ceil(bytes / PAGE))
  const { buffer } = memory
  let next = 0
  const room = <T extends { readonly byteLength: number }>(
    of: new (on: ArrayBuffer, at: number, length: number) => T,
    length: number,
  ): Room<T> => {
    const at = next
    const data = new of(buffer, at, length)
    next = (at + data.byteLength + 15) & ~15
    return { at, data }
  }
  return {
    tiny: (length) => room(Int8Array, length),
    small: (length) => room(Int16Array, length),
    large: (length) => room(Int32Array, length),
    floats: (length) => room(Float32Array, length),
    doubles: (length) => room(Float64Array, length),
    dots: (x, rows, by, shift, out) => dots(x.at, rows, by.weights.at, by.bias.at, by.outs, by.inner, shift, out.at),
    shrink: (x, from, count, out, to, scales, scale) =>
      shrink(x.at + from * 4, count, out.at + to, scales.at + scale * 4),
    join: (x, scales, slots, rows, size, out) => join(x.at, scales.at, slots.at, rows, size, out.at),
    pool: (gates, rows, size, by, states) =>
      pool(gates.at, rows, size, by.candidates.at, by.opens.at, by.cells.at, states.at),
    bound: (x, from, stride, rows, count, low, high, out, to) =>
      bound(x.at + from * 4, stride, rows, count, low, high, out.at + to * 2),
    pairs: (x, places, rows, count, out) => pairs(x.at, places.at, rows, count, out.at),
    find: ({ filter, filterMask, slots, mask }, keys, count, found) =>
      find(filter.at, filterMask, slots.at, mask, keys.at, count, found.at),
    gather: (x, rows, count, size, sums, to) => gather(x.at, rows.at, count, size, sums.at + to * 4),
    weigh: (x, places, by, count, size, sums) => weigh(x.at, places.at, by.at, count, size, sums.at),
    total: (first, x, places, count, size, out) => total(first.at, x.at, places.at, count, size, out.at),
    highest: (sums, at, by) =>
      highest(sums.at + at * 4, by.size, by.weights.at, by.bias.at, by.outputs, by.hidden.at, by.out.at),
  }
}
