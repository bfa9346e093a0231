import { readFileSync, writeFileSync } from 'node:fs'
import { loadEnglish } from '@onrecord/language/node'
import { nameLists, recogniser, typeOf } from '@onrecord/language/training'
import { models } from './corpora/shared.js'
import { ewtTrain, gum } from './corpora/treebanks.js'
import type { TaggedNames } from './names/chains.js'
import { gumNames, type NamedSentence, silverNames, TYPES } from './names/examples.js'
import { goldNames } from './names/gold.js'
import { NAMES, trainNames } from './names/train.js'
import { jackknifedTags, tagsBy } from './tagger.js'
import { forms } from './words/forms.js'

/** Of PolNeAR's automatic names every so manieth sentence is learned from, so that they don't outweigh what is made by hand. */
const EVERY = 6

/** Every so manieth sentence of EWT is also learned from in small letters, as people write who use no capitals. */
const SMALL = 6

/** Taggers that tag the treebanks, each the part it has not learned from. */
const FOLDS = 5

const OTHER = TYPES.indexOf('other')

/**
 * Learns the recogniser of names from EWT's names, marked by hand, and from GUM's entities and CoreNLP's names in PolNeAR,
 * whose own ways are learned apart; writes `models/names.bin`. Needs the tagger. What peoples, events and works EWT names
 * a first recogniser tells, that learned from the other two.
 */
export function trainNameModel(log: (line: string) => void): void {
  const known = forms()
  const { lexicon } = loadEnglish()
  const lists = nameLists(lexicon)
  const treebanks = [...ewtTrain(), ...gum()]
  const jackknifed = jackknifedTags(treebanks, FOLDS, known, log)
  const tag = tagsBy(readFileSync(`${models}tagger.bin`), known)
  const tags = [...new Set(jackknifed.flat())].sort()
  const train = (data: readonly TaggedNames[]): Uint8Array => trainNames(data, tags, lists, known, NAMES, log)

  const gold = goldNames(ewtTrain())
  const named = [...gold, ...gumNames(lexicon('places').has)].map((s, i) => ({ ...s, tags: jackknifed[i]! }))
  const ewt = named.slice(0, gold.length)
  const others = [
    ...named.slice(gold.length),
    ...silverNames()
      .filter((_, i) => i % EVERY === 0)
      .map((s) => ({ ...s, tags: tag(s.words) })),
  ]
  log('a first recogniser, that tells what else has a name')
  const first = recogniser(train(others), lists, known.edge)
  const label = (s: TaggedNames): Uint8Array => {
    const out = new Uint8Array(s.words.length)
    first.label(s.words.map(known.of), Uint8Array.from(s.tags, first.tagNumber), 0, s.words.length, out)
    return out
  }
  const whole = ewt.map((s) => ({ ...s, labels: withOthers(s, s.tags, label(s)) }))
  const small = whole
    .filter((_, i) => i % SMALL === 0)
    .map((s) => s.words.map((w) => w.toLowerCase()))
    .map((words, i) => ({ ...whole[i * SMALL]!, words, tags: tag(words) }))
  writeFileSync(`${models}names.bin`, train([...whole, ...small, ...others]))
}

/** Labels of the gold with the other names that `found` has where the gold has none: adjectives and proper nouns. */
function withOthers(s: NamedSentence, tags: readonly string[], found: Uint8Array): number[] {
  const labels = [...s.labels]
  found.forEach((l, i) => {
    if (labels[i] !== 0 || l === 0 || typeOf(l) !== OTHER || !/^(JJ|NNPS?)$/.test(tags[i]!)) return
    labels[i] = l === 2 * OTHER + 2 && (labels[i - 1] ?? 0) > 2 * OTHER ? l : 2 * OTHER + 1
  })
  return labels
}
