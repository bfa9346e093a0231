export type { Context } from './layers.js'
