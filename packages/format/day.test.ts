import { describe, expect, it } from 'vitest'
import { addDays, dayNumber, daysBetween, isDay, monthRange, rangesMeet, weekday } from './day.js'

describe('days', () => {
  it.each([
    ['2024-10-24', 4],
    ['1969-12-31', 3],
    ['2024-02-29', 4],
    ['2025-01-05', 7],
    ['1600-01-01', 6],
  ])('%s falls on weekday %i', (day, n) => expect(weekday(day)).toBe(n))

  it.each(['2023-02-29', '2024-13-01', '2024-1-1', '', '24 October'])('%j is no day', (day) => {
    expect(isDay(day)).toBe(false)
    expect(() => dayNumber(day)).toThrow(/^day: not an ISO day/)
  })

  it('counts', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
    expect(daysBetween('2024-10-24', '2024-11-05')).toBe(12)
    expect(monthRange(2024, 2)).toEqual({ from: '2024-02-01', to: '2024-02-29' })
    expect(monthRange(2024, 12)).toEqual({ from: '2024-12-01', to: '2024-12-31' })
  })

  it.each([
    [{ from: '2024-01-01', to: null }, { from: null, to: '2024-01-01' }, true],
    [{ from: '2024-01-02', to: null }, { from: null, to: '2024-01-01' }, false],
    [{ from: null, to: null }, { from: '2024-01-01', to: '2024-01-02' }, true],
  ])('%j and %j meet: %s', (a, b, meet) => expect(rangesMeet(a, b)).toBe(meet))
})
