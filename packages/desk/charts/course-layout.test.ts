import { type Course, courseOf } from '@onrecord/server'
import { beforeAll, expect, it } from 'vitest'
import { invented, inventedLinks } from '../../server/test/invented.js'
import { recordOf } from '../../server/test/record.js'
import { many, manyLinks } from '../test/many.js'
import { layOut } from './course-layout.js'

const few: { course?: Course; many?: Course } = {}
beforeAll(async () => {
  const one = await recordOf(invented, inventedLinks)
  few.course = await courseOf(one.record, {})
  await one.remove()
  const articles = [...many(120)]
  const long = await recordOf(articles, manyLinks(articles))
  few.many = await courseOf(long.record, {})
  await long.remove()
})

it.each([320, 700, 1600])('everything stands within %i pixels, ticks apart, labels in the picture', (width) => {
  const layout = layOut(few.course!, width)
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

it('what is too much to be told apart is counted: no statement is lost, no stack leaves its row', () => {
  const course = few.many!
  expect(course.marks).toBeNull()
  const { rows } = layOut(course, 1000)
  const counted = rows.flatMap((row) => row.bars).reduce((n, bar) => n + bar.n, 0)
  expect(counted).toBe(3000)
  for (const { top, bottom, bars } of rows)
    for (const bar of bars) expect(bar.bottom <= bottom && bar.bottom - bar.height >= top).toBe(true)
})

it('a period asked for is the whole width', () => {
  const { axis, left, right } = layOut(few.course!, 800, { from: '2031-05-01', to: '2031-05-31' })
  expect(axis(Date.UTC(2031, 4, 1))).toBeLessThan(left + 20)
  expect(axis(Date.UTC(2031, 5, 1))).toBeGreaterThan(right - 20)
})

it('nothing at all is an empty picture', () => {
  const none = { ...few.course!, rows: [], marks: [], series: [], bins: null, occasions: [], given: [], reports: [] }
  const layout = layOut({ ...none, from: null, to: null }, 800)
  expect(layout.rows).toEqual([])
  expect(layout.height).toBeGreaterThan(0)
})
