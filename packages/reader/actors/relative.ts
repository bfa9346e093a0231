import type { Token } from '@onrecord/language'

/**
 * The noun that a relative pronoun ("who", "which", "that") at token `k` stands for: the one its clause hangs on. -1 where
 * the syntax does not say.
 */
export function relativeHead(tokens: readonly Token[], k: number): number {
  for (let at = tokens[k]!.head, n = 0; at >= 0 && n < 6; at = tokens[at]!.head, n++) {
    const { relation, head } = tokens[at]!
    if (relation === 'acl:relcl') return head < k ? head : -1
    if (!/^(?:xcomp|conj|cop|aux|ccomp|nmod|obl)/.test(relation)) return -1
  }
  return -1
}

/** The tokens around a noun that name or describe what it is, first and behind the last: its modifiers and the rest of a name. */
export function nounPhrase(tokens: readonly Token[], noun: number): readonly [number, number] {
  const ofIt = (k: number) => {
    for (let at = k, n = 0; n < 4; n++) {
      if (at === noun) return true
      const t = tokens[at]
      if (!t || !/^(?:det|amod|compound|nmod:poss|flat|case|nummod|appos|punct)/.test(t.relation)) return false
      at = t.head
    }
    return false
  }
  let first = noun
  while (first > 0 && tokens[first - 1]!.text !== ',' && ofIt(first - 1)) first--
  let last = noun + 1
  while (last < tokens.length && /^flat/.test(tokens[last]!.relation) && ofIt(last)) last++
  return [first, last]
}
