import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { TreebankSentence } from '../corpora/conllu.js'
import type { NamedSentence } from './examples.js'

const FILE = fileURLToPath(new URL('ewt-train.tsv', import.meta.url))
const TYPES: readonly string[] = ['PER', 'ORG', 'LOC']

/** The treebank's sentences with the names marked by hand in `ewt-train.tsv`; those not listed there have none. */
export function goldNames(sentences: readonly TreebankSentence[]): NamedSentence[] {
  const marked = new Map<string, string>()
  for (const line of readFileSync(FILE, 'utf8').split('\n')) {
    const [id, names] = line.split('\t')
    if (names !== undefined && !line.startsWith('#')) marked.set(id!, names)
  }
  return sentences.map(({ id, words }) => {
    const labels = new Array<number>(words.length).fill(0)
    for (const [, first, last, type] of (marked.get(id) ?? '').matchAll(/(\d+)-(\d+) (\w+)/g)) {
      const t = TYPES.indexOf(type!)
      if (t < 0 || Number(last) > words.length) throw new Error(`names of ${id}: ${first}-${last} ${type}`)
      for (let i = Number(first) - 1; i < Number(last); i++) labels[i] = 2 * t + (i === Number(first) - 1 ? 1 : 2)
    }
    return { words, labels, source: 'gold' }
  })
}
