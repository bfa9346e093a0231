import type { Lexicon } from '@onrecord/language'
import type { Form } from './fixed.js'
import { childBy, REL } from './syntax.js'
import { POS, type View } from './view.js'

/**
 * Nouns that hold what somebody said or thinks as a clause: "a report that Russia had left", "Merkel’s belief that …". `cues`
 * is the lexicon of cues, `complements` the words such a clause opens with.
 */
export function claims(v: View, cues: Lexicon, complements: Lexicon): Form[] {
  const { tokens } = v.analysis
  const out: Form[] = []
  for (let i = 0; i < v.n; i++) {
    if (v.pos[i] !== POS.noun) continue
    const lemma = tokens[i]!.lemma
    if (!cues.has(`${lemma}.n`) && !cues.has(lemma)) continue
    const next = i + 1
    if (next >= v.last(i) || complements.get(tokens[next]!.lower)?.[0] !== 'complement') continue
    // The clause's own predicate: what the opening word marks, with a subject of its own.
    const clause = v.head[next]!
    if (v.relation[next] !== REL.marker || clause <= next || v.lo[clause]! < next) continue
    if (childBy(v, clause, REL.subject, REL.subjectPassive) < 0) continue
    // "A claim that critics reject": it is the claim that is rejected.
    if (
      clause === v.hi[clause]! - 1 &&
      clause > next + 1 &&
      cues.has(tokens[clause]!.lemma) &&
      /^VB[DPZ]$/.test(tokens[clause]!.tag)
    )
      continue
    const owner = childBy(v, i, REL.possessive)
    out.push({
      head: i, cue: [i, i + 1], source: owner < 0 ? null : [v.lo[owner]!, Math.min(v.hi[owner]!, i)], sourceHead: owner,
      content: [[next, v.hi[clause]!]], probability: 0.5, form: 'claim',
    }) // biome-ignore format: the fields in a few lines
  }
  return out
}
