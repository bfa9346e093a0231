import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

/** Where the corpora are; they are no part of the project. ONRECORD_SHARED overrides. */
export const shared = process.env.ONRECORD_SHARED ?? fileURLToPath(new URL('../../../shared', import.meta.url))

/** Where the weights and their cards go. */
export const models = fileURLToPath(new URL('../../packages/language/models/', import.meta.url))

/** The word vectors the tagger and the parser learn with; what they tell goes into the tagger's weights. */
export const vectorsFile = fileURLToPath(new URL('../words/vectors.bin', import.meta.url))

/** Where learned lexicons go. */
export const lexicons = fileURLToPath(new URL('../../packages/language/en/', import.meta.url))

/** The text of a packed file of the corpora. */
export const unpack = (path: string): string => gunzipSync(readFileSync(join(shared, path))).toString('utf8')
