import {
  bestLabel,
  mayBeName,
  NAME_HERE,
  NAME_ROLES,
  namePairFeatures,
  nameRoleFeatures,
  sentenceCase,
  type WordForm,
  type WordForms,
} from '@onrecord/language/training'
import { bagTrainer } from '../net/bag-trainer.js'
import { softmaxGradient } from '../net/softmax.js'
import { seeded, shuffled } from '../words/random.js'
import { type NamedSentence, TYPES } from './examples.js'

export interface NamesSettings {
  readonly hidden: number
  readonly rounds: number
  readonly rate: number
  readonly dropout: number
  readonly least: number
  readonly hide: number
  /** What each feature's sum of squared gradients starts with: the more, the less is learned from rare features. */
  readonly damping?: number
  /** Width of the first weights of a feature, around 0. */
  readonly spread?: number
  /** Features kept at most in the weights file. */
  readonly most?: number
}

export const NAMES: NamesSettings = {
  hidden: 32,
  rounds: 3,
  rate: 0.1,
  dropout: 0,
  least: 4,
  hide: 0.1,
  damping: 1,
  spread: 0.03,
  most: 40_000,
}

/** Trains the recogniser of names on sentences with the tags the tagger gives them; gives the bytes of its weights. */
export function trainNames(
  sentences: readonly NamedSentence[],
  tagsOf: (forms: readonly WordForm[]) => Uint8Array,
  tags: readonly string[],
  lists: ReadonlyMap<string, number>,
  forms: WordForms,
  settings: NamesSettings,
  log: (line: string) => void,
): Uint8Array {
  const random = seeded(4)
  const trainer = bagTrainer(settings.hidden, random, settings.damping, settings.spread)
  const labels = TYPES.length * 2 + 1
  const layer = trainer.layer('label', labels)
  const data = sentences.map((s) => {
    const f = s.words.map(forms.of)
    return { forms: f, tags: tagsOf(f), gold: s.labels, weight: s.weight }
  })
  const proper = [tags.indexOf('NNP'), tags.indexOf('NNPS')]
  const asked = (form: WordForm, tag: number, label: number): boolean =>
    mayBeName(form, proper.includes(tag), lists.get(form.lower) ?? 0, label)
  const rows = new Int32Array(512)
  let count = 0
  const add = (feature: number): void => {
    rows[count++] = trainer.row(feature)
  }
  const features = (
    f: readonly WordForm[],
    t: Uint8Array,
    i: number,
    label1: number,
    label2: number,
    style: number,
  ): void => {
    count = 0
    for (let r = 0; r < NAME_ROLES; r++) {
      const form = f[i + r - NAME_HERE] ?? forms.edge
      nameRoleFeatures(form, t[i + r - NAME_HERE] ?? tags.length, lists.get(form.lower) ?? 0, r, add)
    }
    const place = style * 2 + (i === 0 ? 1 : 0)
    namePairFeatures(f[i - 1] ?? forms.edge, f[i]!, f[i + 1] ?? forms.edge, label1, label2, t[i]!, place, add)
  }
  for (const s of data) {
    const style = sentenceCase(s.forms, 0, s.forms.length)
    for (let i = 0; i < s.forms.length; i++)
      if (asked(s.forms[i]!, s.tags[i]!, s.gold[i - 1] ?? 0))
        features(s.forms, s.tags, i, s.gold[i - 1] ?? 0, s.gold[i - 2] ?? 0, style)
  }
  log(`${trainer.fix(settings.least)} features`)
  const gradient = new Float32Array(labels)
  const back = new Float32Array(settings.hidden)
  for (let round = 0; round < settings.rounds; round++) {
    const rate = settings.rate * (1 - (0.9 * round) / settings.rounds)
    let right = 0
    let all = 0
    for (const n of shuffled(data.length, random)) {
      const { forms: f, tags: t, gold, weight } = data[n]!
      const style = sentenceCase(f, 0, f.length)
      let label1 = 0
      let label2 = 0
      for (let i = 0; i < f.length; i++) {
        let label = 0
        if (asked(f[i]!, t[i]!, label1)) {
          features(f, t, i, label1, label2, style)
          for (let k = 0; k < count; k++) if (random() < settings.hide) rows[k] = -1
          const h = trainer.forward(rows, count, settings.dropout)
          const out = layer.forward(h)
          label = bestLabel(out, label1)
          softmaxGradient(out, gold[i]!, gradient)
          for (let a = 0; a < labels; a++) gradient[a]! *= weight
          back.fill(0)
          layer.backward(h, gradient, back, rate)
          trainer.backward(rows, count, back, rate)
          all++
          if (label === gold[i]) right++
        }
        label2 = label1
        label1 = label
      }
    }
    if (round >= settings.rounds / 2) trainer.average()
    log(`round ${round + 1}: ${((100 * right) / all).toFixed(2)} % of labels right while learning`)
  }
  return trainer.bytes({ tags, types: TYPES }, settings.most)
}
