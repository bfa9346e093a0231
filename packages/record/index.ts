export type * from './contract.js'
export type * from './own-actors.js'
