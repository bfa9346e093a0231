import type { Lexicon } from '@onrecord/language'
import type { Form } from './fixed.js'
import { childBy, REL } from './syntax.js'
import { isPunctuation, POS, type View } from './view.js'

/**
 * Attributions between commas: "The tax, as Brandt put it, is a gift". `cues` is the lexicon of cues, `openers` the words
 * such a clause opens with, with the words that go with a verb of no speech ("put" … "it").
 */
export function parenthetic(v: View, cues: Lexicon, openers: Lexicon): Form[] {
  const { tokens } = v.analysis
  const out: Form[] = []
  for (let i = 0; i < v.n; i++) {
    if (!openers.has(tokens[i]!.lower) || openers.get(tokens[i]!.lower)?.[0] !== 'opens') continue
    const begins = i === v.first(i) || tokens[i - 1]!.text === ','
    const verb = v.head[i]!
    if (!begins || verb <= i || v.pos[verb] !== POS.verb || v.sentence[verb] !== v.sentence[i]) continue
    const subject = childBy(v, verb, REL.subject)
    if (subject < 0 || subject > verb) continue
    const tail = verb + 1 < v.n && openers.get(`${tokens[verb]!.lemma} ${tokens[verb + 1]!.lower}`)?.[0] === 'speaks'
    const end = verb + (tail ? 2 : 1)
    const speaks = tail || cues.get(tokens[verb]!.lemma)?.[0] === 'say'
    const closes = end === v.last(i) || tokens[end]!.text === ',' || isPunctuation(v, end)
    if (!speaks || !closes) continue
    const first = v.first(i)
    const last = v.last(i)
    out.push({
      head: verb, cue: [verb, end], source: [v.lo[subject]!, Math.min(v.hi[subject]!, verb)], sourceHead: subject,
      content: [[first, i], [end, last]], probability: 0.9, form: 'parenthesis',
    }) // biome-ignore format: the fields in a few lines
  }
  return out
}
