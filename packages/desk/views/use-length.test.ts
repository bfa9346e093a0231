import { expect, it } from 'vitest'
import { grown } from './use-length.js'

it.each([
  [10_000, 125_000, { to: 20_000, end: false }],
  [120_000, 125_000, { to: 125_000, end: true }],
  [10_000, 20_000, { to: 20_000, end: false }],
  [10_000, 19_999, { to: 19_999, end: true }],
  [20_000, 20_000, { to: 20_000, end: true }],
  [0, 50_000, { to: 100, end: false }],
  [300, 50_000, { to: 400, end: false }],
  [300, 350, { to: 350, end: true }],
  [2500, 50_000, { to: 3500, end: false }],
])('a list of %i rows and more that has %i', async (from, all, expected) => {
  let asked = 0
  expect(await grown(from, async (at) => ++asked > 0 && at < all)).toEqual(expected)
  expect(asked).toBeLessThan(45)
})
