import { firstAt, type Offset, type Span } from '@onrecord/format'
import type { Token } from '@onrecord/language'

/**
 * Where the head word of a phrase stands: the token whose own head lies outside the phrase; without syntax, the last noun
 * before a comma, a preposition or a clause. A title's head is the name behind it ("President Barack Obama").
 */
export function headIn(tokens: readonly Token[], phrase: Span): Offset {
  const first = firstAt(tokens, phrase.start)
  let last = firstAt(tokens, phrase.end)
  if (first >= last) last = first + 1
  let head = -1
  for (let i = first; i < last && i < tokens.length; i++) {
    const h = tokens[i]!.head
    if (/^(?:N|PRP|CD|DT|W|JJ|FW)/.test(tokens[i]!.tag) && (h < first || h >= last)) {
      head = i
      break
    }
  }
  if (head < 0) head = first
  // "Former Gov. Ed Rendell": the words of a name hang on its first; the last of the run stands for it.
  let end = head
  for (let i = head + 1; i < last && i < tokens.length; i++) {
    const t = tokens[i]!
    if (/^NNPS?$/.test(t.tag) && /^(?:flat|appos|compound)/.test(t.relation) && /^NN/.test(tokens[i - 1]!.tag)) end = i
    else if (t.tag !== '.' && !/^(?:NNP|,)/.test(t.tag)) break
    else if (t.text === ',') break
  }
  return tokens[end]?.start ?? phrase.start
}
