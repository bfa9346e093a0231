export type { WeaveContext } from './context.js'
export { weave } from './weave.js'
