import type { Kernel, Room } from './kernel.js'

// What of WebAssembly is used here; its types come neither with the language nor with Node's.
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: Readonly<Record<string, unknown>> }
}

/** The module of `kernel.wat`, in base 64. */
export const KERNEL =
  'AGFzbQEAAAABOQZgCH9/f39/f39/AGAEe3t7ewF7YAd/f39/f39/AGAFf39/f38AYAZ/f39/f38AYAZ/f39/f38BfwMLCgABAgMCAwMEBAUFBAEAgAYHU' +
  'goGbWVtb3J5AgAEZG90cwAABHBvb2wAAgRqb2luAAMFYm91bmQABAVwYWlycwAFBmdhdGhlcgAGBXdlaWdoAAcFdG90YWwACAdoaWdoZXN0AAkK1BYK1A' +
  'QCDH8LeyAFQQF0IQggCCESIARBAnQhEwJAA0AgAUEATA0BIAFBAUYEQEEAIRJBACETCyACIQwgBCEJIAchECADIREDQCAMIAhqIQ0gDSAIaiEOIA4gCGo' +
  'hD/0MAAAAAAAAAAAAAAAAAAAAACEX/QwAAAAAAAAAAAAAAAAAAAAAIRj9DAAAAAAAAAAAAAAAAAAAAAAhGf0MAAAAAAAAAAAAAAAAAAAAACEa/QwAAAAA' +
  'AAAAAAAAAAAAAAAAIRv9DAAAAAAAAAAAAAAAAAAAAAAhHP0MAAAAAAAAAAAAAAAAAAAAACEd/QwAAAAAAAAAAAAAAAAAAAAAIR4gACEKIAAgCGohCwNAI' +
  'Ar9AAQAIRQgCiASav0ABAAhFSAM/QAEACEWIBcgFCAW/boB/a4BIRcgGyAVIBb9ugH9rgEhGyAN/QAEACEWIBggFCAW/boB/a4BIRggHCAVIBb9ugH9rg' +
  'EhHCAO/QAEACEWIBkgFCAW/boB/a4BIRkgHSAVIBb9ugH9rgEhHSAP/QAEACEWIBogFCAW/boB/a4BIRogHiAVIBb9ugH9rgEhHiAMQRBqIQwgDUEQaiE' +
  'NIA5BEGohDiAPQRBqIQ8gCkEQaiEKIAogC0gNAAsgEf0ABAAhFiAQIBNqIBYgGyAcIB0gHhAB/a4BIAb9rAH9CwQAIBAgFiAXIBggGSAaEAH9rgEgBv2s' +
  'Af0LBAAgEUEQaiERIA8hDCAQQRBqIRAgCUEEayEJIAlBAEoNAAsgACAIQQF0aiEAIAcgBEEDdGohByABQQJrIQEMAAsLC5UBAQJ7IAAgAf0NAAECAxARE' +
  'hMEBQYHFBUWFyAAIAH9DQgJCgsYGRobDA0ODxwdHh/9rgEhBCACIAP9DQABAgMQERITBAUGBxQVFhcgAiAD/Q0ICQoLGBkaGwwNDg8cHR4f/a4BIQUgBC' +
  'AF/Q0AAQIDBAUGBxAREhMUFRYXIAQgBf0NCAkKCwwNDg8YGRobHB0eH/2uAQuFBwIIfwl7IAJBAnQhDCAFIAJBA3RqIQ4gACEJIAYhCwNAIAVBACACQQN' +
  '0/AsAIAEhCANAIAUhDQNAIAn9AAQA/QwACAAAAAgAAAAIAAAACAAA/a4BQQH9rAH9DAAAAAAAAAAAAAAAAAAAAAD9uAH9DP8HAAD/BwAA/wcAAP8HAAD9' +
  'tgFBAv2rASESIAMgEv0bAGr9XAIAIQ8gAyAS/RsBaiAP/VYCAAEhDyADIBL9GwJqIA/9VgIAAiEPIAMgEv0bA2ogD/1WAgADIQ8gCSAMav0ABAD9DAAQA' +
  'AAAEAAAABAAAAAQAAD9rgFBAv2sAf0MAAAAAAAAAAAAAAAAAAAAAP24Af0M/wcAAP8HAAD/BwAA/wcAAP22AUEC/asBIRIgBCAS/RsAav1cAgAhECAEIB' +
  'L9GwFqIBD9VgIAASEQIAQgEv0bAmogEP1WAgACIRAgBCAS/RsDaiAQ/VYCAAMhECAJIAxBAXRq/QAEAP0MABAAAAAQAAAAEAAAABAAAP2uAUEC/awB/Qw' +
  'AAAAAAAAAAAAAAAAAAAAA/bgB/Qz/BwAA/wcAAP8HAAD/BwAA/bYBQQL9qwEhEiAEIBL9GwBq/VwCACERIAQgEv0bAWogEf1WAgABIREgBCAS/RsCaiAR' +
  '/VYCAAIhESAEIBL9GwNqIBH9VgIAAyERIAv9AwMAIRMgD/1fIRQgFCAQ/V8gDf0ABAAgFP3xAf3yAf3wASEVIA0gFf0LBAAgE/3+ASAR/V8gFf3yAf0MA' +
  'AAAAAAAsEAAAAAAAACwQP3yAf3wAf38ASEWIA8gD/0NCAkKCwwNDg8ICQoLDA0OD/1fIRQgFCAQIBD9DQgJCgsMDQ4PCAkKCwwNDg/9XyAN/QAEECAU/f' +
  'EB/fIB/fABIRUgDSAV/QsEECATIBP9DQgJCgsMDQ4PCAkKCwwNDg/9/gEgESAR/Q0ICQoLDA0ODwgJCgsMDQ4P/V8gFf3yAf0MAAAAAAAAsEAAAAAAAAC' +
  'wQP3yAf3wAf38ASEXIBYgF/0NAAECAwQFBgcQERITFBUWFyETIAsgEyAT/YUB/VsDAAAgCUEQaiEJIAtBCGohCyANQSBqIQ0gDSAOSA0ACyAJIAxBeUEF' +
  'IAcbbGohCSALIAJBekECIAcbbGohCyAIQQFrIQggCEEASg0ACyAHRQRAQQEhByAJIAxBA2xrIQkgCyACQQF0ayELDAELCwuaAQEEfwNAIAAgASgCAEEBd' +
  'GohBSAAIAEoAgQgA2pBAXRqIQYgACABKAIIIANBAXRqQQF0aiEHIAUgA0EBdGohCANAIAQgBf0DAwAgBv0DAwD9rgEgB/0DAwD9rgH9CwQAIAVBCGohBS' +
  'AGQQhqIQYgB0EIaiEHIARBEGohBCAFIAhIDQALIAFBBGohASACQQFrIQIgAkEASg0ACwt3AgJ/A3sgBP0RIQkgBf0RIQogAUECdCEBA0AgACEHIAAgA0E' +
  'CdGohCANAIAf9AAQAIAn9uAEgCv22ASELIAYgCyAL/YUB/VsDAAAgBkEIaiEGIAdBEGohByAHIAhIDQALIAAgAWohACACQQFrIQIgAkEASg0ACwuVAQID' +
  'fwF7A0AgACABKAIAQQJ0aiEFIAAgASgCBEECdGohBiAFIANBAnRqIQcDQCAF/QAEACAG/QAEAP2uAf0MAAAAAAAAAAAAAAAAAAAAAP24ASEIIAQgCCAI/' +
  'YUB/VsDAAAgBEEIaiEEIAVBEGohBSAGQRBqIQYgBSAHSA0ACyABQQhqIQEgAkEBayECIAJBAEoNAAsLogEEAn8BewJ/AnsgASACQQN0aiEGIAJFBEAPCw' +
  'NAIAT9AAQAIQogBP0ABBAhCyABIQUDQCAAIAlqIAUoAgBq/QEDACEHIAUoAgQhCCAKIAf9pwEgCP2rAf2uASEKIAsgB/2oASAI/asB/a4BIQsgBUEIaiE' +
  'FIAUgBkgNAAsgBCAK/QsEACAEIAv9CwQQIARBIGohBCAJQQhqIQkgCSADSA0ACwuhAgIEfwZ7IANFBEAPCyABIANBAnRqIQcDQCAF/QAEACEMIAX9AAQQ' +
  'IQ0gBf0ABCAhDiAF/QAEMCEPIAEhBiACIQkDQCAJ/QoDACELIAAgCGogBigCAGr9AQMAIQogDCALIAr9pwH9/gH98gH98AEhDCANIAsgCiAK/Q0EBQYHB' +
  'AUGBwQFBgcEBQYH/acB/f4B/fIB/fABIQ0gDiALIAr9qAH9/gH98gH98AEhDiAPIAsgCiAK/Q0MDQ4PDA0ODwwNDg8MDQ4P/acB/f4B/fIB/fABIQ8gBk' +
  'EEaiEGIAlBCGohCSAGIAdIDQALIAUgDP0LBAAgBSAN/QsEECAFIA79CwQgIAUgD/0LBDAgBUHAAGohBSAIQQhqIQggCCAESA0ACwuVAQMDfwJ7AX8gAiA' +
  'DQQJ0aiEHIARBAnQhBANAIAAgCGr9AAQAIQkgACAIav0ABBAhCiACIQYDQCABIAhqIAYoAgBBAnRqIQsgCSAL/QAEAP2uASEJIAogC/0ABBD9rgEhCiAG' +
  'QQRqIQYgBiAHSA0ACyAFIAhqIAn9CwQAIAUgCGogCv0LBBAgCEEgaiEIIAggBEgNAAsL1AEEBX8BewJ/AnwgBEEBakF+cUEDdCEKIAUgAyAK/AoAACAFI' +
  'ApqIQkDQCAAKAIAIQwgDEEASgRAIAyyu/0UIQsgAiEIIAUhBwNAIAcgB/0ABAAgCyAI/QAEAP3yAf3wAf0LBAAgB0EQaiEHIAhBEGohCCAHIAlJDQALCy' +
  'ACIApqIQIgAEEEaiEAIAZBAWohBiAGIAFIDQALIAUrAwAhDkEBIQcDQCAFQQhqIQUgBSsDACEPIA8gDmQEQCAPIQ4gByENCyAHQQFqIQcgByAESA0ACyA' +
  'NCw=='

