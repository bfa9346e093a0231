export { isPrimary } from './primary.js'
export { phrasesOf, type QuotedWords, quotedWords } from './quoted.js'
export { type Match, verify } from './verify.js'
