export { isBody, isPrimary } from './primary.js'
export { mayBeRare, phrasesOf, type QuotedWords, quotedWords, rareRunsOf } from './quoted.js'
export { type Match, verify } from './verify.js'
