export { prepare } from './prepared.js'
export { compare, FEATURES, featuresOf } from './utterances/features.js'
export { type Lexis, lexis } from './words/lexis.js'
