import type { Span } from '@onrecord/format'
import type { Language } from '@onrecord/language'
import { type Stemmer, stemmer } from '../words/stem.js'
import { words } from '../words/tokens.js'
import { hash } from '../words/weights.js'

/** Slots that features are hashed to. */
export const TONE_SLOTS = 1 << 16

/** Words behind a negation that count as denied. */
const DENIED = 3
/** Words on either side of the target whose place counts. */
const NEAR = 4
const NEARER = 10

/** Slots of a text's features towards a target in it: each once. */
export type ToneFeatures = (text: string, target: Span) => number[]

/**
 * What a text's words say towards a target: stems with their side and distance, pairs of neighbours, what a negation
 * denies, and the balance of words that judge (lexicon `appraisals`). Linear models over such features are the sound
 * baseline of target-dependent sentiment (Vo and Zhang 2015).
 */
export function toneFeatures(language: Language): ToneFeatures {
  const stem: Stemmer = stemmer(language)
  const appraisals = language.lexicon('appraisals')
  const negations = language.lexicon('negations')
  const denies = (lower: string): boolean => negations.has(lower) || lower.endsWith("n't")

  return (text, target) => {
    const list = words(text)
    const first = list.findIndex((w) => w.end > target.start)
    const last = list.findLastIndex((w) => w.start < target.end)
    const slots = new Set<number>()
    const add = (feature: string): void => void slots.add(hash(feature) % TONE_SLOTS)
    const judged = { good: 0, bad: 0, nearGood: 0, nearBad: 0 }
    let denied = 0
    let before = '^'
    list.forEach((w, i) => {
      if (i >= first && i <= last) {
        before = '@'
        return
      }
      if (denies(w.lower)) denied = DENIED + 1
      else if (denied > 0) denied--
      const s = `${denied > 0 && !denies(w.lower) ? '!' : ''}${stem(w.lower)}`
      const away = i < first ? first - i : i - last
      const side = i < first ? '<' : '>'
      add(s)
      add(`${side} ${s}`)
      if (away <= NEARER) add(`${side}${away <= NEAR ? 1 : 2} ${s}`)
      if (away <= NEARER) add(`2 ${side} ${before} ${s}`)
      const tone = appraisals.get(w.lower)?.[0] ?? appraisals.get(stem(w.lower))?.[0]
      if (tone === 'good' || tone === 'bad') {
        const told = denied > 0 ? (tone === 'good' ? 'bad' : 'good') : tone
        judged[told]++
        if (away <= NEARER) judged[told === 'good' ? 'nearGood' : 'nearBad']++
      }
      before = s
    })
    const sign = (good: number, bad: number): string => String(Math.max(-3, Math.min(3, good - bad)))
    add(`balance ${sign(judged.good, judged.bad)}`)
    add(`near ${sign(judged.nearGood, judged.nearBad)}`)
    if (first === 0) add('target first')
    return [...slots]
  }
}
