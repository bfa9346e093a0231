export type { WeaveContext } from './context.js'
export { alignedWith, type Stretch } from './utterances/aligned.js'
export { partsTold } from './utterances/narrow.js'
export { weave } from './weave.js'
