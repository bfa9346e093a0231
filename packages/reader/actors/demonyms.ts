import type { KnownActor } from '@onrecord/knowledge'
import type { Phrase } from './phrases.js'
import type { Scene } from './scene.js'

/** The state, party or group an adjective of the phrase names ("Russian", "South Korean", "Republican"), or null. */
export function adjectiveOwner(p: Phrase, scene: Scene): KnownActor | null {
  for (let i = p.noun - 1; i >= p.first; i--) {
    const known = demonymAt(scene, i, p.noun)
    if (known) return known.actor
  }
  return null
}

/** The actor whose people or affairs the word at token `i`, with the one behind it, names; `last` is the token behind. */
export function demonymAt(scene: Scene, i: number, limit: number): { actor: KnownActor; last: number } | null {
  const { analysis, knowledge } = scene
  const { tokens } = analysis
  if (!/^\p{Lu}/u.test(tokens[i]!.text)) return null
  const two = i + 1 < limit ? knowledge.demonym(`${tokens[i]!.text} ${tokens[i + 1]!.text}`)[0] : undefined
  if (two) return { actor: two, last: i + 2 }
  // "South Korean" is not Korean: the first word says more.
  const whole = i > 0 ? knowledge.demonym(`${tokens[i - 1]!.text} ${tokens[i]!.text}`)[0] : undefined
  const one = whole ?? knowledge.demonym(tokens[i]!.text)[0]
  return one ? { actor: one, last: i + 1 } : null
}
