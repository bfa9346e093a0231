export type { Context } from './layers.js'
export { read } from './read.js'
