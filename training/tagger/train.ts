import {
  HERE,
  pack,
  sentenceCase,
  TAG_ROLES,
  tagPairFeatures,
  tagRoleFeatures,
  unpack,
  type WordForm,
  type WordForms,
} from '@onrecord/language/training'
import { bagTrainer } from '../net/bag-trainer.js'
import { softmaxGradient } from '../net/softmax.js'
import { seeded, shuffled } from '../words/random.js'
import { withSureWords } from './sure.js'

/** Words with their tags. */
export interface TaggedSentence {
  readonly words: readonly string[]
  readonly tags: readonly string[]
}

export interface TaggerSettings {
  readonly hidden: number
  readonly rounds: number
  readonly rate: number
  readonly dropout: number
  /** Features met less often are dropped. */
  readonly least: number
  /** Share of features that are hidden while training, so that words are known by more than one of them. */
  readonly hide: number
  /** What each feature's sum of squared gradients starts with: the more, the less is learned from rare features. */
  readonly damping?: number
  /** Width of the first weights of a feature, around 0. */
  readonly spread?: number
  /** Features kept at most in the weights file. */
  readonly most?: number
}

export const TAGGER: TaggerSettings = {
  hidden: 32,
  rounds: 5,
  rate: 0.06,
  dropout: 0.1,
  least: 3,
  hide: 0.1,
  damping: 0.1,
  spread: 0.03,
  most: 80_000,
}

/** Words met this often with the same tag always are tagged without the net, and not learned. */
const SURE = 40

/** Trains the tagger on sentences; gives the bytes of its weights. */
export function trainTagger(
  sentences: readonly TaggedSentence[],
  forms: WordForms,
  settings: TaggerSettings,
  log: (line: string) => void,
): Uint8Array {
  const random = seeded(2)
  const tags = [...new Set(sentences.flatMap((s) => s.tags))].sort()
  const number = new Map(tags.map((t, i) => [t, i]))
  const trainer = bagTrainer(settings.hidden, random, settings.damping, settings.spread)
  const layer = trainer.layer('tag', tags.length)
  const edge = forms.edge
  const data = sentences.map((s) => ({ forms: s.words.map(forms.of), gold: s.tags.map((t) => number.get(t)!) }))
  const sure = sureWords(data)

  const rows = new Int32Array(256)
  let count = 0
  const add = (feature: number): void => {
    rows[count++] = trainer.row(feature)
  }
  const roleRows: (Int32Array | undefined)[] = []
  const role = (form: WordForm, r: number): void => {
    const key = form.id * TAG_ROLES + r
    let known = roleRows[key]
    if (!known) {
      const from = count
      tagRoleFeatures(form, r, add)
      known = rows.slice(from, count)
      roleRows[key] = known
    } else for (const row of known) rows[count++] = row
  }
  const features = (f: readonly WordForm[], i: number, tag1: number, tag2: number, style: number): void => {
    count = 0
    const at = (k: number): WordForm => f[k] ?? edge
    for (let r = 0; r < TAG_ROLES; r++) role(at(i + r - HERE), r)
    tagPairFeatures(at(i - 2), at(i - 1), f[i]!, at(i + 1), at(i + 2), tag1, tag2, style * 2 + (i === 0 ? 1 : 0), add)
  }
  for (const s of data) {
    const style = sentenceCase(s.forms, 0, s.forms.length)
    for (let i = 0; i < s.forms.length; i++) {
      roleRows.length = 0
      features(s.forms, i, s.gold[i - 1] ?? tags.length, s.gold[i - 2] ?? tags.length, style)
    }
  }
  log(`${trainer.fix(settings.least)} features`)
  roleRows.length = 0

  const gradient = new Float32Array(tags.length)
  const back = new Float32Array(settings.hidden)
  for (let round = 0; round < settings.rounds; round++) {
    let right = 0
    let all = 0
    const rate = settings.rate * (1 - (0.9 * round) / settings.rounds)
    for (const n of shuffled(data.length, random)) {
      const { forms: f, gold } = data[n]!
      const style = sentenceCase(f, 0, f.length)
      let tag1 = tags.length
      let tag2 = tags.length
      for (let i = 0; i < f.length; i++) {
        let tag = sure.get(f[i]!.word) ?? -1
        if (tag < 0) {
          features(f, i, tag1, tag2, style)
          for (let k = 0; k < count; k++) if (random() < settings.hide) rows[k] = -1
          const h = trainer.forward(rows, count, settings.dropout)
          const out = layer.forward(h)
          tag = 0
          for (let t = 1; t < tags.length; t++) if (out[t]! > out[tag]!) tag = t
          softmaxGradient(out, gold[i]!, gradient)
          back.fill(0)
          layer.backward(h, gradient, back, rate)
          trainer.backward(rows, count, back, rate)
        }
        if (tag === gold[i]) right++
        all++
        tag2 = tag1
        tag1 = tag
      }
    }
    if (round >= settings.rounds / 2) trainer.average()
    log(`round ${round + 1}: ${((100 * right) / all).toFixed(2)} % right while learning`)
  }
  const { facts, arrays } = unpack(trainer.bytes({ tags }, settings.most))
  const always = { 'sure.keys': Int32Array.from(sure.keys()), 'sure.tags': Uint8Array.from(sure.values()) }
  return withSureWords(pack({ facts, arrays: { ...arrays, ...always } }), sentences, forms)
}

/** The words that always bear one tag, with its number. */
function sureWords(data: readonly { forms: readonly WordForm[]; gold: readonly number[] }[]): Map<number, number> {
  const seen = new Map<number, { tag: number; n: number }>()
  for (const s of data) {
    s.forms.forEach((f, i) => {
      const entry = seen.get(f.word)
      if (!entry) seen.set(f.word, { tag: s.gold[i]!, n: 1 })
      else if (entry.tag !== s.gold[i]) entry.tag = -1
      else entry.n++
    })
  }
  return new Map([...seen].filter(([, e]) => e.tag >= 0 && e.n >= SURE).map(([w, e]) => [w, e.tag]))
}
