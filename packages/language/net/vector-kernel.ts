import { emptyTable } from '../features/key-table.js'
import type { Kernel, Room } from './kernel.js'

// What of WebAssembly is used here; its types come neither with the language nor with Node's.
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: Readonly<Record<string, unknown>> }
}

/** The module of `kernel.wat`, in base 64. */
export const KERNEL =
  'AGFzbQEAAAABOQZgCH9/f39/f39/AGAHf39/f39/fwBgBn9/f39/fwBgBH9/f38AYAV/f39/fwBgB39/f39/f38BfwMODQABAgMBAwQBBQQCAgUFAwEAAQdxDgZtZW1v' +
  'cnkCAARkb3RzAAAEcG9vbAABBGpvaW4AAgZzaHJpbmsAAwVib3VuZAAEBHRvcHMABQVwYWlycwAGBXRhYmxlAAcEZmluZAAIBmdhdGhlcgAJBXdlaWdoAAoFdG90YWwA' +
  'CwdoaWdoZXN0AAwK2h4NkAYCCn8LeyABQQBMBEAPCyAFQQF0IQggBCEJAkADQCAJQRBIDQEgASEKIAAhCyAHIQ8gCCEQIARBAnQhEQNAIApBAUYEQEEAIRBBACERCyAL' +
  'IBBqIQwgCyAIaiENIAIhDiAD/QAEACEVIBUhGSAD/QAEECEWIBYhGiAD/QAEICEXIBchGyAD/QAEMCEYIBghHANAIAv9CQIAIRIgDP0JAgAhEyAO/QAEACEUIBUgEiAU' +
  '/boB/a4BIRUgGSATIBT9ugH9rgEhGSAO/QAEECEUIBYgEiAU/boB/a4BIRYgGiATIBT9ugH9rgEhGiAO/QAEICEUIBcgEiAU/boB/a4BIRcgGyATIBT9ugH9rgEhGyAO' +
  '/QAEMCEUIBggEiAU/boB/a4BIRggHCATIBT9ugH9rgEhHCAOQcAAaiEOIAxBBGohDCALQQRqIQsgCyANSQ0ACyAPIBFqIBkgBv2sAf0LBAAgDyARaiAaIAb9rAH9CwQQ' +
  'IA8gEWogGyAG/awB/QsEICAPIBFqIBwgBv2sAf0LBDAgDyAVIAb9rAH9CwQAIA8gFiAG/awB/QsEECAPIBcgBv2sAf0LBCAgDyAYIAb9rAH9CwQwIAsgEGohCyAPIARB' +
  'A3RqIQ8gCkECayEKIApBAEoNAAsgAiAIQRBsaiECIANBwABqIQMgB0HAAGohByAJQRBrIQkMAAsLIAlFBEAPCwNAIAEhCiAAIQsgByEPIAghECAEQQJ0IREDQCAKQQFG' +
  'BEBBACEQQQAhEQsgCyAQaiEMIAsgCGohDSACIQ4gA/0ABAAhFSAVIRkDQCAL/QkCACESIAz9CQIAIRMgDv0ABAAhFCAVIBIgFP26Af2uASEVIBkgEyAU/boB/a4BIRkg' +
  'DkEQaiEOIAxBBGohDCALQQRqIQsgCyANSQ0ACyAPIBFqIBkgBv2sAf0LBAAgDyAVIAb9rAH9CwQAIAsgEGohCyAPIARBA3RqIQ8gCkECayEKIApBAEoNAAsgAiAIQQRs' +
  'aiECIANBEGohAyAHQRBqIQcgCUEEayEJIAlBAEoNAAsLuwUCCH8GeyACQQJ0IQwgBSAMaiEOIAAhCSAGIQsDQCAFQQAgDPwLACABIQgDQCAFIQ0DQCAJ/QAEAP0MAAgA' +
  'AAAIAAAACAAAAAgAAP2uAUEB/awB/QwAAAAAAAAAAAAAAAAAAAAA/bgB/Qz/BwAA/wcAAP8HAAD/BwAA/bYBQQL9qwEhEiADIBL9GwBq/VwCACEPIAMgEv0bAWogD/1W' +
  'AgABIQ8gAyAS/RsCaiAP/VYCAAIhDyADIBL9GwNqIA/9VgIAAyEPIAkgDGr9AAQA/QwAEAAAABAAAAAQAAAAEAAA/a4BQQL9rAH9DAAAAAAAAAAAAAAAAAAAAAD9uAH9' +
  'DP8HAAD/BwAA/wcAAP8HAAD9tgFBAv2rASESIAQgEv0bAGr9XAIAIRAgBCAS/RsBaiAQ/VYCAAEhECAEIBL9GwJqIBD9VgIAAiEQIAQgEv0bA2ogEP1WAgADIRAgCSAM' +
  'QQF0av0ABAD9DAAQAAAAEAAAABAAAAAQAAD9rgFBAv2sAf0MAAAAAAAAAAAAAAAAAAAAAP24Af0M/wcAAP8HAAD/BwAA/wcAAP22AUEC/asBIRIgBCAS/RsAav1cAgAh' +
  'ESAEIBL9GwFqIBH9VgIAASERIAQgEv0bAmogEf1WAgACIREgBCAS/RsDaiAR/VYCAAMhESAL/QMDACETIA8gECAN/QAEACAP/eUB/eYB/eQBIRQgDSAU/QsEACAT/foB' +
  'IBEgFP3mAf0MAACARQAAgEUAAIBFAACARf3mAf3kAf34ASETIAsgEyAT/YUB/VsDAAAgCUEQaiEJIAtBCGohCyANQRBqIQ0gDSAOSA0ACyAJIAxBeUEFIAcbbGohCSAL' +
  'IAJBekECIAcbbGohCyAIQQFrIQggCEEASg0ACyAHRQRAQQEhByAJIAxBA2xrIQkgCyACQQF0ayELDAELCwv5AQIFfwR7A0AgAigCACEKIAAgCiAEQQNsbGohBiABIApB' +
  'BHRq/QgBACEMIAIoAgQhCiAAIAogBEEDbGwgBGpqIQcgASAKQQR0av0IAQQhDSACKAIIIQogACAKIARBA2xsIARBAXRqaiEIIAEgCkEEdGr9CAEIIQ4gBiAEaiEJA0Ag' +
  'Bv0BAwAgDP2VASAH/QEDACAN/ZUB/Y8BIAj9AQMAIA79lQH9jwEhCyAFIAv9pwH9CwQAIAUgC/2oAf0LBBAgBkEIaiEGIAdBCGohByAIQQhqIQggBUEgaiEFIAYgCUgN' +
  'AAsgAkEEaiECIANBAWshAyADQQBKDQALC68CAwJ/AnsBfyAAIAFBAnRqIQUgACEEA0AgBiAE/QAEAP2gAf24ASEGIARBEGohBCAEIAVJDQALIAYgBiAG/Q0ICQoLDA0O' +
  'DwABAgMEBQYH/bgBIQYgBiAGIAb9DQQFBgcAAQIDDA0ODwgJCgv9uAEhBiAG/RsAQf4AakH/AG0hCEGAAiAIIAhBgAJKGyEIQQEgCCAIQQFIGyEIIAMgCDYCAEGAgAQg' +
  'CG39ESEHA0AgAP0ABAD9DAB/AAAAfwAAAH8AAAB/AAD9tgH9DACB//8Agf//AIH//wCB///9uAEhBiAGIAf9tQH9DACAAAAAgAAAAIAAAACAAAD9rgFBEP2sASEGIAYg' +
  'Bv2FASEGIAIgBiAG/WX9WgIAACAAQRBqIQAgAkEEaiECIAAgBUkNAAsLdwICfwN7IAT9ESEJIAX9ESEKIAFBAnQhAQNAIAAhByAAIANBAnRqIQgDQCAH/QAEACAJ/bgB' +
  'IAr9tgEhCyAGIAsgC/2FAf1bAwAAIAZBCGohBiAHQRBqIQcgByAISA0ACyAAIAFqIQAgAkEBayECIAJBAEoNAAsLuQICAX8EewNAIAAgAkECdGohBP0MAAAAgAAAAIAA' +
  'AACAAAAAgCEG/QwAAAAAAQAAAAIAAAADAAAAIQggCCEHA0AgAP0ABAAhBSAIIAcgBSAG/Tv9UiEHIAUgBv24ASEGIAj9DAQAAAAEAAAABAAAAAQAAAD9rgEhCCAAQRBq' +
  'IQAgACAESQ0ACyAGIAYgBv0NCAkKCwwNDg8AAQIDBAUGB/24ASEFIAUgBSAF/Q0EBQYHAAECAwwNDg8ICQoL/bgBIQUgB/0M////f////3////9/////fyAFIAb9N/1S' +
  'IQcgByAHIAf9DQgJCgsMDQ4PAAECAwQFBgf9tgEhByAHIAcgB/0NBAUGBwABAgMMDQ4PCAkKC/22ASEHIAMgB/0bADYCACADQQRqIQMgAUEBayEBIAFBAEoNAAsLlQEC' +
  'A38BewNAIAAgASgCAEECdGohBSAAIAEoAgRBAnRqIQYgBSADQQJ0aiEHA0AgBf0ABAAgBv0ABAD9rgH9DAAAAAAAAAAAAAAAAAAAAAD9uAEhCCAEIAggCP2FAf1bAwAA' +
  'IARBCGohBCAFQRBqIQUgBkEQaiEGIAUgB0gNAAsgAUEIaiEBIAJBAWshAiACQQBKDQALC6wBAQR/IAFFBEAPCwNAIAAgB0ECdGooAgAhCCAIIAhBD3ZzIARxIQkgAyAJ' +
  'QQN2aiEKIAogCi0AAEEBIAlBB3F0cjoAACAIIQkDQCAJIAZxIQkgBSAJQQN0aiEKIAooAgQEQCAJQQFqIQkMAQsLIAogCDYCACACQQBIBEAgCiAHQQFqNgIEBSAKQQEg' +
  'B0EFdCACIAdqLQAAcmo2AgQLIAdBAWohByAHIAFJDQALC98BAQZ/IAVFBEBBAA8LIAYhCCAEIAVBAnRqIQcDQCAEKAIAIQogCCAKNgIAIAogCkEPdnMgAXEhCyAIIAAg' +
  'C0EDdmotAAAgC0EHcXZBAXFBAnRqIQggBEEEaiEEIAQgB0kNAAsgCCEHIAYhCSAGIQgCQANAIAkgB08NASAJKAIAIQogCUEEaiEJIAohCwNAIAsgA3EhCyACIAtBA3Rq' +
  'KAIEIQwgDEUNASACIAtBA3RqKAIAIApHBEAgC0EBaiELDAELCyAIIAxBAWs2AgAgCEEEaiEIDAALCyAIIAZrQQJ2C6wBBAJ/AXsDfwJ7IAEgAkECdGohBiACRQRADwsD' +
  'QCAE/QAEACELIAT9AAQQIQwgASEFA0AgBSgCACEIIAhBH3EhCSAAIApqIAhBBXYgA2xq/QEDACEHIAsgB/2nASAJ/asB/a4BIQsgDCAH/agBIAn9qwH9rgEhDCAFQQRq' +
  'IQUgBSAGSA0ACyAEIAv9CwQAIAQgDP0LBBAgBEEgaiEEIApBCGohCiAKIANIDQALC6ECAgR/BnsgA0UEQA8LIAEgA0ECdGohBwNAIAX9AAQAIQwgBf0ABBAhDSAF/QAE' +
  'ICEOIAX9AAQwIQ8gASEGIAIhCQNAIAn9CgMAIQsgACAIaiAGKAIAav0BAwAhCiAMIAsgCv2nAf3+Af3yAf3wASEMIA0gCyAKIAr9DQQFBgcEBQYHBAUGBwQFBgf9pwH9' +
  '/gH98gH98AEhDSAOIAsgCv2oAf3+Af3yAf3wASEOIA8gCyAKIAr9DQwNDg8MDQ4PDA0ODwwNDg/9pwH9/gH98gH98AEhDyAGQQRqIQYgCUEIaiEJIAYgB0gNAAsgBSAM' +
  '/QsEACAFIA39CwQQIAUgDv0LBCAgBSAP/QsEMCAFQcAAaiEFIAhBCGohCCAIIARIDQALC5UBAwN/AnsBfyACIANBAnRqIQcgBEECdCEEA0AgACAIav0ABAAhCSAAIAhq' +
  '/QAEECEKIAIhBgNAIAEgCGogBigCAEECdGohCyAJIAv9AAQA/a4BIQkgCiAL/QAEEP2uASEKIAZBBGohBiAGIAdIDQALIAUgCGogCf0LBAAgBSAIaiAK/QsEECAIQSBq' +
  'IQggCCAESA0ACwubAgQEfwN7AX8CfSAFIAFBAnRqIQogBSEHA0AgByAA/QAEAP0MAAAAAAAAAAAAAAAAAAAAAP24Af36Af0LBAAgAEEQaiEAIAdBEGohByAHIApJDQAL' +
  'IAYhCQNAIAP9AAQAIQwgA/0ABBAhDSAFIQcDQCAH/QkCACELIAwgCyAC/QAEAP3mAf3kASEMIA0gCyAC/QAEEP3mAf3kASENIAJBIGohAiAHQQRqIQcgByAKSQ0ACyAJ' +
  'IAz9CwQAIAkgDf0LBBAgA0EgaiEDIAlBIGohCSAIQQhqIQggCCAESA0ACyAGKgIAIQ9BASEIA0AgBkEEaiEGIAYqAgAhECAQIA9eBEAgECEPIAghDgsgCEEBaiEIIAgg' +
  'BEgNAAsgDgs='

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
  readonly table: Numbers
  readonly find: (...numbers: number[]) => number
  readonly gather: Numbers
  readonly weigh: Numbers
  readonly total: Numbers
  readonly highest: (...numbers: number[]) => number
}
type Numbers = (...numbers: number[]) => void

