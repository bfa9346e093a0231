export { aloneKey, familyKeys, identitiesAlone, isNamedAlone, mayStandFor } from './alone.js'
export { appearancesOf } from './appearances.js'
export { type Around, identities, LOOKED_AT, mayCount, maySeveral, pairKey } from './identities.js'
