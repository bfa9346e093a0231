import type { Act } from '@onrecord/format'
import type { Language, Token } from '@onrecord/language'

/** The act of a word by the lexicon of cues: the noun's entry, its form ("prepared"), its lemma. */
export function actOf(t: Token, language: Language): Act | null {
  const cues = language.lexicon('cues')
  const lemma = t.lemma.toLowerCase()
  const row = (t.tag.startsWith('N') ? cues.get(`${lemma}.n`) : undefined) ?? cues.get(t.lower) ?? cues.get(lemma)
  return (row?.[0] as Act | undefined) ?? null
}

/**
 * The act of a cue's words: its head's with a word that goes with it ("brush off"), else its head's; a head that leaves it
 * to what it takes ("voiced support for") or only says so gives way to the cue's other words.
 */
export function cueAct(head: Token, cue: readonly Token[], language: Language): Act {
  const cues = language.lexicon('cues')
  // "Did not conceal", "is not shy about", "did not rule out": what is affirmed stands in the other words, or is only said.
  const denied = cue.some((t) => language.lexicon('negations').has(t.lower))
  let affirmed = denied && cues.get(head.lemma)?.[1] === 'inverse'
  for (const t of cue) {
    const phrase =
      t.index > head.index ? (cues.get(`${head.lemma} ${t.lower}`) ?? cues.get(`${head.lower} ${t.lower}`)) : undefined
    if (phrase && !(denied && phrase[1] === 'inverse')) return phrase[0] as Act
    if (phrase) affirmed = true
  }
  const own = affirmed ? 'say' : actOf(head, language)
  if (own !== null && own !== 'say' && !language.lexicon('light-verbs').has(head.lemma)) return own
  let other: Act | null = null
  for (const t of cue) {
    if (t === head || !/^(N|J|V|R)/.test(t.tag)) continue
    // "Said on a call": where it was said, or of whom.
    if (own === 'say' && t.tag.startsWith('N') && beside(t, head, cue)) continue
    const a = actOf(t, language)
    if (a !== null && (other === null || (other === 'say' && a !== 'say'))) other = a
  }
  return other ?? own ?? 'say'
}

/** Whether a noun of the cue names where it was said ("on the call") or somebody's own ("of Brandt's campaign"), not what was done by it. */
function beside(noun: Token, head: Token, cue: readonly Token[]): boolean {
  const before = cue.filter((t) => t.index > head.index && t.index < noun.index)
  const preposition = before.findLast((t) => t.tag === 'IN')
  if (!preposition) return false
  const topic = preposition.lower === 'of' || preposition.lower === 'about'
  return before.some((t) => t.index > preposition.index && (/^(POS|NNPS?)$/.test(t.tag) || (t.tag === 'DT' && !topic)))
}
