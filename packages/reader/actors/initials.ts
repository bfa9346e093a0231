import { fold } from '@onrecord/knowledge'
import type { Analysis } from '@onrecord/language'
import type { Found } from './found.js'
import type { gazetteer } from './gazetteer.js'
import type { Words } from './words.js'

/** The names with those joined that a line's end parted before an initial: "Donald | J. Trump". */
export function withInitials(
  found: readonly Found[],
  { text, tokens }: Analysis,
  match: ReturnType<typeof gazetteer>,
  { given }: Words,
): readonly Found[] {
  const out: Found[] = []
  for (const f of found) {
    const before = out.at(-1)
    const parted = before?.last === f.first && /^\p{Lu}\.? \p{Lu}/u.test(f.text)
    if (!parted || before.text.includes(' ') || !given.has(before.text)) {
      out.push(f)
      continue
    }
    const longest = match(tokens, before.first, f.last)
    const known = longest?.last === f.last ? longest : null
    const { start, first, title } = before
    const written = fold(text.slice(start, f.end).replace(/\s+/g, ' '))
    out[out.length - 1] = { ...f, start, first, title, text: written, type: 'person', named: known?.named ?? [], metonym: [], family: known?.family ?? [] } // biome-ignore format: one line
  }
  return out
}
