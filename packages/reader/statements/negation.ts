import type { Lexicon } from '@onrecord/language'
import type { Stretch } from './content-candidates.js'
import type { View } from './view.js'

/**
 * Whether the article says that it was not said: the cue's head is denied by a word in the cue or hung on it ("never said",
 * "did not say"). The denial of a denial affirms ("did not rule out"): the lexicon of cues marks those lemmas `inverse`.
 */
export function negated(v: View, head: number, cue: Stretch, cues: Lexicon, negations: Lexicon): boolean {
  const { tokens } = v.analysis
  let denied = false
  const look = (i: number): void => {
    if (negations.has(tokens[i]!.lower)) denied = !denied
  }
  for (let i = cue[0]; i < cue[1]; i++) if (i !== head) look(i)
  for (let c = v.child[head]!; c >= 0; c = v.sibling[c]!) if (c < cue[0] && c >= cue[0] - 3) look(c)
  // A verb that governs the head within the cue ("failed to say") and is itself a denial.
  const up = v.head[head]!
  const inverse = (i: number): boolean => cues.get(tokens[i]!.lemma)?.[1] === 'inverse'
  const governed = up >= cue[0] && up < cue[1] ? inverse(up) : false
  // "Rule out" and its like are entries of two words.
  const phrase =
    cue[1] > head + 1 &&
    tokens.slice(head + 1, cue[1]).some((t) => cues.get(`${tokens[head]!.lemma} ${t.lower}`)?.[1] === 'inverse')
  return denied && !inverse(head) && !governed && !phrase
}
