import { readFileSync, writeFileSync } from 'node:fs'
import { loadEnglish } from '@onrecord/language/node'
import { nameLists, type Recogniser, recogniser, typeOf } from '@onrecord/language/training'
import { models } from './corpora/shared.js'
import { ewtTrain, gum } from './corpora/treebanks.js'
import type { TaggedNames } from './names/chains.js'
import { gumNames, type NamedSentence, silverNames, TYPES } from './names/examples.js'
import { goldNames } from './names/gold.js'
import { swappedNames } from './names/swapped.js'
import { NAMES, trainNames } from './names/train.js'
import { firstLook, votedNames } from './names/voted.js'
import { jackknifedTags, tagsBy } from './tagger.js'
import { forms } from './words/forms.js'
import { seeded } from './words/random.js'

/** Of PolNeAR's automatic names every so manieth sentence is learned from, so that they don't outweigh what is made by hand. */
const EVERY = 6

/** Every so manieth sentence of EWT is also learned from in small letters, as people write who use no capitals. */
const SMALL = 6

/** Taggers and first recognisers, each for the part it has not learned from. */
const FOLDS = 2

/** Share of EWT's sentences with names that are learned from once more with other names in their place. */
const SWAPPED = 0.5

/** Recognisers whose labels are only learned from. */
const FIRST = { ...NAMES, rounds: 3 }

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
  const train = (data: readonly TaggedNames[], settings = NAMES): Uint8Array =>
    trainNames(data, tags, lists, known, settings, log)
  const open = (bytes: Uint8Array): Recogniser => recogniser(bytes, lists, known.edge)

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
  const first = open(train(others, FIRST))
  const whole = ewt.map((s, i) => ({
    ...s,
    labels: withOthers(s, s.tags, firstLook(first, known, s)),
    document: treebanks[i]!.document,
  }))
  const withMore = (some: readonly TaggedNames[]): TaggedNames[] => {
    const small = some
      .filter((_, i) => i % SMALL === 0)
      .map((s) => ({ ...s, words: s.words.map((w) => w.toLowerCase()) }))
      .map((s) => ({ ...s, tags: tag(s.words) }))
    return [...some, ...small, ...swappedNames(some, SWAPPED, seeded(5)), ...others]
  }
  log('recognisers that tell what the rest of a document says')
  const voted = votedNames(whole, FOLDS, known, (some) => open(train([...some, ...others], FIRST)))
  log('the recogniser')
  writeFileSync(`${models}names.bin`, train([...withMore(whole), ...voted]))
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
