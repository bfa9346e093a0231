import { describe, expect, it } from 'vitest'
import { importFollowTheMoney } from './follow-the-money.js'
import { importPetrarch } from './petrarch.js'
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

describe('PETRARCH', () => {
  const country = (code: string) => (code === 'NRL' ? 'norland' : null)
  it.each([
    [
      'NORLAND_ [NRL]\n+KINGDOM_OF_NORLAND_',
      { id: 'norland', type: 'state', name: 'Norland', names: ['Kingdom Of Norland'] },
    ],
    [
      'ILSE_BRANDT_ ; minister\n+BRANDT_\n\t[NRLGOV 20230301-20241024]\n\t[NRLOPP >20241025]',
      {
        id: 'ilse-brandt',
        type: 'person',
        of: 'norland',
        names: ['Brandt'],
        offices: [
          { role: 'government official', of: 'norland', from: '2023-03-01', to: '2024-10-24', note: 'PETRARCH NRLGOV' },
          { role: 'opposition leader', of: 'norland', from: '2024-10-25', to: null, note: 'PETRARCH NRLOPP' },
        ],
      },
    ],
    ['RED_CROSS_ [NGO]', { id: 'red-cross', type: 'organisation', offices: [] }],
    [
      'OLD_KING_ [NRLGOV <991231]',
      {
        offices: [
          { role: 'government official', of: 'norland', from: null, to: '1999-12-31', note: 'PETRARCH NRLGOV' },
        ],
      },
    ],
  ])('%j', (text, actor) => {
    expect(importPetrarch(text, country)).toEqual({ actors: [expect.objectContaining(actor)], problems: [] })
  })

  it('names the lines it can not read', () => {
    const { problems } = importPetrarch('[NRL]\nA_ [NRLGOV 2023x]\nB_ [NRLGOV 20231301]', country)
    expect(problems.map((p) => p.line)).toEqual([1, 2, 3])
  })
})
