import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadEnglish } from '@onrecord/language/node'
import { classesOf, decode, type Judged, view } from '@onrecord/reader/training'
import { models, shared } from './corpora/shared.js'
import { readAnnotated } from './statements/annotations.js'
import { isotonic, type Outcome } from './statements/calibrate.js'
import { goldOf } from './statements/gold.js'
import { pack } from './statements/pack.js'
import type { Document } from './statements/run-stages.js'
import { readSilver, silverAnalysis } from './statements/silver.js'
import { runStages } from './statements/stages.js'
import { exactly, usable } from './statements/usable.js'

const FOLDS = 5
/** Least probability an attribution within another's content needs; PolNeAR has none to learn it from. */
const INNER = 0.3

/** Which analysis the features are taken from: the project's own, or the automatic annotation that comes with PolNeAR. */
export type Basis = 'own' | 'silver'

/** PolNeAR's training articles, analysed. */
export function documents(basis: Basis): Document[] {
  const english = loadEnglish()
  const articles = readAnnotated(join(shared, 'data/polnear/train'))
  const silver = basis === 'silver' ? readSilver(join(shared, 'data/polnear/silver/train.jsonl.gz')) : null
  return articles.flatMap((article) => {
    const annotation = silver?.get(article.name)
    if (silver && !annotation) return []
    const analysis = annotation
      ? silverAnalysis(article.text, annotation)
      : english.analyse(article.text, [{ kind: 'body', start: 0, end: article.text.length }])
    const v = view(analysis)
    return [{ v, gold: goldOf(v, article), article }]
  })
}

/**
 * Learns to find attributions from PolNeAR's training articles and writes `models/statements.bin`. Every stage is trained
 * five times on four fifths, so that what feeds the next one, the threshold and the calibration come from articles not
 * trained on; then once more on all.
 */
export function trainStatements(log: (line: string) => void, basis: Basis = 'own'): void {
  const classes = classesOf(loadEnglish())
  const docs = documents(basis)
  log(
    `${docs.length} articles, ${docs.reduce((n, d) => n + d.v.n, 0)} tokens, ${docs.reduce((n, d) => n + d.gold.length, 0)} statements`,
  )
  const { judged, trained } = runStages(docs, {
    folds: FOLDS,
    kind: (l) => classes.get(l.toLowerCase()) ?? 0,
    log,
    full: true,
  })
  const outer = threshold(docs, judged, log)
  const outcomes: Outcome[] = docs.flatMap(({ v, gold }, k) => {
    const kept = decode(judged[k]!, 0.05, INNER).filter((s) => s.depth === 0)
    return usable(v, kept, gold).map((right, i) => ({ probability: kept[i]!.probability, right }))
  })
  const bytes = pack(trained, { calibration: isotonic(outcomes), outer, inner: INNER })
  writeFileSync(join(models, 'statements.bin'), bytes)
  log(`written: ${bytes.length} bytes, threshold ${outer}`)
}

/**
 * The least probability of an attribution that is kept: where usable and exact F1 are highest together over what was judged
 * by models that have not seen the article.
 */
function threshold(docs: readonly Document[], judged: readonly Judged[][], log: (line: string) => void): number {
  const gold = docs.reduce((n, d) => n + d.gold.length, 0)
  let outer = 0
  let best = 0
  for (let t = 0.3; t < 0.56; t += 0.02) {
    let hit = 0
    let same = 0
    let found = 0
    docs.forEach(({ v, gold }, k) => {
      const kept = decode(judged[k]!, t, INNER).filter((s) => s.depth === 0)
      found += kept.length
      hit += usable(v, kept, gold).filter(Boolean).length
      const wholes = kept.map(({ pieces, source, cue }) => ({ pieces, source, cue: cue.stretch }))
      same += exactly(v, wholes, gold)
    })
    const f1 = (right: number): number => (200 * right) / (gold + found)
    log(
      `threshold ${t.toFixed(2)}: usable P ${((100 * hit) / found).toFixed(1)} R ${((100 * hit) / gold).toFixed(1)} F1 ${f1(hit).toFixed(2)}, exact F1 ${f1(same).toFixed(2)} (held out)`,
    )
    if (f1(hit) + f1(same) > best) {
      best = f1(hit) + f1(same)
      outer = Math.round(t * 100) / 100
    }
  }
  return outer
}
