import type { Difference } from '@onrecord/format'
import { expect, test } from 'vitest'
import { folded } from './folded.js'
import { foldedPages } from './folded-pages.js'

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

test('pages of a long list are what folding all of it gives, read no further than they reach', async () => {
  const all = Array.from({ length: 1300 }, (_, i) =>
    difference(String(i), i % 3 === 0 ? 'wording' : 'only-in', `occasion ${i % 40}`, `article ${i % 7}`),
  )
  let furthest = 0
  const differences = async ({
    occasion,
    offset = 0,
    limit,
  }: {
    occasion?: string
    offset?: number
    limit?: number
  } = {}) => {
    if (occasion !== undefined) return all.filter((d) => d.occasion === occasion)
    furthest = Math.max(furthest, offset + limit!)
    return all.slice(offset, offset + limit!)
  }
  const pages = foldedPages({ differences })
  const whole = folded(all)
  expect(await pages({ offset: 0, limit: 51 })).toEqual(whole.slice(0, 51))
  expect(furthest).toBe(500)
  expect(await pages({ offset: 400, limit: 100 })).toEqual(whole.slice(400, 500))
  expect(await pages({})).toEqual(whole)
})
