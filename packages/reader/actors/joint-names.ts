import type { Token } from '@onrecord/language'
import type { gazetteer, Match } from './gazetteer.js'
import type { Words } from './words.js'

/**
 * Where "Washington Post-ABC News", "NBC/Wall Street Journal" ends: two outlets joined before what they made together,
 * wherever the tokeniser parts them. 0 where there is none at token `i`.
 */
export function jointName(
  tokens: readonly Token[],
  i: number,
  limit: number,
  match: ReturnType<typeof gazetteer>,
  words: Words,
): number {
  const outlet = (known: Match | null, last: number) =>
    known?.last === last && known.named.some((a) => a.type === 'outlet')
  for (let k = i; k < limit && k - i < 5; k++) {
    const cut = tokens[k]!.text.search(/[-–/]/)
    if (cut < 0) continue
    const second = cut + 1 < tokens[k]!.text.length ? k : k + 1
    for (let end = Math.min(limit, second + 4); end > second; end--) {
      if (![end, end + 1, end + 2].some((n) => words.attributed.has(tokens[n]?.lower ?? ''))) continue
      const at = tokens[k]!.start + cut
      const before = part(tokens, i, k + (cut > 0 ? 1 : 0), at)
      const after = part(tokens, second, end, tokens[end - 1]!.end, at + 1)
      if (outlet(match(before, 0, before.length), before.length) && outlet(match(after, 0, after.length), after.length))
        return end
    }
    return 0
  }
  return 0
}

/** Tokens `first` to `last` cut to what stands between two offsets. */
function part(tokens: readonly Token[], first: number, last: number, to: number, from = 0): Token[] {
  return tokens.slice(first, last).map((t) => {
    const start = Math.max(t.start, from)
    const end = Math.min(t.end, to)
    return start === t.start && end === t.end
      ? t
      : { ...t, start, end, text: t.text.slice(start - t.start, end - t.start) }
  })
}
