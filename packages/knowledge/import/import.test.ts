import { describe, expect, it } from 'vitest'
import { importFollowTheMoney } from './follow-the-money.js'
import { importWikidata } from './wikidata.js'

describe('FollowTheMoney', () => {
  const lines = [
    {
      id: 'p',
      schema: 'Person',
      properties: { name: ['Ilse Brandt', 'Brandt, Ilse'], alias: ['I. Brandt'], gender: ['female'], country: ['no'] },
    },
    { id: 'post', schema: 'Position', properties: { name: ['Foreign Minister'], country: ['no'] } },
    {
      id: 'o',
      schema: 'Occupancy',
      properties: { holder: ['p'], post: ['post'], startDate: ['2023-03'], endDate: ['2024-10'] },
    },
    { id: 'b', schema: 'PublicBody', properties: { name: ['Customs House'] } },
    { id: 'd', schema: 'Document', properties: { title: ['A page'] } },
  ]
  const text = `${lines.map((l) => JSON.stringify(l)).join('\n')}\n{"id": 3}\nnonsense\n`

  it('takes persons and bodies with their offices', () => {
    const { actors } = importFollowTheMoney(text)
    expect(actors.map((a) => [a.id, a.type, a.gender, a.of])).toEqual([
      ['ilse-brandt', 'person', 'f', 'norway'],
      ['customs-house', 'organisation', null, null],
    ])
    expect(actors[0]!.names).toEqual(['Brandt, Ilse', 'I. Brandt'])
    expect(actors[0]!.offices).toEqual([
      { role: 'foreign minister', of: 'norway', from: '2023-03-01', to: '2024-10-31' },
    ])
  })

  it('names the lines it can not read', () => {
    expect(importFollowTheMoney(text).problems.map((p) => p.line)).toEqual([6, 7])
  })
})

describe('Wikidata', () => {
  const row = (o: Record<string, string>) =>
    Object.fromEntries(Object.entries(o).map(([k, value]) => [k, { type: 'literal', value }]))
  const query = (...rows: Record<string, string>[]) =>
    JSON.stringify({ head: { vars: [] }, results: { bindings: rows.map(row) } })

  it('makes one actor of the rows of one item', () => {
    const { actors } = importWikidata(
      query(
        {
          item: 'Q1',
          itemLabel: 'Ilse Brandt',
          itemAltLabel: 'Brandt, I. Brandt',
          genderLabel: 'female',
          countryLabel: 'Norland',
          positionLabel: 'Foreign Minister',
          start: '2023-03-01T00:00:00Z',
        },
        {
          item: 'Q1',
          itemLabel: 'Ilse Brandt',
          countryLabel: 'Norland',
          positionLabel: 'mayor',
          ofLabel: 'Havn',
          start: '2015-01-01T00:00:00Z',
          end: '2019-01-01T00:00:00Z',
        },
        { item: 'Q2', itemLabel: 'Norland', instanceLabel: 'sovereign state' },
      ),
    )
    expect(actors).toEqual([
      expect.objectContaining({
        id: 'ilse-brandt',
        type: 'person',
        gender: 'f',
        of: 'norland',
        names: ['Brandt', 'I. Brandt'],
        offices: [
          { role: 'foreign minister', of: 'norland', from: '2023-03-01', to: null },
          { role: 'mayor', of: 'havn', from: '2015-01-01', to: '2019-01-01' },
        ],
      }),
      expect.objectContaining({ id: 'norland', type: 'state' }),
    ])
  })

  it('leaves out items without a label, and says so', () => {
    expect(importWikidata(query({ itemLabel: 'Q42' }))).toEqual({
      actors: [],
      problems: [expect.objectContaining({ line: 1 })],
    })
  })

  it.each(['', '{}', '[1]', '<html>'])('refuses %j', (text) =>
    expect(() => importWikidata(text)).toThrow(/results\.bindings/),
  )
})
