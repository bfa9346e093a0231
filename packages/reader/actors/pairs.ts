import type { Phrase } from './phrases.js'
import { isBody, type Referent } from './referent.js'
import { recent, type Scene } from './scene.js'

/** The two a phrase means together ("both nations", "the two leaders"): the last two of their kind named before. Null for another phrase. */
export function pairOf(p: Phrase, scene: Scene, sentence: number): readonly [Referent, Referent] | null {
  const { tokens } = scene.analysis
  const { grammar } = scene.words
  const opening = grammar.get(tokens[p.first]!.lower)
  const two =
    opening === 'both' || (opening === 'definite' && grammar.get(tokens[p.first + 1]?.lower ?? '') === 'number')
  if (!two || !tokens[p.noun]!.tag.endsWith('S')) return null
  const people = scene.words.roles.has(tokens[p.noun]!.lemma)
  const found: Referent[] = []
  for (const { who, token } of recent(scene, sentence, 3)) {
    if (token >= p.first || found.includes(who) || (people ? who.type !== 'person' : !isBody(who))) continue
    if (found[0] && found[0].type !== who.type) continue
    found.push(who)
    if (found.length === 2) return [found[1]!, found[0]!]
  }
  return null
}
