import type { Kernel } from './kernel.js'
import { roomsIn } from './rooms.js'

// What of WebAssembly is used here; its types come neither with the language nor with Node's.
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: Readonly<Record<string, unknown>> }
}

/** The module of `kernel.wat`, in base 64. */
export const KERNEL =
  'AGFzbQEAAAABOQZgCH9/f39/f39/AGAHf39/f39/fwBgBn9/f39/fwBgBH9/f38AYAV/f39/fwBgB39/f39/f38BfwMKCQABAgMBAwQCBQUDAQABB1EKBm1lbW9yeQIABGRvdHMA' +
  'AARwb29sAAEEam9pbgACBnNocmluawADBWJvdW5kAAQEdG9wcwAFBXBhaXJzAAYFdG90YWwABwdoaWdoZXN0AAgK+hcJkAYCCn8LeyABQQBMBEAPCyAFQQF0IQggBCEJAkADQCAJ' +
  'QRBIDQEgASEKIAAhCyAHIQ8gCCEQIARBAnQhEQNAIApBAUYEQEEAIRBBACERCyALIBBqIQwgCyAIaiENIAIhDiAD/QAEACEVIBUhGSAD/QAEECEWIBYhGiAD/QAEICEXIBchGyAD' +
  '/QAEMCEYIBghHANAIAv9CQIAIRIgDP0JAgAhEyAO/QAEACEUIBUgEiAU/boB/a4BIRUgGSATIBT9ugH9rgEhGSAO/QAEECEUIBYgEiAU/boB/a4BIRYgGiATIBT9ugH9rgEhGiAO' +
  '/QAEICEUIBcgEiAU/boB/a4BIRcgGyATIBT9ugH9rgEhGyAO/QAEMCEUIBggEiAU/boB/a4BIRggHCATIBT9ugH9rgEhHCAOQcAAaiEOIAxBBGohDCALQQRqIQsgCyANSQ0ACyAP' +
  'IBFqIBkgBv2sAf0LBAAgDyARaiAaIAb9rAH9CwQQIA8gEWogGyAG/awB/QsEICAPIBFqIBwgBv2sAf0LBDAgDyAVIAb9rAH9CwQAIA8gFiAG/awB/QsEECAPIBcgBv2sAf0LBCAg' +
  'DyAYIAb9rAH9CwQwIAsgEGohCyAPIARBA3RqIQ8gCkECayEKIApBAEoNAAsgAiAIQRBsaiECIANBwABqIQMgB0HAAGohByAJQRBrIQkMAAsLIAlFBEAPCwNAIAEhCiAAIQsgByEP' +
  'IAghECAEQQJ0IREDQCAKQQFGBEBBACEQQQAhEQsgCyAQaiEMIAsgCGohDSACIQ4gA/0ABAAhFSAVIRkDQCAL/QkCACESIAz9CQIAIRMgDv0ABAAhFCAVIBIgFP26Af2uASEVIBkg' +
  'EyAU/boB/a4BIRkgDkEQaiEOIAxBBGohDCALQQRqIQsgCyANSQ0ACyAPIBFqIBkgBv2sAf0LBAAgDyAVIAb9rAH9CwQAIAsgEGohCyAPIARBA3RqIQ8gCkECayEKIApBAEoNAAsg' +
  'AiAIQQRsaiECIANBEGohAyAHQRBqIQcgCUEEayEJIAlBAEoNAAsLuwUCCH8GeyACQQJ0IQwgBSAMaiEOIAAhCSAGIQsDQCAFQQAgDPwLACABIQgDQCAFIQ0DQCAJ/QAEAP0MAAgA' +
  'AAAIAAAACAAAAAgAAP2uAUEB/awB/QwAAAAAAAAAAAAAAAAAAAAA/bgB/Qz/BwAA/wcAAP8HAAD/BwAA/bYBQQL9qwEhEiADIBL9GwBq/VwCACEPIAMgEv0bAWogD/1WAgABIQ8g' +
  'AyAS/RsCaiAP/VYCAAIhDyADIBL9GwNqIA/9VgIAAyEPIAkgDGr9AAQA/QwAEAAAABAAAAAQAAAAEAAA/a4BQQL9rAH9DAAAAAAAAAAAAAAAAAAAAAD9uAH9DP8HAAD/BwAA/wcA' +
  'AP8HAAD9tgFBAv2rASESIAQgEv0bAGr9XAIAIRAgBCAS/RsBaiAQ/VYCAAEhECAEIBL9GwJqIBD9VgIAAiEQIAQgEv0bA2ogEP1WAgADIRAgCSAMQQF0av0ABAD9DAAQAAAAEAAA' +
  'ABAAAAAQAAD9rgFBAv2sAf0MAAAAAAAAAAAAAAAAAAAAAP24Af0M/wcAAP8HAAD/BwAA/wcAAP22AUEC/asBIRIgBCAS/RsAav1cAgAhESAEIBL9GwFqIBH9VgIAASERIAQgEv0b' +
  'AmogEf1WAgACIREgBCAS/RsDaiAR/VYCAAMhESAL/QMDACETIA8gECAN/QAEACAP/eUB/eYB/eQBIRQgDSAU/QsEACAT/foBIBEgFP3mAf0MAACARQAAgEUAAIBFAACARf3mAf3k' +
  'Af34ASETIAsgEyAT/YUB/VsDAAAgCUEQaiEJIAtBCGohCyANQRBqIQ0gDSAOSA0ACyAJIAxBeUEFIAcbbGohCSALIAJBekECIAcbbGohCyAIQQFrIQggCEEASg0ACyAHRQRAQQEh' +
  'ByAJIAxBA2xrIQkgCyACQQF0ayELDAELCwv5AQIFfwR7A0AgAigCACEKIAAgCiAEQQNsbGohBiABIApBBHRq/QgBACEMIAIoAgQhCiAAIAogBEEDbGwgBGpqIQcgASAKQQR0av0I' +
  'AQQhDSACKAIIIQogACAKIARBA2xsIARBAXRqaiEIIAEgCkEEdGr9CAEIIQ4gBiAEaiEJA0AgBv0BAwAgDP2VASAH/QEDACAN/ZUB/Y8BIAj9AQMAIA79lQH9jwEhCyAFIAv9pwH9' +
  'CwQAIAUgC/2oAf0LBBAgBkEIaiEGIAdBCGohByAIQQhqIQggBUEgaiEFIAYgCUgNAAsgAkEEaiECIANBAWshAyADQQBKDQALC68CAwJ/AnsBfyAAIAFBAnRqIQUgACEEA0AgBiAE' +
  '/QAEAP2gAf24ASEGIARBEGohBCAEIAVJDQALIAYgBiAG/Q0ICQoLDA0ODwABAgMEBQYH/bgBIQYgBiAGIAb9DQQFBgcAAQIDDA0ODwgJCgv9uAEhBiAG/RsAQf4AakH/AG0hCEGA' +
  'AiAIIAhBgAJKGyEIQQEgCCAIQQFIGyEIIAMgCDYCAEGAgAQgCG39ESEHA0AgAP0ABAD9DAB/AAAAfwAAAH8AAAB/AAD9tgH9DACB//8Agf//AIH//wCB///9uAEhBiAGIAf9tQH9' +
  'DACAAAAAgAAAAIAAAACAAAD9rgFBEP2sASEGIAYgBv2FASEGIAIgBiAG/WX9WgIAACAAQRBqIQAgAkEEaiECIAAgBUkNAAsLdwICfwN7IAT9ESEJIAX9ESEKIAFBAnQhAQNAIAAh' +
  'ByAAIANBAnRqIQgDQCAH/QAEACAJ/bgBIAr9tgEhCyAGIAsgC/2FAf1bAwAAIAZBCGohBiAHQRBqIQcgByAISA0ACyAAIAFqIQAgAkEBayECIAJBAEoNAAsLuQICAX8EewNAIAAg' +
  'AkECdGohBP0MAAAAgAAAAIAAAACAAAAAgCEG/QwAAAAAAQAAAAIAAAADAAAAIQggCCEHA0AgAP0ABAAhBSAIIAcgBSAG/Tv9UiEHIAUgBv24ASEGIAj9DAQAAAAEAAAABAAAAAQA' +
  'AAD9rgEhCCAAQRBqIQAgACAESQ0ACyAGIAYgBv0NCAkKCwwNDg8AAQIDBAUGB/24ASEFIAUgBSAF/Q0EBQYHAAECAwwNDg8ICQoL/bgBIQUgB/0M////f////3////9/////fyAF' +
  'IAb9N/1SIQcgByAHIAf9DQgJCgsMDQ4PAAECAwQFBgf9tgEhByAHIAcgB/0NBAUGBwABAgMMDQ4PCAkKC/22ASEHIAMgB/0bADYCACADQQRqIQMgAUEBayEBIAFBAEoNAAsLlQEC' +
  'A38BewNAIAAgASgCAEECdGohBSAAIAEoAgRBAnRqIQYgBSADQQJ0aiEHA0AgBf0ABAAgBv0ABAD9rgH9DAAAAAAAAAAAAAAAAAAAAAD9uAEhCCAEIAggCP2FAf1bAwAAIARBCGoh' +
  'BCAFQRBqIQUgBkEQaiEGIAUgB0gNAAsgAUEIaiEBIAJBAWshAiACQQBKDQALC5UBAwN/AnsBfyACIANBAnRqIQcgBEECdCEEA0AgACAIav0ABAAhCSAAIAhq/QAEECEKIAIhBgNA' +
  'IAEgCGogBigCAEECdGohCyAJIAv9AAQA/a4BIQkgCiAL/QAEEP2uASEKIAZBBGohBiAGIAdIDQALIAUgCGogCf0LBAAgBSAIaiAK/QsEECAIQSBqIQggCCAESA0ACwubAgQEfwN7' +
  'AX8CfSAFIAFBAnRqIQogBSEHA0AgByAA/QAEAP0MAAAAAAAAAAAAAAAAAAAAAP24Af36Af0LBAAgAEEQaiEAIAdBEGohByAHIApJDQALIAYhCQNAIAP9AAQAIQwgA/0ABBAhDSAF' +
  'IQcDQCAH/QkCACELIAwgCyAC/QAEAP3mAf3kASEMIA0gCyAC/QAEEP3mAf3kASENIAJBIGohAiAHQQRqIQcgByAKSQ0ACyAJIAz9CwQAIAkgDf0LBBAgA0EgaiEDIAlBIGohCSAI' +
  'QQhqIQggCCAESA0ACyAGKgIAIQ9BASEIA0AgBkEEaiEGIAYqAgAhECAQIA9eBEAgECEPIAghDgsgCEEBaiEIIAggBEgNAAsgDgs='

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
  readonly total: Numbers
  readonly highest: (...numbers: number[]) => number
}
type Numbers = (...numbers: number[]) => void

let compiled: object | undefined

const PAGE = 65_536

/** The kernel in WebAssembly, with room for so many bytes; throws where there is none, or none with vectors. */
export function vectorKernel(bytes: number): Kernel {
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(KERNEL), (c) => c.charCodeAt(0)))
  const { memory, dots, shrink, join, pool, bound, tops, pairs, total, highest } = new WebAssembly.Instance(compiled)
    .exports as unknown as Exports
  memory.grow(Math.ceil(bytes / PAGE))
  return {
    ...roomsIn(memory.buffer, 0, memory.buffer.byteLength),
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
    total: (first, x, places, count, size, out) => total(first.at, x.at, places.at, count, size, out.at),
    highest: (sums, at, by) =>
      highest(sums.at + at * 4, by.size, by.weights.at, by.bias.at, by.outputs, by.hidden.at, by.out.at),
  }
}
