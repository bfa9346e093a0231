import { describe, expect, it } from 'vitest'
import { wordForms } from '../features/word-form.js'
import { wordTable } from '../features/word-table.js'
import { loadEnglish } from '../node.js'
import { nameVoteFeatures, nameVotes } from './votes.js'

const { of } = wordForms(wordTable(loadEnglish().weights('words')))
const LABELS = 9

// Labels given to words of an article, a word asked about with its own label, and what is left for it.
const CASES: readonly [given: readonly [word: string, label: number][], asked: string, own: number, left: object | null][] = [
  [[['Leon', 1], ['Leon', 5], ['Leon', 1]], 'Leon', 5, { 1: 2 }],
  [[['Leon', 1]], 'Leon', 1, null],
  [[['LEON', 1], ['Leon', 5]], 'Leon', 5, { 1: 1 }],
  [[['leon', 1], ['Leon', 5]], 'Leon', 5, null],
  [[['Leon', 1]], 'Ono', 0, null],
  [[['Ono', 2], ['Ono', 0], ['Ono', 0]], 'Ono', 0, { 0: 1, 2: 1 }],
] // biome-ignore format: a table

describe('votes on names', () => {
  it.each(CASES)('%j: %s labelled %d is elsewhere %j', (given, asked, own, left) => {
    const votes = nameVotes(LABELS)
    for (const [word, label] of given) votes.count(of(word), label)
    const counts = new Uint16Array(LABELS)
    const heard = votes.elsewhere(of(asked), own, counts)
    expect(heard).toBe(left !== null)
    if (left) expect(Object.fromEntries([...counts].flatMap((n, l) => (n > 0 ? [[l, n]] : [])))).toEqual(left)
  })

  it('tells apart what is said, how often, and of which neighbour', () => {
    const features = (counts: readonly number[], place: number): string => {
      const all: number[] = []
      nameVoteFeatures(Uint16Array.from(counts), of('Leon'), place, (f) => all.push(f))
      return all.join()
    }
    const seen = [
      features([0, 2, 0], 0),
      features([0, 2, 0], 1),
      features([0, 0, 2], 0),
      features([1, 2, 0], 0),
      features([2, 0, 0], 0),
    ]
    expect(new Set(seen).size).toBe(seen.length)
  })
})
