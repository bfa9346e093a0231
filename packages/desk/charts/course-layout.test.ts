import { expect, it } from 'vitest'
import { invented, inventedLinks } from '../../server/test/invented.js'
import { recordOf } from '../../server/test/record.js'
import { layOut } from './course-layout.js'

const course = async () => {
  const { record, remove } = await recordOf(invented, inventedLinks)
  try {
    return {
      statements: await record.statements(),
      occasions: await record.occasions(),
      conditions: await record.conditions(),
      articles: await record.articles(),
    }
  } finally {
    await remove()
  }
}

it.each([320, 700, 1600])('everything stands within %i pixels, ticks apart, labels in the picture', async (width) => {
  const layout = layOut(await course(), width)
  const marks = layout.rows.flatMap((row) => row.marks)
  expect(marks.length).toBe(7)
  for (const { x, y } of marks) {
    expect(x).toBeGreaterThanOrEqual(layout.left)
    expect(x).toBeLessThanOrEqual(layout.right)
    expect(y).toBeGreaterThanOrEqual(layout.rowsTop)
    expect(y).toBeLessThanOrEqual(layout.height)
  }
  layout.ticks.forEach((tick, i) => {
    if (i > 0) expect(tick.x - layout.ticks[i - 1]!.x).toBeGreaterThanOrEqual(64)
  })
  for (const { label } of layout.bands) {
    expect(label!.left).toBeGreaterThanOrEqual(0)
    expect(label!.left + label!.width).toBeLessThanOrEqual(width)
  }
})

it('nothing at all is an empty picture', () => {
  const layout = layOut({ statements: [], occasions: [], conditions: [], articles: [] }, 800)
  expect(layout.rows).toEqual([])
  expect(layout.height).toBeGreaterThan(0)
})
