import type { Kernel, Room } from './kernel.js'

// What of WebAssembly is used here; its types come neither with the language nor with Node's.
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: Readonly<Record<string, unknown>> }
}

/** The module of `kernel.wat`, in base 64. */
export const KERNEL =
  'AGFzbQEAAAABOQZgCH9/f39/f39/AGAEe3t7ewF7YAd/f39/f39/AGAFf39/f38AYAZ/f39/f38AYAZ/f39/f38BfwMLCgABAgMCAwMEBAUFAwEAAQdSC' +
  'gZtZW1vcnkCAARkb3RzAAAEcG9vbAACBGpvaW4AAwVib3VuZAAEBXBhaXJzAAUGZ2F0aGVyAAYFd2VpZ2gABwV0b3RhbAAIB2hpZ2hlc3QACQrbFgrbBA' +
  'IMfwt7IAFBAEwEQA8LIAVBAXQhCCAEIQkDQCABIQogACELIAchESAIIRIgBEECdCETA0AgCkEBRgRAQQAhEkEAIRMLIAIhDSANIAhqIQ4gDiAIaiEPIA8' +
  'gCGohEP0MAAAAAAAAAAAAAAAAAAAAACEX/QwAAAAAAAAAAAAAAAAAAAAAIRj9DAAAAAAAAAAAAAAAAAAAAAAhGf0MAAAAAAAAAAAAAAAAAAAAACEa/QwA' +
  'AAAAAAAAAAAAAAAAAAAAIRv9DAAAAAAAAAAAAAAAAAAAAAAhHP0MAAAAAAAAAAAAAAAAAAAAACEd/QwAAAAAAAAAAAAAAAAAAAAAIR4gCyAIaiEMA0AgC' +
  '/0ABAAhFCALIBJq/QAEACEVIA39AAQAIRYgFyAUIBb9ugH9rgEhFyAbIBUgFv26Af2uASEbIA79AAQAIRYgGCAUIBb9ugH9rgEhGCAcIBUgFv26Af2uAS' +
  'EcIA/9AAQAIRYgGSAUIBb9ugH9rgEhGSAdIBUgFv26Af2uASEdIBD9AAQAIRYgGiAUIBb9ugH9rgEhGiAeIBUgFv26Af2uASEeIA1BEGohDSAOQRBqIQ4' +
  'gD0EQaiEPIBBBEGohECALQRBqIQsgCyAMSA0ACyAD/QAEACEWIBEgE2ogFiAbIBwgHSAeEAH9rgEgBv2sAf0LBAAgESAWIBcgGCAZIBoQAf2uASAG/awB' +
  '/QsEACALIAhqIQsgESAEQQN0aiERIApBAmshCiAKQQBKDQALIAIgCEECdGohAiADQRBqIQMgB0EQaiEHIAlBBGshCSAJQQBKDQALC5UBAQJ7IAAgAf0NA' +
  'AECAxAREhMEBQYHFBUWFyAAIAH9DQgJCgsYGRobDA0ODxwdHh/9rgEhBCACIAP9DQABAgMQERITBAUGBxQVFhcgAiAD/Q0ICQoLGBkaGwwNDg8cHR4f/a' +
  '4BIQUgBCAF/Q0AAQIDBAUGBxAREhMUFRYXIAQgBf0NCAkKCwwNDg8YGRobHB0eH/2uAQuFBwIIfwl7IAJBAnQhDCAFIAJBA3RqIQ4gACEJIAYhCwNAIAV' +
  'BACACQQN0/AsAIAEhCANAIAUhDQNAIAn9AAQA/QwACAAAAAgAAAAIAAAACAAA/a4BQQH9rAH9DAAAAAAAAAAAAAAAAAAAAAD9uAH9DP8HAAD/BwAA/wcA' +
  'AP8HAAD9tgFBAv2rASESIAMgEv0bAGr9XAIAIQ8gAyAS/RsBaiAP/VYCAAEhDyADIBL9GwJqIA/9VgIAAiEPIAMgEv0bA2ogD/1WAgADIQ8gCSAMav0AB' +
  'AD9DAAQAAAAEAAAABAAAAAQAAD9rgFBAv2sAf0MAAAAAAAAAAAAAAAAAAAAAP24Af0M/wcAAP8HAAD/BwAA/wcAAP22AUEC/asBIRIgBCAS/RsAav1cAg' +
  'AhECAEIBL9GwFqIBD9VgIAASEQIAQgEv0bAmogEP1WAgACIRAgBCAS/RsDaiAQ/VYCAAMhECAJIAxBAXRq/QAEAP0MABAAAAAQAAAAEAAAABAAAP2uAUE' +
  'C/awB/QwAAAAAAAAAAAAAAAAAAAAA/bgB/Qz/BwAA/wcAAP8HAAD/BwAA/bYBQQL9qwEhEiAEIBL9GwBq/VwCACERIAQgEv0bAWogEf1WAgABIREgBCAS' +
  '/RsCaiAR/VYCAAIhESAEIBL9GwNqIBH9VgIAAyERIAv9AwMAIRMgD/1fIRQgFCAQ/V8gDf0ABAAgFP3xAf3yAf3wASEVIA0gFf0LBAAgE/3+ASAR/V8gF' +
  'f3yAf0MAAAAAAAAsEAAAAAAAACwQP3yAf3wAf38ASEWIA8gD/0NCAkKCwwNDg8ICQoLDA0OD/1fIRQgFCAQIBD9DQgJCgsMDQ4PCAkKCwwNDg/9XyAN/Q' +
  'AEECAU/fEB/fIB/fABIRUgDSAV/QsEECATIBP9DQgJCgsMDQ4PCAkKCwwNDg/9/gEgESAR/Q0ICQoLDA0ODwgJCgsMDQ4P/V8gFf3yAf0MAAAAAAAAsEA' +
  'AAAAAAACwQP3yAf3wAf38ASEXIBYgF/0NAAECAwQFBgcQERITFBUWFyETIAsgEyAT/YUB/VsDAAAgCUEQaiEJIAtBCGohCyANQSBqIQ0gDSAOSA0ACyAJ' +
  'IAxBeUEFIAcbbGohCSALIAJBekECIAcbbGohCyAIQQFrIQggCEEASg0ACyAHRQRAQQEhByAJIAxBA2xrIQkgCyACQQF0ayELDAELCwuaAQEEfwNAIAAgA' +
  'SgCAEEBdGohBSAAIAEoAgQgA2pBAXRqIQYgACABKAIIIANBAXRqQQF0aiEHIAUgA0EBdGohCANAIAQgBf0DAwAgBv0DAwD9rgEgB/0DAwD9rgH9CwQAIA' +
  'VBCGohBSAGQQhqIQYgB0EIaiEHIARBEGohBCAFIAhIDQALIAFBBGohASACQQFrIQIgAkEASg0ACwt3AgJ/A3sgBP0RIQkgBf0RIQogAUECdCEBA0AgACE' +
  'HIAAgA0ECdGohCANAIAf9AAQAIAn9uAEgCv22ASELIAYgCyAL/YUB/VsDAAAgBkEIaiEGIAdBEGohByAHIAhIDQALIAAgAWohACACQQFrIQIgAkEASg0A' +
  'CwuVAQIDfwF7A0AgACABKAIAQQJ0aiEFIAAgASgCBEECdGohBiAFIANBAnRqIQcDQCAF/QAEACAG/QAEAP2uAf0MAAAAAAAAAAAAAAAAAAAAAP24ASEII' +
  'AQgCCAI/YUB/VsDAAAgBEEIaiEEIAVBEGohBSAGQRBqIQYgBSAHSA0ACyABQQhqIQEgAkEBayECIAJBAEoNAAsLogEEAn8BewJ/AnsgASACQQN0aiEGIA' +
  'JFBEAPCwNAIAT9AAQAIQogBP0ABBAhCyABIQUDQCAAIAlqIAUoAgBq/QEDACEHIAUoAgQhCCAKIAf9pwEgCP2rAf2uASEKIAsgB/2oASAI/asB/a4BIQs' +
  'gBUEIaiEFIAUgBkgNAAsgBCAK/QsEACAEIAv9CwQQIARBIGohBCAJQQhqIQkgCSADSA0ACwuhAgIEfwZ7IANFBEAPCyABIANBAnRqIQcDQCAF/QAEACEM' +
  'IAX9AAQQIQ0gBf0ABCAhDiAF/QAEMCEPIAEhBiACIQkDQCAJ/QoDACELIAAgCGogBigCAGr9AQMAIQogDCALIAr9pwH9/gH98gH98AEhDCANIAsgCiAK/' +
  'Q0EBQYHBAUGBwQFBgcEBQYH/acB/f4B/fIB/fABIQ0gDiALIAr9qAH9/gH98gH98AEhDiAPIAsgCiAK/Q0MDQ4PDA0ODwwNDg8MDQ4P/acB/f4B/fIB/f' +
  'ABIQ8gBkEEaiEGIAlBCGohCSAGIAdIDQALIAUgDP0LBAAgBSAN/QsEECAFIA79CwQgIAUgD/0LBDAgBUHAAGohBSAIQQhqIQggCCAESA0ACwuVAQMDfwJ' +
  '7AX8gAiADQQJ0aiEHIARBAnQhBANAIAAgCGr9AAQAIQkgACAIav0ABBAhCiACIQYDQCABIAhqIAYoAgBBAnRqIQsgCSAL/QAEAP2uASEJIAogC/0ABBD9' +
  'rgEhCiAGQQRqIQYgBiAHSA0ACyAFIAhqIAn9CwQAIAUgCGogCv0LBBAgCEEgaiEIIAggBEgNAAsL1AEEBX8BewJ/AnwgBEEBakF+cUEDdCEKIAUgAyAK/' +
  'AoAACAFIApqIQkDQCAAKAIAIQwgDEEASgRAIAyyu/0UIQsgAiEIIAUhBwNAIAcgB/0ABAAgCyAI/QAEAP3yAf3wAf0LBAAgB0EQaiEHIAhBEGohCCAHIA' +
  'lJDQALCyACIApqIQIgAEEEaiEAIAZBAWohBiAGIAFIDQALIAUrAwAhDkEBIQcDQCAFQQhqIQUgBSsDACEPIA8gDmQEQCAPIQ4gByENCyAHQQFqIQcgByA' +
  'ESA0ACyANCw=='

/** The module's functions, with addresses in bytes for rooms; `kernel.ts` says what they do. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number }
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

const PAGE = 65_536

/** The kernel in WebAssembly, with room for so many bytes; throws where there is none, or none with vectors. */
export function vectorKernel(bytes: number): Kernel {
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(KERNEL), (c) => c.charCodeAt(0)))
  const { memory, dots, join, pool, bound, pairs, gather, weigh, total, highest } = new WebAssembly.Instance(compiled)
    .exports as unknown as Exports
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
