export { appearancesOf } from './appearances.js'
export { type Around, identities, maySeveral, pairKey } from './identities.js'
