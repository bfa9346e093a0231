import type { Block } from '@onrecord/format'
import type { Lexicon } from '@onrecord/language'
import type { Context } from '../layers.js'
import { NAMES } from './furniture.js'

/**
 * The outlet by a line over the article, as it is written: "The Lindhavn Courier", "Hartwell Gazette, 3 June 2025", "By Jo Lee, Kesten Today",
 * "Source Kesten Today"; one that knowledge has, or whose name says that it is one. Null where no line names one, or an agency alone.
 */
export function outletOf(
  text: string,
  blocks: readonly Block[],
  { language, knowledge }: Pick<Context, 'language' | 'knowledge'>,
): string | null {
  const words = language.lexicon('outlet-words')
  const agencies = language.lexicon('agencies')
  const given = language.lexicon('given-names')
  const furniture = language.lexicon('furniture')
  const isNamed = (name: string): boolean => {
    const [first, last] = [name.split(' ')[0]!, name.split(' ').at(-1)!]
    // "Emily Post" and "By Harold Post" are nobody's paper, "Charlotte Observer" is known.
    if (knowledge.named(name).some((a) => a.type === 'outlet')) return true
    const isPerson = given.has(first) || furniture.get(first.toLowerCase())?.[0] === 'names'
    const sort = words.get(last.toLowerCase())?.[0]
    return first !== last && !isPerson && (sort === 'last' || (sort === 'the' && first === 'The'))
  }
  for (const { kind, start, end } of blocks) {
    if (kind === 'body') break
    if (kind !== 'furniture') continue
    for (const line of text.slice(start, end).split('\n')) {
      const told = toldIn(line.trim(), words)
      const names = told === null ? line.trim().split(PARTS) : [told]
      const name = names.find((n) => NAMES.test(n) && !agencies.has(n) && (told !== null || isNamed(n)))
      if (name !== undefined) return name
    }
  }
  return null
}

/** What parts an author, an outlet and a day in one line. */
const PARTS = /\s*[,|·]\s*|\s[–—-]\s/u

/** What follows the words that say that an outlet's name comes, up to what parts it from the day; null where a line does not open with them. */
function toldIn(line: string, words: Lexicon): string | null {
  const opening = words.rows.find(([entry, where]) => where === 'before' && opens(line, entry!))?.[0]
  return opening === undefined
    ? null
    : line
        .slice(opening.length)
        .replace(/^[\s:]+/u, '')
        .split(PARTS)[0]!
}

const opens = (line: string, words: string): boolean =>
  line.toLowerCase().startsWith(words) && /^[\s:]/u.test(line.slice(words.length))
