import type { Kernel, Room } from './kernel.js'

// What of WebAssembly is used here; its types come neither with the language nor with Node's.
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: Readonly<Record<string, unknown>> }
}

/** The module of `kernel.wat`, in base 64. */
export const KERNEL =
  'AGFzbQEAAAABOQZgCH9/f39/f39/AGAEe3t7ewF7YAd/f39/f39/AGAFf39/f38AYAZ/f39/f38AYAZ/f39/f38BfwMLCgABAgMCAwMEBAUFAwEAAQdSC' +
  'gZtZW1vcnkCAARkb3RzAAAEcG9vbAACBGpvaW4AAwVib3VuZAAEBXBhaXJzAAUGZ2F0aGVyAAYFd2VpZ2gABwV0b3RhbAAIB2hpZ2hlc3QACQrUFgrUBA' +
  'IMfwt7IAVBAXQhCCAIIRIgBEECdCETAkADQCABQQBMDQEgAUEBRgRAQQAhEkEAIRMLIAIhDCAEIQkgByEQIAMhEQNAIAwgCGohDSANIAhqIQ4gDiAIaiE' +
  'P/QwAAAAAAAAAAAAAAAAAAAAAIRf9DAAAAAAAAAAAAAAAAAAAAAAhGP0MAAAAAAAAAAAAAAAAAAAAACEZ/QwAAAAAAAAAAAAAAAAAAAAAIRr9DAAAAAAA' +
  'AAAAAAAAAAAAAAAhG/0MAAAAAAAAAAAAAAAAAAAAACEc/QwAAAAAAAAAAAAAAAAAAAAAIR39DAAAAAAAAAAAAAAAAAAAAAAhHiAAIQogACAIaiELA0AgC' +
  'v0ABAAhFCAKIBJq/QAEACEVIAz9AAQAIRYgFyAUIBb9ugH9rgEhFyAbIBUgFv26Af2uASEbIA39AAQAIRYgGCAUIBb9ugH9rgEhGCAcIBUgFv26Af2uAS' +
  'EcIA79AAQAIRYgGSAUIBb9ugH9rgEhGSAdIBUgFv26Af2uASEdIA/9AAQAIRYgGiAUIBb9ugH9rgEhGiAeIBUgFv26Af2uASEeIAxBEGohDCANQRBqIQ0' +
  'gDkEQaiEOIA9BEGohDyAKQRBqIQogCiALSA0ACyAR/QAEACEWIBAgE2ogFiAbIBwgHSAeEAH9rgEgBv2sAf0LBAAgECAWIBcgGCAZIBoQAf2uASAG/awB' +
  '/QsEACARQRBqIREgDyEMIBBBEGohECAJQQRrIQkgCUEASg0ACyAAIAhBAXRqIQAgByAEQQN0aiEHIAFBAmshAQwACwsLlQEBAnsgACAB/Q0AAQIDEBESE' +
  'wQFBgcUFRYXIAAgAf0NCAkKCxgZGhsMDQ4PHB0eH/2uASEEIAIgA/0NAAECAxAREhMEBQYHFBUWFyACIAP9DQgJCgsYGRobDA0ODxwdHh/9rgEhBSAEIA' +
  'X9DQABAgMEBQYHEBESExQVFhcgBCAF/Q0ICQoLDA0ODxgZGhscHR4f/a4BC4UHAgh/CXsgAkECdCEMIAUgAkEDdGohDiAAIQkgBiELA0AgBUEAIAJBA3T' +
  '8CwAgASEIA0AgBSENA0AgCf0ABAD9DAAIAAAACAAAAAgAAAAIAAD9rgFBAf2sAf0MAAAAAAAAAAAAAAAAAAAAAP24Af0M/wcAAP8HAAD/BwAA/wcAAP22' +
  'AUEC/asBIRIgAyAS/RsAav1cAgAhDyADIBL9GwFqIA/9VgIAASEPIAMgEv0bAmogD/1WAgACIQ8gAyAS/RsDaiAP/VYCAAMhDyAJIAxq/QAEAP0MABAAA' +
  'AAQAAAAEAAAABAAAP2uAUEC/awB/QwAAAAAAAAAAAAAAAAAAAAA/bgB/Qz/BwAA/wcAAP8HAAD/BwAA/bYBQQL9qwEhEiAEIBL9GwBq/VwCACEQIAQgEv' +
  '0bAWogEP1WAgABIRAgBCAS/RsCaiAQ/VYCAAIhECAEIBL9GwNqIBD9VgIAAyEQIAkgDEEBdGr9AAQA/QwAEAAAABAAAAAQAAAAEAAA/a4BQQL9rAH9DAA' +
  'AAAAAAAAAAAAAAAAAAAD9uAH9DP8HAAD/BwAA/wcAAP8HAAD9tgFBAv2rASESIAQgEv0bAGr9XAIAIREgBCAS/RsBaiAR/VYCAAEhESAEIBL9GwJqIBH9' +
  'VgIAAiERIAQgEv0bA2ogEf1WAgADIREgC/0DAwAhEyAP/V8hFCAUIBD9XyAN/QAEACAU/fEB/fIB/fABIRUgDSAV/QsEACAT/f4BIBH9XyAV/fIB/QwAA' +
  'AAAAACwQAAAAAAAALBA/fIB/fAB/fwBIRYgDyAP/Q0ICQoLDA0ODwgJCgsMDQ4P/V8hFCAUIBAgEP0NCAkKCwwNDg8ICQoLDA0OD/1fIA39AAQQIBT98Q' +
  'H98gH98AEhFSANIBX9CwQQIBMgE/0NCAkKCwwNDg8ICQoLDA0OD/3+ASARIBH9DQgJCgsMDQ4PCAkKCwwNDg/9XyAV/fIB/QwAAAAAAACwQAAAAAAAALB' +
  'A/fIB/fAB/fwBIRcgFiAX/Q0AAQIDBAUGBxAREhMUFRYXIRMgCyATIBP9hQH9WwMAACAJQRBqIQkgC0EIaiELIA1BIGohDSANIA5IDQALIAkgDEF5QQUg' +
  'BxtsaiEJIAsgAkF6QQIgBxtsaiELIAhBAWshCCAIQQBKDQALIAdFBEBBASEHIAkgDEEDbGshCSALIAJBAXRrIQsMAQsLC5oBAQR/A0AgACABKAIAQQF0a' +
  'iEFIAAgASgCBCADakEBdGohBiAAIAEoAgggA0EBdGpBAXRqIQcgBSADQQF0aiEIA0AgBCAF/QMDACAG/QMDAP2uASAH/QMDAP2uAf0LBAAgBUEIaiEFIA' +
  'ZBCGohBiAHQQhqIQcgBEEQaiEEIAUgCEgNAAsgAUEEaiEBIAJBAWshAiACQQBKDQALC3cCAn8DeyAE/REhCSAF/REhCiABQQJ0IQEDQCAAIQcgACADQQJ' +
  '0aiEIA0AgB/0ABAAgCf24ASAK/bYBIQsgBiALIAv9hQH9WwMAACAGQQhqIQYgB0EQaiEHIAcgCEgNAAsgACABaiEAIAJBAWshAiACQQBKDQALC5UBAgN/' +
  'AXsDQCAAIAEoAgBBAnRqIQUgACABKAIEQQJ0aiEGIAUgA0ECdGohBwNAIAX9AAQAIAb9AAQA/a4B/QwAAAAAAAAAAAAAAAAAAAAA/bgBIQggBCAIIAj9h' +
  'QH9WwMAACAEQQhqIQQgBUEQaiEFIAZBEGohBiAFIAdIDQALIAFBCGohASACQQFrIQIgAkEASg0ACwuiAQQCfwF7An8CeyABIAJBA3RqIQYgAkUEQA8LA0' +
  'AgBP0ABAAhCiAE/QAEECELIAEhBQNAIAAgCWogBSgCAGr9AQMAIQcgBSgCBCEIIAogB/2nASAI/asB/a4BIQogCyAH/agBIAj9qwH9rgEhCyAFQQhqIQU' +
  'gBSAGSA0ACyAEIAr9CwQAIAQgC/0LBBAgBEEgaiEEIAlBCGohCSAJIANIDQALC6ECAgR/BnsgA0UEQA8LIAEgA0ECdGohBwNAIAX9AAQAIQwgBf0ABBAh' +
  'DSAF/QAEICEOIAX9AAQwIQ8gASEGIAIhCQNAIAn9CgMAIQsgACAIaiAGKAIAav0BAwAhCiAMIAsgCv2nAf3+Af3yAf3wASEMIA0gCyAKIAr9DQQFBgcEB' +
  'QYHBAUGBwQFBgf9pwH9/gH98gH98AEhDSAOIAsgCv2oAf3+Af3yAf3wASEOIA8gCyAKIAr9DQwNDg8MDQ4PDA0ODwwNDg/9pwH9/gH98gH98AEhDyAGQQ' +
  'RqIQYgCUEIaiEJIAYgB0gNAAsgBSAM/QsEACAFIA39CwQQIAUgDv0LBCAgBSAP/QsEMCAFQcAAaiEFIAhBCGohCCAIIARIDQALC5UBAwN/AnsBfyACIAN' +
  'BAnRqIQcgBEECdCEEA0AgACAIav0ABAAhCSAAIAhq/QAEECEKIAIhBgNAIAEgCGogBigCAEECdGohCyAJIAv9AAQA/a4BIQkgCiAL/QAEEP2uASEKIAZB' +
  'BGohBiAGIAdIDQALIAUgCGogCf0LBAAgBSAIaiAK/QsEECAIQSBqIQggCCAESA0ACwvUAQQFfwF7An8CfCAEQQFqQX5xQQN0IQogBSADIAr8CgAAIAUgC' +
  'mohCQNAIAAoAgAhDCAMQQBKBEAgDLK7/RQhCyACIQggBSEHA0AgByAH/QAEACALIAj9AAQA/fIB/fAB/QsEACAHQRBqIQcgCEEQaiEIIAcgCUkNAAsLIA' +
  'IgCmohAiAAQQRqIQAgBkEBaiEGIAYgAUgNAAsgBSsDACEOQQEhBwNAIAVBCGohBSAFKwMAIQ8gDyAOZARAIA8hDiAHIQ0LIAdBAWohByAHIARIDQALIA0' +
  'L'

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
