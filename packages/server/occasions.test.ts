import { expect, it } from 'vitest'
import { occasionsShown } from './questions/occasions-shown.js'
import { invented, inventedLinks } from './test/invented.js'
import { recordOf } from './test/record.js'

it('occasions come by how near their days are to a day, those without one last', async () => {
  const days = ['2031-03-01', '2031-01-01', '2031-02-10', null, '2031-02-01', '2031-02-02']
  const occasions = days.map((day, i) => ({ ...inventedLinks.occasions[0]!, id: `o${i}`, from: day, to: day }))
  const { record, remove } = await recordOf(invented, { ...inventedLinks, occasions, differences: [] })
  const near = async (query: object) => (await occasionsShown(record, { near: '2031-02-04', ...query })).shown.map((o) => o.id) // biome-ignore format: one line
  expect(await near({})).toEqual(['o5', 'o4', 'o2', 'o0', 'o1', 'o3'])
  expect(await near({ limit: 2 })).toEqual(['o5', 'o4'])
  expect(await near({ limit: 2, offset: 2 })).toEqual(['o2', 'o0'])
  expect(await near({ limit: 2, several: 'true', kind: 'vote' })).toEqual([])
  await remove()
})
