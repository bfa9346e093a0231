import { expect, it } from 'vitest'
import { byDate, middle, showRange, showTerm } from './dates.js'

const CASES = [
  ['2024-10-24', '2024-10-24', '24 Oct 2024'],
  ['2024-03-03', '2024-03-31', '3–31 Mar 2024'],
  ['2024-02-01', '2024-02-29', 'Feb 2024'],
  ['2023-02-01', '2023-02-27', '1–27 Feb 2023'],
  ['2024-12-01', '2024-12-31', 'Dec 2024'],
  ['2024-01-01', '2024-12-31', '2024'],
  ['2023-01-01', '2024-12-31', '2023–2024'],
  ['2024-01-01', '2024-03-31', '1 Jan – 31 Mar 2024'],
  ['2024-10-24', '2024-11-04', '24 Oct – 4 Nov 2024'],
  ['2024-12-30', '2025-01-02', '30 Dec 2024 – 2 Jan 2025'],
  [null, '2024-10-24', '24 Oct 2024 at the latest'],
  ['2024-10-24', null, '24 Oct 2024 at the earliest'],
  [null, null, 'undated'],
] as const

it.each(CASES)('%s to %s is shown as %s', (from, to, shown) => {
  expect(showRange({ from, to })).toBe(shown)
})

it.each([
  [null, '2024-10-24', 'until 24 Oct 2024'],
  ['2024-10-24', null, 'since 24 Oct 2024'],
  ['2024-01-01', '2024-12-31', '2024'],
] as const)('the term of an office from %s to %s is shown as %s', (from, to, shown) => {
  expect(showTerm({ from, to })).toBe(shown)
})

it('the middle of a range is within it, of an open one its end', () => {
  expect(middle({ from: '2024-03-01', to: '2024-03-03' })).toBe(Date.UTC(2024, 2, 2))
  expect(middle({ from: null, to: '2024-03-03' })).toBe(Date.UTC(2024, 2, 3))
  expect(middle({ from: null, to: null })).toBeNull()
})

it('what is undated comes last', () => {
  const ranges = [
    { from: null, to: null },
    { from: '2024-02-01', to: '2024-02-02' },
    { from: null, to: '2024-01-01' },
  ]
  expect([...ranges].sort(byDate)).toEqual([ranges[2], ranges[1], ranges[0]])
})
