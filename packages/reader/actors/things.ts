import type { Found } from './found.js'
import type { Words } from './words.js'

/**
 * The names without those that nobody bears: "Civil Rights Act", "Cold War", and a word of such a name by itself ("Steagall" of
 * the Glass-Steagall Act). What knowledge has, and "Jude Law", stay.
 */
export function withoutThings(found: readonly Found[], words: Words): readonly Found[] {
  const isThing = ({ text, type, named, title }: Found): boolean => {
    const all = text.split(' ')
    const kind = all.length > 1 ? words.things.get(all.at(-1)!.toLowerCase()) : undefined
    if (named.length > 0 || title) return false
    if (all.length > 1 && words.ships.has(all[0]!.toLowerCase()) && all[0] === all[0]!.toUpperCase()) return true
    if (kind === undefined) return false
    return kind === 'never' ? type === 'person' : (kind === 'any' || type === 'person') && !words.given.has(all[0]!)
  }
  const things = found.filter(isThing)
  if (things.length === 0) return found
  const parts = new Set(things.flatMap((f) => f.text.split(' ')))
  const others = new Set(found.flatMap((f) => (isThing(f) || !f.text.includes(' ') ? [] : f.text.split(' '))))
  const isPart = ({ text, named, family, title }: Found): boolean =>
    named.length + family.length === 0 && !title && parts.has(text) && !others.has(text)
  return found.filter((f) => !isThing(f) && !isPart(f))
}
