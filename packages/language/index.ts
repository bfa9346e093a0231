export * from './analysis.js'
export type { Language } from './language.js'
export { type Lexicon, parseLexicon } from './lexicon.js'
export { type Quotation, type Quotations, quotations } from './quotations.js'
