import type { Added, Arrival, OnRecord } from '@onrecord/record'
import { expect, it } from 'vitest'
import { Adder } from './adder.js'

/** A record that takes everything but what is called `bad`, a moment later. */
function record(): { readonly record: OnRecord; readonly sizes: number[] } {
  const sizes: number[] = []
  const addAll = async (arrivals: readonly Arrival[]): Promise<Added[]> => {
    await new Promise((end) => setTimeout(end, 5))
    if (arrivals.some((a) => a.article.name === 'bad'))
      throw Object.assign(new Error('no'), { name: 'RecordError', code: 'text' })
    sizes.push(arrivals.length)
    return arrivals.map(() => 'added')
  }
  return { record: { addAll } as unknown as OnRecord, sizes }
}
const arrival = (name: string) => ({ article: { name } }) as unknown as Arrival

it('what comes while others are put on record goes together, and what cannot be kept fails alone', async () => {
  const { record: one, sizes } = record()
  const adder = new Adder(one)
  const names = ['a', 'b', 'bad', ...Array.from({ length: 40 }, (_, i) => `c${i}`)]
  const did = await Promise.allSettled(names.map((name) => adder.add(arrival(name))))
  expect(did.map((d) => d.status)).toEqual(names.map((name) => (name === 'bad' ? 'rejected' : 'fulfilled')))
  expect(sizes).toEqual([1, ...Array.from({ length: 19 }, () => 1), 20, 2])
  expect(await adder.add(arrival('later'))).toBe('added')
})
