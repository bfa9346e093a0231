import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseEvents } from './events.js'

const HEAD = 'name\tkind\tfrom\tto\tnames\tactors\tplace\n'

describe('parseEvents', () => {
  it('reads a row', () =>
    expect(parseEvents(`# note\n${HEAD}Oslo talks\ttalks\t2024-10-22\t2024-10-24\toslo talks;talks & oslo\tnorway\tOslo\n`, 'e.tsv')).toEqual([
      {
        id: 'oslo-talks', name: 'Oslo talks', kind: 'talks', from: '2024-10-22', to: '2024-10-24',
        names: ['oslo talks', 'talks & oslo'], actors: ['norway'], place: 'Oslo',
      },
    ])) // biome-ignore format: one line reads better
  it('adds the day to the id of a name that stands twice', () =>
    expect(
      parseEvents(
        `${HEAD}Oslo talks\ttalks\t2024-10-22\t2024-10-22\tx\nOslo talks\ttalks\t2025-10-22\t2025-10-22\tx\n`,
        'e.tsv',
      ).map((e) => e.id),
    ).toEqual(['oslo-talks', 'oslo-talks-2025-10-22']))
  it.each([
    ['days out of order', 'Oslo talks\ttalks\t2024-10-22\t2024-10-21\tx', /line 2: .* are no days in order/],
    ['no day', 'Oslo talks\ttalks\tOctober\t2024-10-21\tx', /line 2/],
    ['no names', 'Oslo talks\ttalks\t2024-10-22\t2024-10-22\t', /must be given/],
  ])('refuses %s', (_, row, message) => expect(() => parseEvents(`${HEAD}${row}\n`, 'e.tsv')).toThrow(message))
  it('reads the table that comes with the program', () => {
    const events = parseEvents(readFileSync(new URL('./data/events.tsv', import.meta.url), 'utf8'), 'events.tsv')
    expect(events.length).toBeGreaterThan(800)
    expect(events.find((e) => e.id === 'brics-summit-2024')).toMatchObject({
      from: '2024-10-22',
      to: '2024-10-24',
      place: 'Kazan',
    })
  })
})
