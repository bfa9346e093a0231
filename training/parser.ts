import { readFileSync, writeFileSync } from 'node:fs'
import { parser, type WordForms } from '@onrecord/language/training'
import { models } from './corpora/shared.js'
import { silver } from './corpora/silver.js'
import { isTree, type SilverTree, silverTrees } from './corpora/silver-trees.js'
import { ewtTrain, gum } from './corpora/treebanks.js'
import { PARSER, type ParsedSentence, trainParser } from './parser/train.js'
import { jackknifedTags, tagsBy } from './tagger.js'
import { forms } from './words/forms.js'

/** An automatic tree is learned from where a parser that knows gold alone agrees with at least this share of its heads. */
const AGREED = 0.7
/** Of these, every fourth; its errors count this much. */
const EVERY = 4
const WEIGHT = 0.3

/** Relations in which the two schemes differ by habit: where the heads agree, the first parser's relation stands. */
const HABITS = new Set([
  '', 'compound', 'amod', 'obl', 'nmod', 'flat', 'nummod', 'obl:unmarked', 'nmod:unmarked', 'iobj', 'case', 'mark', 'fixed',
  'appos', 'nmod:desc', 'advmod',
]) // biome-ignore format: a list

/** Learns the parser from EWT, GUM and PolNeAR's automatic trees; writes `models/parser.bin`. Needs the tagger. */
export function trainParserModel(log: (line: string) => void): void {
  const known = forms()
  const treebanks = [...ewtTrain(), ...gum()]
  const tags = jackknifedTags(treebanks, 5, known, log)
  const gold: ParsedSentence[] = treebanks.map((s, i) => ({ ...s, tags: tags[i]! }))
  log('a first parser, that judges the automatic trees')
  const first = treesBy(trainParser(gold, known, { ...PARSER, hidden: 32, rounds: 3 }, log), known)
  const tag = tagsBy(readFileSync(`${models}tagger.bin`), known)
  const automatic = [...silver()]
    .flatMap(silverTrees)
    .flatMap((t) => agreed(t, tag(t.words), first))
    .filter((_, i) => i % EVERY === 0)
  log(`${gold.length} gold sentences, ${automatic.length} automatic ones`)
  writeFileSync(`${models}parser.bin`, trainParser([...gold, ...automatic], known, PARSER, log))
}

type Parse = (words: readonly string[], tags: readonly string[]) => { heads: number[]; relations: string[] }

/** The automatic tree as an example, or nothing where the first parser disagrees too much. Marks hang where that parser hangs them. */
function agreed(tree: SilverTree, tags: readonly string[], parse: Parse): ParsedSentence[] {
  const own = parse(tree.words, tags)
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
  return [{ words: tree.words, tags, heads, relations, weight: WEIGHT }]
}

function treesBy(bytes: Uint8Array, known: WordForms): Parse {
  const p = parser(bytes, known.edge)
  return (words, tags) => {
    const n = words.length
    const heads = new Int32Array(n)
    const relations = new Uint8Array(n)
    p.parse(words.map(known.of), Uint8Array.from(tags, p.tagNumber), 0, n, heads, relations)
    return { heads: [...heads], relations: Array.from(relations, (r) => p.relations[r]!) }
  }
}
