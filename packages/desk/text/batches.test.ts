import { expect, it } from 'vitest'
import { batches } from './batches.js'

const file = (name: string, size: number) => ({ name, content: { size } as Blob })

it('keeps the order, fills a batch and sends what is too large alone', () => {
  const files = [file('a', 3_000_000), file('b', 4_000_000), file('c', 3_000_000), file('d', 20_000_000), file('e', 1)]
  expect(batches(files).map((b) => b.map((f) => f.name).join(''))).toEqual(['ab', 'c', 'd', 'e'])
  expect(batches([])).toEqual([])
  expect(batches(Array.from({ length: 45 }, (_, i) => file(String(i), 1))).map((b) => b.length)).toEqual([20, 20, 5])
})
