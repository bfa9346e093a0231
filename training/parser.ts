import { readFileSync, writeFileSync } from 'node:fs'
import { models } from './corpora/shared.js'
import { silver } from './corpora/silver.js'
import { isTree, type SilverTree, silverTrees } from './corpora/silver-trees.js'
import { ewtTrain, gum } from './corpora/treebanks.js'
import type { Example } from './syntax/data.js'
import { withoutIdleUnits } from './syntax/idle.js'
import { packed } from './syntax/pack.js'
import { type Reading, readingBy } from './syntax/reading.js'
import { SYNTAX, trainSyntax } from './syntax/train.js'
import { jackknifedTags } from './tagger.js'
import { forms } from './words/forms.js'
import { trainedVectors } from './words/trained-vectors.js'

/** An automatic tree is learned from where a parser that knows gold alone agrees with at least this share of its heads. */
const AGREED = 0.7

/** Relations in which the two schemes differ by habit: where the heads agree, the first parser's relation stands. */
const HABITS = new Set([
  '', 'compound', 'amod', 'obl', 'nmod', 'flat', 'nummod', 'obl:unmarked', 'nmod:unmarked', 'iobj', 'case', 'mark', 'fixed',
  'appos', 'nmod:desc', 'advmod',
]) // biome-ignore format: a list

/** The net that judges the automatic trees: smaller, and less of it. */
const FIRST = { ...SYNTAX, form: 64, size: 48, rounds: 2 }

/** Learns the parser from EWT, GUM and PolNeAR's automatic trees; writes `models/parser.bin`. Needs the tagger. */
export async function trainParserModel(log: (line: string) => void): Promise<void> {
  const known = forms()
  const vectors = trainedVectors()
  const tagger = readFileSync(`${models}tagger.bin`)
  const treebanks = [...ewtTrain(), ...gum()]
  const given = jackknifedTags(treebanks, 5, known, log)
  const gold: Example[] = treebanks.map((s, i) => ({ ...s, given: given[i]! }))
  log('a first net, that judges the automatic trees')
  const first = packed(await trainSyntax(gold, known, vectors, FIRST, log), vectors)
  const read = readingBy(tagger, first, known)
  const automatic = [...silver()].flatMap(silverTrees).flatMap((t) => agreed(t, read(t.words)))
  log(`${gold.length} gold sentences, ${automatic.length} automatic ones`)
  const trained = await trainSyntax([...gold, ...automatic], known, vectors, SYNTAX, log)
  writeFileSync(`${models}parser.bin`, withoutIdleUnits(packed(trained, vectors), gold, known))
}

/** The automatic tree as an example, or nothing where the first net disagrees too much. Marks hang where that net hangs them. */
function agreed(tree: SilverTree, own: Reading): Example[] {
  const words = tree.relations.flatMap((r, i) => (r === 'punct' ? [] : [i]))
  const same = words.filter((i) => own.heads[i] === tree.heads[i]).length
  if (words.length < 5 || same < AGREED * words.length) return []
  const moved = tree.heads.map((h, i) => (tree.relations[i] === 'punct' ? own.heads[i]! : h))
  const heads = isTree(moved) ? moved : tree.heads
  const relations = heads.map((h, i) => {
    if (h === -1) return 'root'
    const r = tree.relations[i]!
    if (HABITS.has(r) && h === own.heads[i] && own.relations[i] !== 'root') return own.relations[i]!
    return r === '' || r === 'root' ? 'dep' : r
  })
  const tags = tree.words.map(() => '')
  return [{ words: tree.words, given: own.tags, tags, heads, relations, automatic: true }]
}
