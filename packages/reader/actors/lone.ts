import type { Found } from './found.js'
import type { Words } from './words.js'

/**
 * The names without those that only say what a body is: "Bureau", "University", "coast guard". What knowledge has stays; the rest is left to those
 * who resolve "the bureau".
 */
export const withoutLone = (found: readonly Found[], words: Words): readonly Found[] =>
  found.filter(
    ({ text, named, metonym, family, title }) =>
      named.length + metonym.length + family.length > 0 ||
      title !== null ||
      text === text.toUpperCase() ||
      !(words.heads.has(text.toLowerCase()) || words.groups.has(text)),
  )
