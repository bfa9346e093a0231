import { writeFileSync } from 'node:fs'
import { tagger, type WordForms } from '@onrecord/language/training'
import { models } from './corpora/shared.js'
import { silver } from './corpora/silver.js'
import { type SilverTree, silverTrees } from './corpora/silver-trees.js'
import { ewtTrain, gum } from './corpora/treebanks.js'
import { TAGGER, type TaggedSentence, trainTagger } from './tagger/train.js'
import { forms } from './words/forms.js'

/** Of the automatically tagged sentences every sixth is learned from, so that they don't outweigh the treebanks. */
const EVERY = 6

/** Learns the tagger from EWT, GUM and a sixth of PolNeAR's automatic tags; writes `models/tagger.bin`. */
export function trainTaggerModel(log: (line: string) => void): void {
  const known = forms()
  const gold = [...ewtTrain(), ...gum()]
  log('a first tagger, for the words that CoreNLP cuts otherwise')
  const first = tagsBy(trainTagger(gold, known, { ...TAGGER, rounds: 3 }, log), known)
  const trees = [...silver()].flatMap(silverTrees).filter((_, i) => i % EVERY === 0)
  log(`${gold.length} gold sentences, ${trees.length} automatic ones`)
  const automatic = trees.map((t) => ({ words: t.words, tags: treebankTags(t, first(t.words)) }))
  writeFileSync(`${models}tagger.bin`, trainTagger([...gold, ...automatic], known, TAGGER, log))
}

/** CoreNLP's tags as the treebank has them: own ones for pieces and marks, IN for the preposition "to". */
function treebankTags(tree: SilverTree, own: readonly string[]): string[] {
  return tree.tags.map((tag, i) => {
    if (tag === '' || own[i] === 'HYPH' || /^[^a-zA-Z]*$/.test(tree.words[i]!)) return own[i]!
    return tag === 'TO' && tree.relations[i] === 'case' ? 'IN' : tag
  })
}

/** The function from words to tags that weights give. */
export function tagsBy(bytes: Uint8Array, known: WordForms): (words: readonly string[]) => string[] {
  const t = tagger(bytes, known.edge)
  return (words) => {
    const out = new Uint8Array(words.length)
    t.tag(words.map(known.of), 0, words.length, out)
    return Array.from(out, (n) => t.tags[n]!)
  }
}

/** Tags of each sentence by a tagger that has not learned from it (`folds` taggers, each without its part). */
export function jackknifedTags(
  sentences: readonly TaggedSentence[],
  folds: number,
  known: WordForms,
  log: (line: string) => void,
): string[][] {
  const out: string[][] = new Array(sentences.length)
  for (let fold = 0; fold < folds; fold++) {
    const rest = sentences.filter((_, i) => i % folds !== fold)
    const tag = tagsBy(
      trainTagger(rest, known, { ...TAGGER, rounds: 3 }, () => {}),
      known,
    )
    sentences.forEach((s, i) => {
      if (i % folds === fold) out[i] = tag(s.words)
    })
    log(`tags of part ${fold + 1} of ${folds}`)
  }
  return out
}
