import { goesOn, typeOf } from '@onrecord/language/training'
import type { Random } from '../words/random.js'
import type { TaggedNames } from './chains.js'
import { TYPES } from './examples.js'

interface NameWords {
  readonly words: readonly string[]
  readonly tags: readonly string[]
}

const OTHER = TYPES.indexOf('other')

/**
 * Copies of a `share` of the sentences with names, each name replaced by one of the same type from all of them, every name
 * as likely however often it is met: what stands around names is learned apart from the names (after Dai and Adel 2020).
 */
export function swappedNames(sentences: readonly TaggedNames[], share: number, random: Random): TaggedNames[] {
  const names: Map<string, NameWords>[] = TYPES.map(() => new Map())
  for (const s of sentences)
    for (const { first, last, type } of spansOf(s.labels)) {
      const words = s.words.slice(first, last)
      names[type]!.set(words.join(' '), { words, tags: s.tags.slice(first, last) })
    }
  const choice = names.map((byText) => [...byText.values()])
  return sentences
    .filter((s) => s.labels.some((l) => l > 0) && random() < share)
    .map((s) => {
      const words: string[] = []
      const tags: string[] = []
      const labels: number[] = []
      let at = 0
      const copyTo = (end: number): void => {
        words.push(...s.words.slice(at, end))
        tags.push(...s.tags.slice(at, end))
        labels.push(...s.labels.slice(at, end))
        at = end
      }
      for (const { first, last, type } of spansOf(s.labels)) {
        if (type === OTHER) continue
        copyTo(first)
        const other = choice[type]![Math.floor(random() * choice[type]!.length)]!
        words.push(...other.words)
        tags.push(...other.tags)
        labels.push(...other.words.map((_, i) => 2 * type + (i === 0 ? 1 : 2)))
        at = last
      }
      copyTo(s.words.length)
      return { source: s.source, words, tags, labels }
    })
}

function* spansOf(labels: readonly number[]): Generator<{ first: number; last: number; type: number }> {
  for (let first = 0; first < labels.length; ) {
    let last = first + 1
    if (labels[first]! > 0) {
      while (last < labels.length && goesOn(labels[last]!)) last++
      yield { first, last, type: typeOf(labels[first]!) }
    }
    first = last
  }
}
