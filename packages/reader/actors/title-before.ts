import type { Token } from '@onrecord/language'
import type { Words } from './words.js'

/** The words of a title as the lexicon has them, lower case and without stops. */
export const titleText = (tokens: readonly Token[], first: number, last: number): string => {
  let s = ''
  for (let i = first; i < last; i++) {
    const w = tokens[i]!.lower
    if (w !== '.') s += (s && ' ') + w.replace(/\.$/, '')
  }
  return s
}

/** "Justice Department", "General Electric": behind what may be a title stands a word that bodies are named by. */
export const ofBody = (tokens: readonly Token[], i: number, titles: number, words: Words): boolean =>
  titles === 1 && words.bodies.has(tokens[i + 1]!.lower) && !!words.titles.get(tokens[i]!.lower)?.role

/** How many tokens of a title stand at `i` before a name ("Sen.", "Prime Minister"); 0 where none does. */
export function titleLength(tokens: readonly Token[], i: number, limit: number, words: Words): number {
  for (let n = Math.min(3, limit - i - 1); n > 0; n--) {
    if (!words.titles.has(titleText(tokens, i, i + n))) continue
    const stop = tokens[i + n]!.text === '.'
    // A sentence that ends on a title names nobody.
    return stop && i + n + 1 >= limit ? 0 : n + Number(stop)
  }
  return 0
}
