import type { ReadArticle, Span } from '@onrecord/format'
import type { Language } from '@onrecord/language'

/**
 * The sentences of an article outside furniture, roughly: a stop and a capital end one, an abbreviation does not. Good
 * enough to say what stands near what; nothing is shown by it.
 */
export function sentences(article: ReadArticle, language: Language): readonly Span[] {
  const found = known.get(article)
  if (found?.language === language) return found.list
  const list = cut(article, language)
  known.set(article, { language, list })
  return list
}

/** Of an article they are asked for several times. */
const known = new WeakMap<ReadArticle, { readonly language: Language; readonly list: readonly Span[] }>()

function cut({ text, blocks }: ReadArticle, language: Language): Span[] {
  const abbreviations = language.lexicon('abbreviations')
  const out: Span[] = []
  for (const block of blocks) {
    if (block.kind === 'furniture') continue
    let start = block.start
    for (const m of text.slice(block.start, block.end).matchAll(/[.!?]["”’')\]]*\s+(?=["“‘'([]*[\p{Lu}\p{N}])/gu)) {
      const at = block.start + m.index
      const word = /[\p{L}.]*$/u.exec(text.slice(Math.max(start, at - 16), at + 1))?.[0] ?? ''
      const bare = word.replaceAll('.', '').toLowerCase()
      if (text[at] === '.' && (/^\p{Lu}\.$|\.\p{L}\.$/u.test(word) || abbreviations.has(bare))) continue
      out.push({ start, end: at + m[0].trimEnd().length })
      start = at + m[0].length
    }
    if (start < block.end) out.push({ start, end: block.end })
  }
  return out
}

/** Index of the sentence an offset stands in (or of the last before it), or -1. */
export function sentenceAt(list: readonly Span[], offset: number): number {
  let lo = 0
  let hi = list.length
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (list[mid]!.start <= offset) lo = mid + 1
    else hi = mid
  }
  return lo - 1
}
