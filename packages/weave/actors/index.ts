export { appearancesOf } from './appearances.js'
export { type Around, identities, pairKey } from './identities.js'
