export { type Stemmer, stemmer } from './stem.js'
export { type Word, words } from './tokens.js'
export { hash, packWordWeights, type WordWeight, wordWeights } from './weights.js'
