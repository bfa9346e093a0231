import { readFileSync, writeFileSync } from 'node:fs'
import { loadEnglish } from '@onrecord/language/node'
import { nameLists, recogniser, tagger, type WordForm } from '@onrecord/language/training'
import { models } from './corpora/shared.js'
import { ewtTrain } from './corpora/treebanks.js'
import { gumNames, type NamedSentence, silverNames } from './names/examples.js'
import { properNouns } from './names/proper-nouns.js'
import { NAMES, trainNames } from './names/train.js'
import { forms } from './words/forms.js'

/** Every so manieth sentence is also learned from in lower case, as people write who use no capitals. */
const LOWER = 8

/**
 * Learns the recogniser of names; writes `models/names.bin`. Needs the tagger. Types come from CoreNLP's names in PolNeAR
 * and GUM's entities: a first recogniser learns them and gives them to EWT's proper nouns, whose extents are gold. The
 * second learns from these, GUM, and a sixth of the automatic names.
 */
export function trainNameModel(log: (line: string) => void): void {
  const known = forms()
  const t = tagger(readFileSync(`${models}tagger.bin`), known.edge)
  const tagsOf = (words: readonly WordForm[]): Uint8Array => {
    const out = new Uint8Array(words.length)
    t.tag(words, 0, words.length, out)
    return out
  }
  const { lexicon } = loadEnglish()
  const lists = nameLists(lexicon)
  const entities = gumNames(lexicon('places').has)
  const automatic = silverNames()
  const every = (n: number): NamedSentence[] => automatic.filter((_, i) => i % n === 0)
  const train = (data: readonly NamedSentence[]): Uint8Array =>
    trainNames(data, tagsOf, t.tags, lists, known, NAMES, log)

  log('a first recogniser, that tells the types of proper nouns')
  const first = recogniser(train([...every(2), ...entities, ...entities, ...lowered(automatic)]), lists, known.edge)
  const times = lexicon('times')
  const typed = properNouns(
    ewtTrain(),
    (words, tags) => {
      const out = new Uint8Array(words.length)
      first.label(words.map(known.of), Uint8Array.from(tags, first.tagNumber), 0, words.length, out)
      return out
    },
    {
      time: (w) => ['weekday', 'month'].includes(times.get(w)?.[0] ?? ''),
      title: lexicon('person-titles').has,
    },
  )
  writeFileSync(`${models}names.bin`, train([...every(6), ...entities, ...entities, ...typed, ...lowered(typed)]))
}

const lowered = (sentences: readonly NamedSentence[]): NamedSentence[] =>
  sentences
    .filter((_, i) => i % LOWER === 0)
    .map((s) => ({ ...s, words: s.words.map((w) => w.toLowerCase()), weight: 0.5 }))