/** The module's functions, with addresses in bytes for rooms; `kernel.ts` says what they do. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer }
  readonly dots: Numbers
  readonly join: Numbers
  readonly pool: Numbers
  readonly bound: Numbers
  readonly pairs: Numbers
  readonly gather: Numbers
  readonly weigh: Numbers
  readonly total: Numbers
  readonly highest: (...numbers: number[]) => number
}
type Numbers = (...numbers: number[]) => void

let compiled: object | undefined

/** The kernel in WebAssembly; throws where there is none, or none with vectors. */
export function vectorKernel(): Kernel {
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(KERNEL), (c) => c.charCodeAt(0)))
  const { memory, dots, join, pool, bound, pairs, gather, weigh, total, highest } = new WebAssembly.Instance(compiled)
    .exports as unknown as Exports
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
    join: (x, places, rows, size, out) => join(x.at, places.at, rows, size, out.at),
    pool: (gates, rows, size, by, states) =>
      pool(gates.at, rows, size, by.candidates.at, by.opens.at, by.cells.at, states.at),
    bound: (x, from, stride, rows, count, low, high, out, to) =>
      bound(x.at + from * 4, stride, rows, count, low, high, out.at + to * 2),
    pairs: (x, places, rows, count, out) => pairs(x.at, places.at, rows, count, out.at),
    gather: (x, noted, count, size, sums, to) => gather(x.at, noted.at, count, size, sums.at + to * 4),
    weigh: (x, places, by, count, size, sums) => weigh(x.at, places.at, by.at, count, size, sums.at),
    total: (first, x, places, count, size, out) => total(first.at, x.at, places.at, count, size, out.at),
    highest: (sums, by) => highest(sums.at, by.size, by.weights.at, by.bias.at, by.outputs, by.sums.at),
  }
}
