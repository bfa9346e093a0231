export type * from './knowledge.js'
