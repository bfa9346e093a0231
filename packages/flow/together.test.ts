import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { together } from './together.js'

/** Items after so many ms each; `!` fails. */
async function* coming(items: readonly (readonly [ms: number, item: string])[]) {
  for (const [ms, item] of items) {
    if (ms > 0) await sleep(ms)
    if (item === '!') throw new Error('fails')
    yield item
  }
}
const cases: readonly (readonly [title: string, items: readonly (readonly [number, string])[], groups: readonly string[]])[] = [
  ['nothing gives no group', [], []],
  ['what comes at once goes together', [[0, 'a'], [0, 'b'], [0, 'c']], ['abc']],
  ['a group is full', [[0, 'a'], [0, 'b'], [0, 'c'], [0, 'd'], [0, 'e']], ['abcd', 'e']],
  ['what does not go with another', [[0, 'a'], [0, 'b'], [0, 'a'], [0, 'c']], ['ab', 'ac']],
  ['what is late is not waited for', [[0, 'a'], [0, 'b'], [400, 'c'], [0, 'd']], ['ab', 'cd']],
] // biome-ignore format: a table

const joins = (group: readonly string[], item: string) => group.length < 4 && !group.includes(item)

it.each(cases)('%s', async (_title, items, groups) => {
  const got: string[] = []
  for await (const group of together(coming(items), joins, 100)) got.push(group.join(''))
  expect(got).toEqual(groups)
})

it('what fails while a group is dealt with is told to whoever goes on listening', async () => {
  const got: string[] = []
  const failing = async () => {
    for await (const group of together(
      coming([
        [0, 'a'],
        [200, '!'],
      ]),
      joins,
      20,
    )) {
      // biome-ignore format: short
      got.push(group.join(''))
      await sleep(400)
    }
  }
  await expect(failing()).rejects.toThrow('fails')
  expect(got).toEqual(['a'])
})
