export { aloneKey, familyKeys, identitiesAlone, isNamedAlone, mayStandFor } from './alone.js'
export { appearancesOf } from './appearances.js'
export { type Around, identities, LOOKED_AT, maySeveral, pairKey } from './identities.js'
