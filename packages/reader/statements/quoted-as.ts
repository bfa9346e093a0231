import type { Lexicon } from '@onrecord/language'
import type { Form } from './fixed.js'
import { childBy, REL, subjectOf } from './syntax.js'
import { isPunctuation, type View } from './view.js'

/**
 * Quotations that another hands on: "“We wait,” Weber was quoted as saying by the Tribune". It is the subject of the passive who said it,
 * not who tells of it. `cues` is the lexicon of cues.
 */
export function quotedAs(v: View, cues: Lexicon): Form[] {
  const { tokens } = v.analysis
  const out: Form[] = []
  for (let i = 1; i < v.n; i++) {
    if (tokens[i]!.tag !== 'VBG' || tokens[i - 1]!.tag !== 'IN' || cues.get(tokens[i]!.lemma)?.[0] !== 'say') continue
    const passive = v.head[i]!
    if (passive < v.first(i) || passive > i || tokens[passive]!.tag !== 'VBN' || v.quote[i]! >= 0) continue
    const subject = subjectOf(v, passive)
    const aux = childBy(v, passive, REL.auxiliaryPassive)
    if (subject < 0 || subject > passive || aux < subject || v.quote[subject]! >= 0) continue
    let [a, b] = [v.lo[subject]!, Math.min(v.hi[subject]!, aux)]
    while (a < subject && v.quote[a]! >= 0) a++
    while (b > a && isPunctuation(v, b - 1)) b--
    let before = a - 1
    while (before >= v.first(i) && v.quote[before]! < 0 && isPunctuation(v, before)) before--
    let behind = i + 1
    while (behind < v.last(i) && v.quote[behind]! < 0 && isPunctuation(v, behind)) behind++
    const q = before >= v.first(i) ? v.quote[before]! : behind < v.last(i) ? v.quote[behind]! : -1
    if (q < 0 || v.quoteFirst[q]! < 0) continue
    // "Was quoted by the Tribune as saying": who tells of it stands between.
    const whole = i - passive === 2
    out.push({
      head: i, cue: [whole ? aux : i - 1, i + 1], source: [a, b], sourceHead: subject,
      content: [[v.quoteFirst[q]!, v.quoteLast[q]!]], probability: 0.95, form: 'quoted as saying',
    }) // biome-ignore format: the fields in a few lines
  }
  return out
}
