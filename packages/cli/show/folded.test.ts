import type { Difference } from '@onrecord/format'
import { expect, test } from 'vitest'
import { folded } from './folded.js'

const difference = (id: string, kind: Difference['kind'], occasion: string | null, article: string): Difference => ({
  id,
  kind,
  occasion,
  articles: [article, 'other'],
  statements: [],
  spans: [],
  rank: 0.5,
  why: [],
})

test('what one report of an occasion has alone is folded behind its two first lines, each report’s by itself', () => {
  const list = [
    difference('1', 'only-in', 'talks', 'a'),
    difference('2', 'wording', 'talks', 'a'),
    difference('3', 'only-in', 'talks', 'a'),
    difference('4', 'only-in', 'talks', 'b'),
    difference('5', 'only-in', 'talks', 'a'),
    difference('6', 'only-in', 'talks', 'a'),
    difference('7', 'only-in', 'speech', 'a'),
  ]
  expect(folded(list).map((f) => `${f.difference.id} +${f.more}`)).toEqual(['1 +0', '2 +0', '3 +2', '4 +0', '7 +0'])
})