let compiled: object | undefined

const PAGE = 65_536
/** Stands for the address of shifts where there are none. */
const NO_SHIFTS = -1

/** The kernel in WebAssembly, with room for so many bytes; throws where there is none, or none with vectors. */
export function vectorKernel(bytes: number): Kernel {
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(KERNEL), (c) => c.charCodeAt(0)))
  const { memory, dots, shrink, join, pool, bound, tops, pairs, table, find, gather, weigh, total, highest } =
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
    table: (keys, shifts) => {
      const made = emptyTable(keys.length, (length) => room(Int32Array, length))
      const from = room(Int32Array, keys.length)
      from.data.set(keys)
      const by = shifts && room(Int8Array, keys.length)
      by?.data.set(shifts!)
      const { filter, filterMask, slots, mask } = made
      table(from.at, keys.length, by ? by.at : NO_SHIFTS, filter.at, filterMask, slots.at, mask)
      return made
    },
    find: ({ filter, filterMask, slots, mask }, keys, count, found) =>
      find(filter.at, filterMask, slots.at, mask, keys.at, count, found.at),
    gather: (x, rows, count, size, sums, to) => gather(x.at, rows.at, count, size, sums.at + to * 4),
    weigh: (x, places, by, count, size, sums) => weigh(x.at, places.at, by.at, count, size, sums.at),
    total: (first, x, places, count, size, out) => total(first.at, x.at, places.at, count, size, out.at),
    highest: (sums, at, by) =>
      highest(sums.at + at * 4, by.size, by.weights.at, by.bias.at, by.outputs, by.hidden.at, by.out.at),
  }
}
