import { fold } from '@onrecord/knowledge'
import type { Token } from '@onrecord/language'
import type { Cast } from './cast.js'
import type { Found } from './found.js'

/**
 * The names found, and with them every capitalised word between them that is the family name, the given name or the short
 * form of somebody the article names in full elsewhere.
 */
export function withEchoes(found: readonly Found[], tokens: readonly Token[], cast: Cast): Found[] {
  const out: Found[] = []
  let next = 0
  for (let i = 0; i < tokens.length; i++) {
    if (next < found.length && found[next]!.first <= i) {
      out.push(found[next]!)
      i = Math.max(i, found[next]!.last - 1)
      next++
      continue
    }
    const { text, tag, start, end } = tokens[i]!
    if (!/^\p{Lu}./u.test(text) || !tag.startsWith('NN')) continue
    const name = fold(text)
    const person = cast.families.has(name) || cast.givens.has(name)
    const body = cast.aliases.get(name)
    if (!person && !body) continue
    // "the Post" is the paper; "Post" alone may be anything.
    if (!person && body!.type === 'outlet' && tokens[i - 1]?.tag !== 'DT' && name !== name.toUpperCase()) continue
    out.push({ first: i, last: i + 1, start, end, text: name, type: person ? 'person' : 'organisation', named: [], metonym: [], family: [], title: null, headline: false }) // biome-ignore format: one record
  }
  return out
}
