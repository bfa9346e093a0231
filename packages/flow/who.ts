// What `onrecord who` needs and no more: neither intake nor the weaver is loaded for it.

export { whoIs } from '@onrecord/reader'
export { localDay } from './local-day.js'
export { materials, materialsOf } from './materials.js'
