import { goesOn, typeOf } from '@onrecord/language/training'
import type { TreebankSentence } from '../corpora/conllu.js'
import type { NamedSentence } from './examples.js'

/** What a recogniser makes of a sentence: a label a word. */
export type Labeller = (words: readonly string[], tags: readonly string[]) => Uint8Array

export interface WordKinds {
  /** Names of days and months, which are no names here. */
  readonly time: (word: string) => boolean
  /** Titles, which stand before a person's name and are no part of it. */
  readonly title: (word: string) => boolean
}

const PERSON = 0
const OTHER = 3

/**
 * Names in a treebank that has none: every run of proper nouns (gold tags) is one, of the type that a first recogniser
 * gives it here and elsewhere in the treebank; where it joins two runs ("Bank of America"), they are one.
 */
export function properNouns(
  sentences: readonly TreebankSentence[],
  label: Labeller,
  kinds: WordKinds,
): NamedSentence[] {
  const labelled = sentences.map((s) => label(s.words, s.tags))
  const votes = new Map<string, number[]>()
  const runs = sentences.map((s, k) => runsOf(s, labelled[k]!, kinds))
  const keysOf = (s: TreebankSentence, first: number, last: number): string[] => {
    const words = s.words.slice(first, last).map((w) => w.toLowerCase())
    return [words.join(' '), `${words.at(-1)} $`]
  }
  runs.forEach((list, k) => {
    for (const [first, last] of list) {
      for (const key of keysOf(sentences[k]!, first, last)) {
        const v = votes.get(key) ?? [0, 0, 0, 0]
        for (let i = first; i < last; i++) if (labelled[k]![i]! > 0) v[typeOf(labelled[k]![i]!)]! += 1 / (last - first)
        votes.set(key, v)
      }
    }
  })
  return sentences.map((s, k) => {
    const labels = new Array<number>(s.words.length).fill(0)
    for (let [first, last] of runs[k]!) {
      const scores = [0, 0, 0, 0.05]
      keysOf(s, first, last).forEach((key, n) => {
        const v = votes.get(key)!
        const sum = v.reduce((a, b) => a + b, 0.5)
        for (let t = 0; t < 4; t++) scores[t]! += (v[t]! / sum) * (n === 0 ? 1 : 0.4)
      })
      for (let i = first; i < last; i++)
        if (labelled[k]![i]! > 0) scores[typeOf(labelled[k]![i]!)]! += 1 / (last - first)
      const type = scores.indexOf(Math.max(...scores))
      if (type === PERSON) while (first < last - 1 && kinds.title(s.words[first]!.toLowerCase())) first++
      for (let i = first; i < last; i++) labels[i] = 2 * type + (i === first ? 1 : 2)
    }
    // Names of peoples and languages are adjectives: what the recogniser calls other stays so.
    labelled[k]!.forEach((l, i) => {
      if (labels[i] === 0 && l > 0 && typeOf(l) === OTHER && s.tags[i] === 'JJ' && (!goesOn(l) || labels[i - 1]! > 0))
        labels[i] = l
    })
    return { words: s.words, labels, weight: 1 }
  })
}

/** Runs of proper nouns, first to last (excluded). */
function runsOf(s: TreebankSentence, labels: Uint8Array, kinds: WordKinds): [number, number][] {
  const proper = (i: number): boolean =>
    (s.tags[i] === 'NNP' || s.tags[i] === 'NNPS') && !kinds.time(s.words[i]!.toLowerCase())
  const out: [number, number][] = []
  for (let i = 0; i < s.words.length; i++) {
    if (!proper(i)) continue
    let end = i + 1
    for (;;) {
      while (end < s.words.length && proper(end)) end++
      // What joins two proper nouns, if the recogniser goes on over it or a hyphen does.
      let joined = end
      while (joined < s.words.length && joined < end + 3 && goesOn(labels[joined]!) && !proper(joined)) joined++
      if (joined === end && /^[-–]$/.test(s.words[end] ?? '') && proper(end + 1) && proper(end - 1)) joined++
      if (joined === end || !proper(joined)) break
      end = joined
    }
    out.push([i, end])
    i = end
  }
  return out
}
