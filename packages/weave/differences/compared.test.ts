import { describe, expect, test } from 'vitest'
import { comparedPairs } from './compared.js'

const reported = (id: string, sizes: Readonly<Record<string, number>>) => ({
  id,
  sizes: new Map(Object.entries(sizes)),
})
const pairs = (...of: Parameters<typeof comparedPairs>) =>
  comparedPairs(...of).map(
    ({ a, b, occasion, utterances }) => `${a} ${b}: ${[occasion ?? '-', ...utterances].join(' ')}`,
  )

describe('reports are compared', () => {
  const speech = reported('o1', { a: 2, b: 2 })
  const visit = reported('o2', { a: 1, b: 3, c: 1 })
  const said = [reported('u1', { a: 1, b: 1 }), reported('u2', { b: 1, c: 1, d: 1 })]

  test('by the occasion they tell most of alone', () => {
    expect(pairs('o1', new Set(['a', 'b']), said, [speech, visit])).toEqual(['a b: o1 u1'])
    expect(pairs('o2', new Set(['a', 'b', 'c']), said, [speech, visit])).toEqual(['a c: o2', 'b c: o2 u2'])
  })
  test('by an utterance where they have no occasion in common', () => {
    expect(pairs(null, new Set(['b', 'c', 'd']), [said[1]!], [visit])).toEqual(['b d: - u2', 'c d: - u2'])
    expect(pairs(null, new Set(['a', 'b']), [said[0]!], [speech, visit])).toEqual([])
  })
  test('of many each with the fullest three of all, also of those that are not asked for', () => {
    const many = reported('o3', { a: 1, b: 1, c: 5, d: 5, e: 5, f: 1 })
    expect(pairs('o3', new Set(['a', 'b', 'c', 'f']), [], [many])).toEqual(['a c: o3', 'b c: o3', 'c f: o3'])
  })
})
