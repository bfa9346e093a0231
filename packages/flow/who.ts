// What `onrecord who` needs and no more: neither intake nor the weaver is loaded for it.

export { whoIs } from '@onrecord/reader'
export { materials } from './materials.js'
