import type { Kernel, Room } from './kernel.js'

// What of WebAssembly is used here; its types come neither with the language nor with Node's.
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: Readonly<Record<string, unknown>> }
}

/** The module of `kernel.wat`, in base 64. */
export const KERNEL =
  'AGFzbQEAAAABOQZgCH9/f39/f39/AGAHf39/f39/fwBgBn9/f39/fwBgBH9/f38AYAV/f39/fwBgB39/f39/f38BfwMNDAABAgMBAwQFBAICBQUDAQABB2kN' +
  'Bm1lbW9yeQIABGRvdHMAAARwb29sAAEEam9pbgACBnNocmluawADBWJvdW5kAAQEdG9wcwAFBXBhaXJzAAYEZmluZAAHBmdhdGhlcgAIBXdlaWdoAAkFdG90' +
  'YWwACgdoaWdoZXN0AAsKrB0MkAYCCn8LeyABQQBMBEAPCyAFQQF0IQggBCEJAkADQCAJQRBIDQEgASEKIAAhCyAHIQ8gCCEQIARBAnQhEQNAIApBAUYEQEEA' +
  'IRBBACERCyALIBBqIQwgCyAIaiENIAIhDiAD/QAEACEVIBUhGSAD/QAEECEWIBYhGiAD/QAEICEXIBchGyAD/QAEMCEYIBghHANAIAv9CQIAIRIgDP0JAgAh' +
  'EyAO/QAEACEUIBUgEiAU/boB/a4BIRUgGSATIBT9ugH9rgEhGSAO/QAEECEUIBYgEiAU/boB/a4BIRYgGiATIBT9ugH9rgEhGiAO/QAEICEUIBcgEiAU/boB' +
  '/a4BIRcgGyATIBT9ugH9rgEhGyAO/QAEMCEUIBggEiAU/boB/a4BIRggHCATIBT9ugH9rgEhHCAOQcAAaiEOIAxBBGohDCALQQRqIQsgCyANSQ0ACyAPIBFq' +
  'IBkgBv2sAf0LBAAgDyARaiAaIAb9rAH9CwQQIA8gEWogGyAG/awB/QsEICAPIBFqIBwgBv2sAf0LBDAgDyAVIAb9rAH9CwQAIA8gFiAG/awB/QsEECAPIBcg' +
  'Bv2sAf0LBCAgDyAYIAb9rAH9CwQwIAsgEGohCyAPIARBA3RqIQ8gCkECayEKIApBAEoNAAsgAiAIQRBsaiECIANBwABqIQMgB0HAAGohByAJQRBrIQkMAAsL' +
  'IAlFBEAPCwNAIAEhCiAAIQsgByEPIAghECAEQQJ0IREDQCAKQQFGBEBBACEQQQAhEQsgCyAQaiEMIAsgCGohDSACIQ4gA/0ABAAhFSAVIRkDQCAL/QkCACES' +
  'IAz9CQIAIRMgDv0ABAAhFCAVIBIgFP26Af2uASEVIBkgEyAU/boB/a4BIRkgDkEQaiEOIAxBBGohDCALQQRqIQsgCyANSQ0ACyAPIBFqIBkgBv2sAf0LBAAg' +
  'DyAVIAb9rAH9CwQAIAsgEGohCyAPIARBA3RqIQ8gCkECayEKIApBAEoNAAsgAiAIQQRsaiECIANBEGohAyAHQRBqIQcgCUEEayEJIAlBAEoNAAsLuwUCCH8G' +
  'eyACQQJ0IQwgBSAMaiEOIAAhCSAGIQsDQCAFQQAgDPwLACABIQgDQCAFIQ0DQCAJ/QAEAP0MAAgAAAAIAAAACAAAAAgAAP2uAUEB/awB/QwAAAAAAAAAAAAA' +
  'AAAAAAAA/bgB/Qz/BwAA/wcAAP8HAAD/BwAA/bYBQQL9qwEhEiADIBL9GwBq/VwCACEPIAMgEv0bAWogD/1WAgABIQ8gAyAS/RsCaiAP/VYCAAIhDyADIBL9' +
  'GwNqIA/9VgIAAyEPIAkgDGr9AAQA/QwAEAAAABAAAAAQAAAAEAAA/a4BQQL9rAH9DAAAAAAAAAAAAAAAAAAAAAD9uAH9DP8HAAD/BwAA/wcAAP8HAAD9tgFB' +
  'Av2rASESIAQgEv0bAGr9XAIAIRAgBCAS/RsBaiAQ/VYCAAEhECAEIBL9GwJqIBD9VgIAAiEQIAQgEv0bA2ogEP1WAgADIRAgCSAMQQF0av0ABAD9DAAQAAAA' +
  'EAAAABAAAAAQAAD9rgFBAv2sAf0MAAAAAAAAAAAAAAAAAAAAAP24Af0M/wcAAP8HAAD/BwAA/wcAAP22AUEC/asBIRIgBCAS/RsAav1cAgAhESAEIBL9GwFq' +
  'IBH9VgIAASERIAQgEv0bAmogEf1WAgACIREgBCAS/RsDaiAR/VYCAAMhESAL/QMDACETIA8gECAN/QAEACAP/eUB/eYB/eQBIRQgDSAU/QsEACAT/foBIBEg' +
  'FP3mAf0MAACARQAAgEUAAIBFAACARf3mAf3kAf34ASETIAsgEyAT/YUB/VsDAAAgCUEQaiEJIAtBCGohCyANQRBqIQ0gDSAOSA0ACyAJIAxBeUEFIAcbbGoh' +
  'CSALIAJBekECIAcbbGohCyAIQQFrIQggCEEASg0ACyAHRQRAQQEhByAJIAxBA2xrIQkgCyACQQF0ayELDAELCwv5AQIFfwR7A0AgAigCACEKIAAgCiAEQQNs' +
  'bGohBiABIApBBHRq/QgBACEMIAIoAgQhCiAAIAogBEEDbGwgBGpqIQcgASAKQQR0av0IAQQhDSACKAIIIQogACAKIARBA2xsIARBAXRqaiEIIAEgCkEEdGr9' +
  'CAEIIQ4gBiAEaiEJA0AgBv0BAwAgDP2VASAH/QEDACAN/ZUB/Y8BIAj9AQMAIA79lQH9jwEhCyAFIAv9pwH9CwQAIAUgC/2oAf0LBBAgBkEIaiEGIAdBCGoh' +
  'ByAIQQhqIQggBUEgaiEFIAYgCUgNAAsgAkEEaiECIANBAWshAyADQQBKDQALC68CAwJ/AnsBfyAAIAFBAnRqIQUgACEEA0AgBiAE/QAEAP2gAf24ASEGIARB' +
  'EGohBCAEIAVJDQALIAYgBiAG/Q0ICQoLDA0ODwABAgMEBQYH/bgBIQYgBiAGIAb9DQQFBgcAAQIDDA0ODwgJCgv9uAEhBiAG/RsAQf4AakH/AG0hCEGAAiAI' +
  'IAhBgAJKGyEIQQEgCCAIQQFIGyEIIAMgCDYCAEGAgAQgCG39ESEHA0AgAP0ABAD9DAB/AAAAfwAAAH8AAAB/AAD9tgH9DACB//8Agf//AIH//wCB///9uAEh' +
  'BiAGIAf9tQH9DACAAAAAgAAAAIAAAACAAAD9rgFBEP2sASEGIAYgBv2FASEGIAIgBiAG/WX9WgIAACAAQRBqIQAgAkEEaiECIAAgBUkNAAsLdwICfwN7IAT9' +
  'ESEJIAX9ESEKIAFBAnQhAQNAIAAhByAAIANBAnRqIQgDQCAH/QAEACAJ/bgBIAr9tgEhCyAGIAsgC/2FAf1bAwAAIAZBCGohBiAHQRBqIQcgByAISA0ACyAA' +
  'IAFqIQAgAkEBayECIAJBAEoNAAsLuQICAX8EewNAIAAgAkECdGohBP0MAAAAgAAAAIAAAACAAAAAgCEG/QwAAAAAAQAAAAIAAAADAAAAIQggCCEHA0AgAP0A' +
  'BAAhBSAIIAcgBSAG/Tv9UiEHIAUgBv24ASEGIAj9DAQAAAAEAAAABAAAAAQAAAD9rgEhCCAAQRBqIQAgACAESQ0ACyAGIAYgBv0NCAkKCwwNDg8AAQIDBAUG' +
  'B/24ASEFIAUgBSAF/Q0EBQYHAAECAwwNDg8ICQoL/bgBIQUgB/0M////f////3////9/////fyAFIAb9N/1SIQcgByAHIAf9DQgJCgsMDQ4PAAECAwQFBgf9' +
  'tgEhByAHIAcgB/0NBAUGBwABAgMMDQ4PCAkKC/22ASEHIAMgB/0bADYCACADQQRqIQMgAUEBayEBIAFBAEoNAAsLlQECA38BewNAIAAgASgCAEECdGohBSAA' +
  'IAEoAgRBAnRqIQYgBSADQQJ0aiEHA0AgBf0ABAAgBv0ABAD9rgH9DAAAAAAAAAAAAAAAAAAAAAD9uAEhCCAEIAggCP2FAf1bAwAAIARBCGohBCAFQRBqIQUg' +
  'BkEQaiEGIAUgB0gNAAsgAUEIaiEBIAJBAWshAiACQQBKDQALC98BAQZ/IAVFBEBBAA8LIAYhCCAEIAVBAnRqIQcDQCAEKAIAIQogCCAKNgIAIAogCkEPdnMg' +
  'AXEhCyAIIAAgC0EDdmotAAAgC0EHcXZBAXFBAnRqIQggBEEEaiEEIAQgB0kNAAsgCCEHIAYhCSAGIQgCQANAIAkgB08NASAJKAIAIQogCUEEaiEJIAohCwNA' +
  'IAsgA3EhCyACIAtBA3RqKAIEIQwgDEUNASACIAtBA3RqKAIAIApHBEAgC0EBaiELDAELCyAIIAxBAWs2AgAgCEEEaiEIDAALCyAIIAZrQQJ2C6wBBAJ/AXsD' +
  'fwJ7IAEgAkECdGohBiACRQRADwsDQCAE/QAEACELIAT9AAQQIQwgASEFA0AgBSgCACEIIAhBH3EhCSAAIApqIAhBBXYgA2xq/QEDACEHIAsgB/2nASAJ/asB' +
  '/a4BIQsgDCAH/agBIAn9qwH9rgEhDCAFQQRqIQUgBSAGSA0ACyAEIAv9CwQAIAQgDP0LBBAgBEEgaiEEIApBCGohCiAKIANIDQALC6ECAgR/BnsgA0UEQA8L' +
  'IAEgA0ECdGohBwNAIAX9AAQAIQwgBf0ABBAhDSAF/QAEICEOIAX9AAQwIQ8gASEGIAIhCQNAIAn9CgMAIQsgACAIaiAGKAIAav0BAwAhCiAMIAsgCv2nAf3+' +
  'Af3yAf3wASEMIA0gCyAKIAr9DQQFBgcEBQYHBAUGBwQFBgf9pwH9/gH98gH98AEhDSAOIAsgCv2oAf3+Af3yAf3wASEOIA8gCyAKIAr9DQwNDg8MDQ4PDA0O' +
  'DwwNDg/9pwH9/gH98gH98AEhDyAGQQRqIQYgCUEIaiEJIAYgB0gNAAsgBSAM/QsEACAFIA39CwQQIAUgDv0LBCAgBSAP/QsEMCAFQcAAaiEFIAhBCGohCCAI' +
  'IARIDQALC5UBAwN/AnsBfyACIANBAnRqIQcgBEECdCEEA0AgACAIav0ABAAhCSAAIAhq/QAEECEKIAIhBgNAIAEgCGogBigCAEECdGohCyAJIAv9AAQA/a4B' +
  'IQkgCiAL/QAEEP2uASEKIAZBBGohBiAGIAdIDQALIAUgCGogCf0LBAAgBSAIaiAK/QsEECAIQSBqIQggCCAESA0ACwubAgQEfwN7AX8CfSAFIAFBAnRqIQog' +
  'BSEHA0AgByAA/QAEAP0MAAAAAAAAAAAAAAAAAAAAAP24Af36Af0LBAAgAEEQaiEAIAdBEGohByAHIApJDQALIAYhCQNAIAP9AAQAIQwgA/0ABBAhDSAFIQcD' +
  'QCAH/QkCACELIAwgCyAC/QAEAP3mAf3kASEMIA0gCyAC/QAEEP3mAf3kASENIAJBIGohAiAHQQRqIQcgByAKSQ0ACyAJIAz9CwQAIAkgDf0LBBAgA0EgaiED' +
  'IAlBIGohCSAIQQhqIQggCCAESA0ACyAGKgIAIQ9BASEIA0AgBkEEaiEGIAYqAgAhECAQIA9eBEAgECEPIAghDgsgCEEBaiEIIAggBEgNAAsgDgs='

/** The module's functions, with addresses in bytes for rooms; `kernel.ts` says what they do. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number }
  readonly dots: Numbers
  readonly shrink: Numbers
  readonly join: Numbers
  readonly pool: Numbers
  readonly bound: Numbers
  readonly tops: Numbers
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
  const { memory, dots, shrink, join, pool, bound, tops, pairs, find, gather, weigh, total, highest } =
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
    tops: (x, rows, count, out) => tops(x.at, rows, count, out.at),
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
