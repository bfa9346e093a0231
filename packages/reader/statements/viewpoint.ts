import type { Lexicon } from '@onrecord/language'
import type { Form } from './fixed.js'
import { childBy, REL } from './syntax.js'
import { POS, type View } from './view.js'

/**
 * Views of a clause at the head of a sentence: "In the view of Angela Merkel, …", "In Merkel’s words, …". `nouns` is the lexicon
 * of viewpoints.
 */
export function viewpoints(v: View, nouns: Lexicon): Form[] {
  const { tokens, sentences } = v.analysis
  const out: Form[] = []
  for (const { first, last } of sentences) {
    const opening = v.mark[first] ? first + 1 : first
    let comma = opening
    while (comma < last && tokens[comma]!.text !== ',') comma++
    if (comma >= last - 2) continue
    for (let i = opening + 1; i < comma; i++) {
      const row = nouns.get(tokens[i]!.lemma)
      if (!row || v.pos[i] !== POS.noun || tokens[opening]!.lower !== row[0]) continue
      const owner = childBy(v, i, REL.possessive)
      const behind = i + 2 < comma && tokens[i + 1]!.lower === row[1]
      if (behind) out.push(form(i, [opening, i + 2], [i + 2, comma], headOf(v, i + 2, comma), [comma, last]))
      else if (owner >= 0 && owner > opening && i === comma - 1)
        out.push(form(i, [i, i + 1], [opening + 1, Math.min(v.hi[owner]!, i)], owner, [comma, last]))
      break
    }
  }
  return out
}

const form = (
  head: number,
  cue: readonly [number, number],
  source: readonly [number, number],
  sourceHead: number,
  content: readonly [number, number],
): Form => ({
  head,
  cue,
  source,
  sourceHead,
  content: [content],
  probability: 0.8,
  form: 'viewpoint',
})

/** The token of a stretch that depends on one outside it. */
function headOf(v: View, from: number, to: number): number {
  for (let i = from; i < to; i++) if (v.head[i]! < from || v.head[i]! >= to) return i
  return from
}
