import type { Kernel, Room } from './kernel.js'

// What of WebAssembly is used here; its types come neither with the language nor with Node's.
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: Readonly<Record<string, unknown>> }
}

/** The module of `kernel.wat`, in base 64. */
export const KERNEL =
  'AGFzbQEAAAABOQZgCH9/f39/f39/AGAHf39/f39/fwBgBn9/f39/fwBgBH9/f38AYAV/f39/fwBgB39/f39/f38BfwMMCwABAgMBBAUEAgIFBQMBAAEHYgwG' +
  'bWVtb3J5AgAEZG90cwAABHBvb2wAAQRqb2luAAIGc2hyaW5rAAMFYm91bmQABAVwYWlycwAFBGZpbmQABgZnYXRoZXIABwV3ZWlnaAAIBXRvdGFsAAkHaGln' +
  'aGVzdAAKCvEaC5AGAgp/C3sgAUEATARADwsgBUEBdCEIIAQhCQJAA0AgCUEQSA0BIAEhCiAAIQsgByEPIAghECAEQQJ0IREDQCAKQQFGBEBBACEQQQAhEQsg' +
  'CyAQaiEMIAsgCGohDSACIQ4gA/0ABAAhFSAVIRkgA/0ABBAhFiAWIRogA/0ABCAhFyAXIRsgA/0ABDAhGCAYIRwDQCAL/QkCACESIAz9CQIAIRMgDv0ABAAh' +
  'FCAVIBIgFP26Af2uASEVIBkgEyAU/boB/a4BIRkgDv0ABBAhFCAWIBIgFP26Af2uASEWIBogEyAU/boB/a4BIRogDv0ABCAhFCAXIBIgFP26Af2uASEXIBsg' +
  'EyAU/boB/a4BIRsgDv0ABDAhFCAYIBIgFP26Af2uASEYIBwgEyAU/boB/a4BIRwgDkHAAGohDiAMQQRqIQwgC0EEaiELIAsgDUkNAAsgDyARaiAZIAb9rAH9' +
  'CwQAIA8gEWogGiAG/awB/QsEECAPIBFqIBsgBv2sAf0LBCAgDyARaiAcIAb9rAH9CwQwIA8gFSAG/awB/QsEACAPIBYgBv2sAf0LBBAgDyAXIAb9rAH9CwQg' +
  'IA8gGCAG/awB/QsEMCALIBBqIQsgDyAEQQN0aiEPIApBAmshCiAKQQBKDQALIAIgCEEQbGohAiADQcAAaiEDIAdBwABqIQcgCUEQayEJDAALCyAJRQRADwsD' +
  'QCABIQogACELIAchDyAIIRAgBEECdCERA0AgCkEBRgRAQQAhEEEAIRELIAsgEGohDCALIAhqIQ0gAiEOIAP9AAQAIRUgFSEZA0AgC/0JAgAhEiAM/QkCACET' +
  'IA79AAQAIRQgFSASIBT9ugH9rgEhFSAZIBMgFP26Af2uASEZIA5BEGohDiAMQQRqIQwgC0EEaiELIAsgDUkNAAsgDyARaiAZIAb9rAH9CwQAIA8gFSAG/awB' +
  '/QsEACALIBBqIQsgDyAEQQN0aiEPIApBAmshCiAKQQBKDQALIAIgCEEEbGohAiADQRBqIQMgB0EQaiEHIAlBBGshCSAJQQBKDQALC7sFAgh/BnsgAkECdCEM' +
  'IAUgDGohDiAAIQkgBiELA0AgBUEAIAz8CwAgASEIA0AgBSENA0AgCf0ABAD9DAAIAAAACAAAAAgAAAAIAAD9rgFBAf2sAf0MAAAAAAAAAAAAAAAAAAAAAP24' +
  'Af0M/wcAAP8HAAD/BwAA/wcAAP22AUEC/asBIRIgAyAS/RsAav1cAgAhDyADIBL9GwFqIA/9VgIAASEPIAMgEv0bAmogD/1WAgACIQ8gAyAS/RsDaiAP/VYC' +
  'AAMhDyAJIAxq/QAEAP0MABAAAAAQAAAAEAAAABAAAP2uAUEC/awB/QwAAAAAAAAAAAAAAAAAAAAA/bgB/Qz/BwAA/wcAAP8HAAD/BwAA/bYBQQL9qwEhEiAE' +
  'IBL9GwBq/VwCACEQIAQgEv0bAWogEP1WAgABIRAgBCAS/RsCaiAQ/VYCAAIhECAEIBL9GwNqIBD9VgIAAyEQIAkgDEEBdGr9AAQA/QwAEAAAABAAAAAQAAAA' +
  'EAAA/a4BQQL9rAH9DAAAAAAAAAAAAAAAAAAAAAD9uAH9DP8HAAD/BwAA/wcAAP8HAAD9tgFBAv2rASESIAQgEv0bAGr9XAIAIREgBCAS/RsBaiAR/VYCAAEh' +
  'ESAEIBL9GwJqIBH9VgIAAiERIAQgEv0bA2ogEf1WAgADIREgC/0DAwAhEyAPIBAgDf0ABAAgD/3lAf3mAf3kASEUIA0gFP0LBAAgE/36ASARIBT95gH9DAAA' +
  'gEUAAIBFAACARQAAgEX95gH95AH9+AEhEyALIBMgE/2FAf1bAwAAIAlBEGohCSALQQhqIQsgDUEQaiENIA0gDkgNAAsgCSAMQXlBBSAHG2xqIQkgCyACQXpB' +
  'AiAHG2xqIQsgCEEBayEIIAhBAEoNAAsgB0UEQEEBIQcgCSAMQQNsayEJIAsgAkEBdGshCwwBCwsL+QECBX8EewNAIAIoAgAhCiAAIAogBEEDbGxqIQYgASAK' +
  'QQR0av0IAQAhDCACKAIEIQogACAKIARBA2xsIARqaiEHIAEgCkEEdGr9CAEEIQ0gAigCCCEKIAAgCiAEQQNsbCAEQQF0amohCCABIApBBHRq/QgBCCEOIAYg' +
  'BGohCQNAIAb9AQMAIAz9lQEgB/0BAwAgDf2VAf2PASAI/QEDACAO/ZUB/Y8BIQsgBSAL/acB/QsEACAFIAv9qAH9CwQQIAZBCGohBiAHQQhqIQcgCEEIaiEI' +
  'IAVBIGohBSAGIAlIDQALIAJBBGohAiADQQFrIQMgA0EASg0ACwuvAgMCfwJ7AX8gACABQQJ0aiEFIAAhBANAIAYgBP0ABAD9oAH9uAEhBiAEQRBqIQQgBCAF' +
  'SQ0ACyAGIAYgBv0NCAkKCwwNDg8AAQIDBAUGB/24ASEGIAYgBiAG/Q0EBQYHAAECAwwNDg8ICQoL/bgBIQYgBv0bAEH+AGpB/wBtIQhBgAIgCCAIQYACShsh' +
  'CEEBIAggCEEBSBshCCADIAg2AgBBgIAEIAht/REhBwNAIAD9AAQA/QwAfwAAAH8AAAB/AAAAfwAA/bYB/QwAgf//AIH//wCB//8Agf///bgBIQYgBiAH/bUB' +
  '/QwAgAAAAIAAAACAAAAAgAAA/a4BQRD9rAEhBiAGIAb9hQEhBiACIAYgBv1l/VoCAAAgAEEQaiEAIAJBBGohAiAAIAVJDQALC3cCAn8DeyAE/REhCSAF/REh' +
  'CiABQQJ0IQEDQCAAIQcgACADQQJ0aiEIA0AgB/0ABAAgCf24ASAK/bYBIQsgBiALIAv9hQH9WwMAACAGQQhqIQYgB0EQaiEHIAcgCEgNAAsgACABaiEAIAJB' +
  'AWshAiACQQBKDQALC5UBAgN/AXsDQCAAIAEoAgBBAnRqIQUgACABKAIEQQJ0aiEGIAUgA0ECdGohBwNAIAX9AAQAIAb9AAQA/a4B/QwAAAAAAAAAAAAAAAAA' +
  'AAAA/bgBIQggBCAIIAj9hQH9WwMAACAEQQhqIQQgBUEQaiEFIAZBEGohBiAFIAdIDQALIAFBCGohASACQQFrIQIgAkEASg0ACwvfAQEGfyAFRQRAQQAPCyAG' +
  'IQggBCAFQQJ0aiEHA0AgBCgCACEKIAggCjYCACAKIApBD3ZzIAFxIQsgCCAAIAtBA3ZqLQAAIAtBB3F2QQFxQQJ0aiEIIARBBGohBCAEIAdJDQALIAghByAG' +
  'IQkgBiEIAkADQCAJIAdPDQEgCSgCACEKIAlBBGohCSAKIQsDQCALIANxIQsgAiALQQN0aigCBCEMIAxFDQEgAiALQQN0aigCACAKRwRAIAtBAWohCwwBCwsg' +
  'CCAMQQFrNgIAIAhBBGohCAwACwsgCCAGa0ECdgusAQQCfwF7A38CeyABIAJBAnRqIQYgAkUEQA8LA0AgBP0ABAAhCyAE/QAEECEMIAEhBQNAIAUoAgAhCCAI' +
  'QR9xIQkgACAKaiAIQQV2IANsav0BAwAhByALIAf9pwEgCf2rAf2uASELIAwgB/2oASAJ/asB/a4BIQwgBUEEaiEFIAUgBkgNAAsgBCAL/QsEACAEIAz9CwQQ' +
  'IARBIGohBCAKQQhqIQogCiADSA0ACwuhAgIEfwZ7IANFBEAPCyABIANBAnRqIQcDQCAF/QAEACEMIAX9AAQQIQ0gBf0ABCAhDiAF/QAEMCEPIAEhBiACIQkD' +
  'QCAJ/QoDACELIAAgCGogBigCAGr9AQMAIQogDCALIAr9pwH9/gH98gH98AEhDCANIAsgCiAK/Q0EBQYHBAUGBwQFBgcEBQYH/acB/f4B/fIB/fABIQ0gDiAL' +
  'IAr9qAH9/gH98gH98AEhDiAPIAsgCiAK/Q0MDQ4PDA0ODwwNDg8MDQ4P/acB/f4B/fIB/fABIQ8gBkEEaiEGIAlBCGohCSAGIAdIDQALIAUgDP0LBAAgBSAN' +
  '/QsEECAFIA79CwQgIAUgD/0LBDAgBUHAAGohBSAIQQhqIQggCCAESA0ACwuVAQMDfwJ7AX8gAiADQQJ0aiEHIARBAnQhBANAIAAgCGr9AAQAIQkgACAIav0A' +
  'BBAhCiACIQYDQCABIAhqIAYoAgBBAnRqIQsgCSAL/QAEAP2uASEJIAogC/0ABBD9rgEhCiAGQQRqIQYgBiAHSA0ACyAFIAhqIAn9CwQAIAUgCGogCv0LBBAg' +
  'CEEgaiEIIAggBEgNAAsLmwIEBH8DewF/An0gBSABQQJ0aiEKIAUhBwNAIAcgAP0ABAD9DAAAAAAAAAAAAAAAAAAAAAD9uAH9+gH9CwQAIABBEGohACAHQRBq' +
  'IQcgByAKSQ0ACyAGIQkDQCAD/QAEACEMIAP9AAQQIQ0gBSEHA0AgB/0JAgAhCyAMIAsgAv0ABAD95gH95AEhDCANIAsgAv0ABBD95gH95AEhDSACQSBqIQIg' +
  'B0EEaiEHIAcgCkkNAAsgCSAM/QsEACAJIA39CwQQIANBIGohAyAJQSBqIQkgCEEIaiEIIAggBEgNAAsgBioCACEPQQEhCANAIAZBBGohBiAGKgIAIRAgECAP' +
  'XgRAIBAhDyAIIQ4LIAhBAWohCCAIIARIDQALIA4L'

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
