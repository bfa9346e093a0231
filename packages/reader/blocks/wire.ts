import type { Block } from '@onrecord/format'
import type { Language, Lexicon } from '@onrecord/language'

const prepared = new WeakMap<Lexicon, RegExp>()

/** Credits as agencies write them: in brackets or before a dash at the lead's start, alone on a line, or behind "By". */
function creditOf(lexicon: Lexicon): RegExp {
  const known = prepared.get(lexicon)
  if (known) return known
  const names = lexicon.rows
    .map((r) => r[0]!.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .sort((a, b) => b.length - a.length)
    .join('|')
  const pattern = new RegExp(
    `^.{0,60}?\\((${names})(?:/[^)]{1,20})?\\)|^[^a-z]{0,40}(${names}) ?[-–—]{1,2} |^(?:\\p{L}+ )?(${names})\\.?$|\\((${names})\\)\\.?$`,
    'u',
  )
  prepared.set(lexicon, pattern)
  return pattern
}

// The credit stands in the first blocks or in the last.
const EDGE = 4

/** The agency that the text itself credits (short name), or null. Looks at the first and last blocks. */
export function wireOf(text: string, blocks: readonly Block[], language: Language): string | null {
  const lexicon = language.lexicon('agencies')
  const credit = creditOf(lexicon)
  const edge = blocks.length <= 2 * EDGE ? blocks : [...blocks.slice(0, EDGE), ...blocks.slice(-EDGE)]
  for (const b of edge) {
    if (b.kind === 'headline') continue
    const m = credit.exec(text.slice(b.start, b.end))
    const name = m?.slice(1).find((g) => g !== undefined)
    if (name) return lexicon.get(name)?.[0] ?? name
  }
  return null
}
