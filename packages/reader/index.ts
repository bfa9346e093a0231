export { type Identified, whoIs } from './actors/who-is.js'
export type { Context } from './layers.js'
export { read } from './read.js'
