import { fold } from '@onrecord/knowledge'
import type { Name, Token } from '@onrecord/language'
import type { Found } from './found.js'
import type { gazetteer } from './gazetteer.js'
import type { Words } from './words.js'

const CAPITAL = /^\p{Lu}/u

/** Whether a token is a hyphen with no space on either side. */
export const joins = (tokens: readonly Token[], i: number): boolean =>
  /^[-‐‑]$/.test(tokens[i]!.text) && tokens[i - 1]?.end === tokens[i]!.start && tokens[i + 1]?.start === tokens[i]!.end

/** Where a name ends, with what a hyphen joins to a person's ("Randall" of "Liz Sherwood-Randall", "al-Masri" of "Omar al-Masri"). */
export const hyphened = (tokens: readonly Token[], { type, last }: Name, words: Words): number =>
  type !== 'person'
    ? last
    : tokens[last] && joins(tokens, last) && CAPITAL.test(tokens[last + 1]?.text ?? '')
      ? last + 2
      : articled(tokens, last, words)

/** Where what an article joined by a hyphen opens ends ("al-Masri" at `at`); `at` where none does. */
export const articled = (tokens: readonly Token[], at: number, { grammar }: Words): number =>
  at + 2 < tokens.length &&
  grammar.get(tokens[at]!.lower) === 'particle' &&
  joins(tokens, at + 1) &&
  CAPITAL.test(tokens[at + 2]!.text)
    ? at + 3
    : at

/**
 * Where a double family name alone ends ("Lopez-Cantera said"): one whose bearer was named in full before, or whose second part is
 * nobody's name, so that "Trump-Putin" stays two; 0 where none begins.
 */
export function doubleName(
  text: string,
  tokens: readonly Token[],
  i: number,
  limit: number,
  match: ReturnType<typeof gazetteer>,
  doubles: ReadonlySet<string>,
): number {
  if (i + 2 >= limit || !joins(tokens, i + 1) || !CAPITAL.test(tokens[i + 2]!.text)) return 0
  // "Lee-Anne Mulholland": what a name goes on behind is no family name.
  if (i + 3 < limit && tokens[i + 3]!.tag.startsWith('NNP')) return 0
  const name = fold(text.slice(tokens[i]!.start, tokens[i + 2]!.end))
  if (doubles.has(name)) return i + 3
  const first = match(tokens, i, i + 1)
  return first !== null && first.family.length > 0 && first.named.length === 0 && !match(tokens, i + 2, i + 3)
    ? i + 3
    : 0
}

/** Notes the double family name that a person's name ends with. */
export function noteDouble({ type, text }: Found, doubles: Set<string>): void {
  const family = type === 'person' ? / (\p{Lu}[^ ]*-\p{Lu}[^ ]*)$/u.exec(text)?.[1] : undefined
  if (family) doubles.add(family)
}
