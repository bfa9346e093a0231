import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadEnglish } from '@onrecord/language/node'
import { packTone, toneFeatures, toneOf } from '@onrecord/weave/training'
import { models, shared } from './corpora/shared.js'
import { newsMtsc } from './tone/newsmtsc.js'
import { trainTone } from './tone/train.js'

/** One in so many sentences is held out to look at. */
const HELD = 10

/** Learns how a sentence speaks of somebody in it, from NewsMTSC's training part; logs macro F1 on what is held out. */
export function trainToneModel(log: (line: string) => void): void {
  const language = loadEnglish()
  const features = toneFeatures(language)
  const all = newsMtsc(shared, 'mt-train').map((j) => ({ ...j, slots: features(j.text, j.target) }))
  const learned = all.filter((_, i) => i % HELD !== 0)
  const held = all.filter((_, i) => i % HELD === 0)
  log(`${all.length} sentences with a target`)
  const trial = trainTone(learned)
  const guess = (slots: readonly number[]): number => {
    const scores = [...trial.bias]
    for (const s of slots) for (let k = 0; k < 3; k++) scores[k]! += trial.weights[3 * s + k]!
    return scores.indexOf(Math.max(...scores))
  }
  log(`held out: macro F1 ${macroF1(held.map((h) => [h.tone, guess(h.slots)])).toFixed(1)}`)
  const { weights, bias } = trainTone(all)
  writeFileSync(join(models, 'tone.bin'), packTone(weights, bias))
  const tone = toneOf(loadEnglish())
  for (const part of ['mt-dev', 'rw-dev']) {
    const pairs = newsMtsc(shared, part).map(({ text, target, tone: gold }) => {
      const t = tone(text, target)
      return [gold, [t.bad, t.neutral, t.good].indexOf(Math.max(t.bad, t.neutral, t.good))] as const
    })
    const most = [0, 1, 2].map((k) => pairs.filter(([g]) => g === k).length)
    const naive = most.indexOf(Math.max(...most))
    log(`${part}: macro F1 ${macroF1(pairs).toFixed(1)}, always the most frequent ${macroF1(pairs.map(([g]) => [g, naive])).toFixed(1)}`) // biome-ignore format: one line
  }
}

/** Mean over the classes of F1, in per cent. */
function macroF1(pairs: readonly (readonly [gold: number, guess: number])[]): number {
  const f1 = [0, 1, 2].map((k) => {
    const right = pairs.filter(([g, p]) => g === k && p === k).length
    const found = pairs.filter(([, p]) => p === k).length
    const there = pairs.filter(([g]) => g === k).length
    return right === 0 ? 0 : (2 * right) / (found + there)
  })
  return (100 * (f1[0]! + f1[1]! + f1[2]!)) / 3
}
