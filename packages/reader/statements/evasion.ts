import type { Lexicon } from '@onrecord/language'
import type { Form } from './fixed.js'
import { childBy, REL, subjectOf } from './syntax.js'
import { POS, type View } from './view.js'

/**
 * Questions that somebody does not answer: "Brandt dodged questions about the treaty", "sidestepped the question". The content is
 * what they are about; where that is not said, the questions. `cues` is the lexicon of cues.
 */
export function evasions(v: View, cues: Lexicon): Form[] {
  const { tokens } = v.analysis
  const out: Form[] = []
  for (let i = 0; i < v.n; i++) {
    if (v.pos[i] !== POS.verb || cues.get(tokens[i]!.lemma)?.[0] !== 'decline') continue
    const asked = childBy(v, i, REL.object)
    if (asked <= i) continue
    const noun = tokens[asked]!.lemma
    if ((cues.get(`${noun}.n`) ?? cues.get(noun))?.[0] !== 'ask') continue
    const subject = subjectOf(v, i)
    if (subject < 0 || subject > i) continue
    const last = v.last(i)
    const leads = asked + 1
    const about = leads < last && v.pos[leads] === POS.adposition ? v.head[leads]! : -1
    const known = about > leads && about < last
    const first = v.lo[asked]! > i ? v.lo[asked]! : asked
    out.push({
      head: i, cue: [i, known ? leads + 1 : i + 1], source: [v.lo[subject]!, Math.min(v.hi[subject]!, i)], sourceHead: subject,
      content: [known ? [leads + 1, v.hi[about]!] : [first, asked + 1]], probability: 0.7, form: 'question not answered',
    }) // biome-ignore format: the fields in a few lines
  }
  return out
}
