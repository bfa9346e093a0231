import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { files, readTo, score, shared } from '../corpus.js'
import { type Measure, percent } from '../measure.js'

const FIGURES = [
  'statements',
  'speaker',
  'speakerOfFound',
  'act',
  'actBeyondSay',
  'kind',
  'said',
  'conditions',
  'holder',
  'times',
  'timesR',
  'quantities',
  'mentions',
  'published',
  'publishedDay',
  'furniture',
]

/** The five articles of one story, without metadata. */
export const seeds: Measure = {
  name: 'seeds',
  corpora: ['seeds', 'gold/seeds'],
  run() {
    const read = readTo('seeds', files('seeds', '.txt'))
    return percent(
      score('gold.mjs', '--gold', join(shared, 'gold/seeds'), '--text', join(shared, 'seeds'), '--pred', read),
      ...FIGURES,
    )
  },
}

/** Twelve articles of PolNeAR's development part, with their dates. */
export const polnearGold: Measure = {
  name: 'polnear-gold',
  corpora: ['gold/polnear-dev'],
  run() {
    const gold = join(shared, 'gold/polnear-dev')
    const text = join(shared, 'data/polnear/dev/text')
    const names = readdirSync(gold).map((f) => join(text, f.replace(/\.json$/, '.txt')))
    const read = readTo('polnear-gold', names, '--meta', join(shared, 'data/polnear/meta.tsv'))
    return percent(score('gold.mjs', '--gold', gold, '--text', text, '--pred', read), ...FIGURES)
  },
}

/** Time expressions of TempEval-3. */
export const timeml: Measure = {
  name: 'timeml',
  corpora: ['data/timeml'],
  run() {
    const read = readTo('timeml', files('data/timeml/text', '.txt'), '--meta', join(shared, 'data/timeml/meta.tsv'))
    const gold = join(shared, 'data/timeml')
    return percent(
      score('gold.mjs', '--gold', join(gold, 'gold'), '--text', join(gold, 'text'), '--pred', read),
      'timesP',
      'timesR',
    )
  },
}
