import { describe, expect, it } from 'vitest'
import { even } from './even-lists.js'

const places = (n: number) => new Array(n).fill('?').join(', ')
const numbers = (n: number, from = 1) => Array.from({ length: n }, (_, i) => from + i)

describe('lists of a query', () => {
  it('are as long as the next power of two, their last value several times', () => {
    const { sql, values } = even(
      `select 1 from a where b = ? and c in (${places(5)}) and d in (${places(6)}) and e < ?`,
    )
    expect(sql).toBe(`select 1 from a where b = ? and c in (${places(8)}) and d in (${places(8)}) and e < ?`)
    expect(values(numbers(13))).toEqual([1, ...numbers(5, 2), 6, 6, 6, ...numbers(6, 7), 12, 12, 13])
  })

  it.each([
    ['short', `select 1 from a where b in (${places(4)})`],
    ['very long', `select 1 from a where b in (${places(600)})`],
    ['of a length that is asked for anyhow', `select 1 from a where b in (${places(256)})`],
    ['rows', `insert into a (b, c) values (?, ?), (?, ?), (?, ?)`],
    ['within a name or a text', `select 'in (${places(5)})' as "in (${places(5)})" from a where b = ?`],
  ])('are left as they are: %s', (_, sql) => {
    expect(even(sql).sql).toBe(sql)
    const values = [1, 2, 3]
    expect(even(sql).values(values)).toBe(values)
  })

  it('do not count what stands in a text', () => {
    const { sql, values } = even(`select '?', 'it''s ?' from "a?" where b = ? and c in (${places(7)})`)
    expect(sql).toContain(`in (${places(8)})`)
    expect(values(numbers(8))).toEqual([...numbers(8), 8])
  })
})
