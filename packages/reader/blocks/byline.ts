import type { Block } from '@onrecord/format'
import type { Language, Lexicon } from '@onrecord/language'
import { endsWithStop } from './lines.js'

// Blocks of an article among which its byline stands.
const HEAD = 6
/** A line of nothing but a person's name, as far as its form tells. */
export const NAME = /^\p{Lu}[\p{L}.'’-]*(?: (?:(?:de|da|del|van|von|der|al|el|bin|la|le)\b|\p{Lu}[\p{L}.'’-]*)){1,4}$/u

/** Who wrote the article by its own first lines ("By Maria Santos and Jo Lee, Washington"), as they are written, or null. */
export function bylineOf(text: string, blocks: readonly Block[], language: Language): readonly string[] | null {
  const lexicon = language.lexicon('furniture')
  for (const b of blocks.slice(0, HEAD)) {
    if (b.kind !== 'furniture') continue
    for (const line of text.slice(b.start, b.end).split('\n')) {
      const opening = /^\s*(\p{L}+(?: by)?):?\s+(?=\p{Lu})/u.exec(line)
      if (!opening || lexicon.get(opening[1]!.toLowerCase())?.[0] !== 'names' || endsWithStop(line)) continue
      const names = namesIn(line.slice(opening[0].length), language.lexicon('given-names'))
      if (names.length > 0) return names
    }
  }
  return null
}

/**
 * Names up to a bar or dash, behind which an outlet or a place stands; behind a comma only what "and" joins on later, or what begins
 * with a given name.
 */
function namesIn(line: string, given: Lexicon): readonly string[] {
  const parts = line.split(/\s*(?:\||\/|[–—]| - )/u, 1)[0]!.split(/(\s*(?:,(?:\s*(?:and|&)\s)?|\band\b|&)\s*)/u)
  const lastAnd = parts.findLastIndex((p, i) => i % 2 === 1 && /and|&/u.test(p))
  const names: string[] = []
  for (let i = 0; i < parts.length; i += 2) {
    const name = parts[i]!.trim().replace(/ in \p{Lu}.*$/u, '')
    const isJoined = i === 0 || i <= lastAnd + 1
    if (!NAME.test(name) || !(isJoined || given.has(asWritten(name.split(' ')[0]!)))) break
    names.push(name)
  }
  return names
}

const asWritten = (name: string): string => name[0]!.toUpperCase() + name.slice(1).toLowerCase()
