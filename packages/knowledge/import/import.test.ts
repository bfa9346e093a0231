import { describe, expect, it } from 'vitest'
import { loadCountryCodes, loadKnowledge } from '../node.js'
import { importFollowTheMoney } from './follow-the-money.js'
import { importPetrarch } from './petrarch.js'
import { importWikidata } from './wikidata.js'

const country = loadCountryCodes()

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
    const { actors } = importFollowTheMoney(text, country)
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
    expect(importFollowTheMoney(text, country).problems.map((p) => p.line)).toEqual([6, 7])
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

describe('PETRARCH dictionaries', () => {
  const ACTORS = `# Made up for this test: every feature of the format
; a comment line
NORWAY_ [NOR]
+KINGDOM_OF_NORWAY_ ; an alias
ILSE_BRANDT_ ; the code on lines of its own, old and new forms of days
+BRANDT_
+ILSE_B._BRANDT_
\t[NORGOV 20120507-20180507]
\t[NORELI >180507]
\t[NORLEG <20120506]
KAI_LUND [SWEMIL 010120-200117] [SWEOPP >200118]
UNITED_HARBOUR_FUND_ [IGOUHF]
SVEA_NEWS_AGENCY_ [SWEMED]
BORDER_REBELS_ [SWEREB]
REBECCA_O'HARA-LEE_ [USAGOV 199901]
TWICE_NAMED_ [NORGOV]
TWICE_NAMED_ [SWEGOV]
NOBODY_AT_ALL_
`
  const { actors, problems, left } = importPetrarch(ACTORS, country)
  const one = (id: string) => actors.find((a) => a.id === id)
  const offices = (id: string) => one(id)!.offices.map(({ role, of, from, to }) => [role, of, from, to])

  it('is a state where the code is a country and nothing else', () =>
    expect(one('norway')).toMatchObject({ type: 'state', name: 'Norway', names: ['Kingdom Of Norway'] }))
  it('has offices by its codes, from day to day, open at either end', () => {
    expect(one('ilse-brandt')).toMatchObject({ type: 'person', of: 'norway', names: ['Brandt', 'Ilse B. Brandt'] })
    expect(offices('ilse-brandt')).toEqual([
      ['government official', 'norway', '2012-05-07', '2018-05-07'],
      ['member of the elite', 'norway', '2018-05-07', null],
      ['legislator', 'norway', null, '2012-05-06'],
    ])
  })
  it('reads days of six digits and codes behind the name', () =>
    expect(offices('kai-lund')).toEqual([
      ['military official', 'sweden', '2001-01-20', '2020-01-17'],
      ['opposition leader', 'sweden', '2020-01-18', null],
    ]))
  it('reads months', () =>
    expect(offices('rebecca-ohara-lee')).toEqual([['government official', 'united-states', '1999-01-01', null]]))
  it('tells organisations, outlets and groups from persons', () =>
    expect(['united-harbour-fund', 'svea-news-agency', 'border-rebels'].map((id) => one(id)!.type)).toEqual([
      'organisation', 'outlet', 'group',
    ])) // biome-ignore format: one line reads better
  it('keeps one actor of a name that stands twice', () =>
    expect(offices('twice-named').map((o) => o[1])).toEqual(['norway', 'sweden']))
  it('says what has no code', () =>
    expect(problems).toEqual([{ line: 18, message: expect.stringContaining('no code') }]))
  it('leaves out words for agents, and counts them', () => {
    const agents = `!PERSON! = MAN, WOMAN\nPOLICE_OFFICER_ {POLICE_OFFICERS_} [~COP]\n+CONSTABLE_\nMINISTER_ [~GOV]\n`
    expect(importPetrarch(agents, country)).toEqual({ actors: [], problems: [], left: 2 })
    expect(left).toBe(0)
  })
  it.each([
    ['a code without a name', '[NORGOV]\n', 1],
    ['days out of order', 'A_B_ [NORGOV 20200101-20100101]\n', 1],
    ['no day of the calendar', 'A_B_ [NORGOV 20201301]\n', 1],
    ['a country that is none', 'A_B_ [QQQGOV]\n', 1],
    ['an alias of nobody', '+A_B_\n', 1],
  ])('refuses %s', (_, text, line) => expect(importPetrarch(text, country).problems[0]).toMatchObject({ line }))
})

describe('country codes', () => {
  it.each([['no', 'norway'], ['USA', 'united-states'], ['gbr', 'united-kingdom'], ['XK', 'kosovo'], ['TUR', 'turkey'], ['COD', 'democratic-republic-of-the-congo'], ['SUN', 'soviet-union']])('%s is %s', (code, id) => expect(country(code)).toBe(id)) // biome-ignore format: a row
  it('name only actors that are known', () => {
    const known = loadKnowledge()
    for (const a of ['CZE', 'PSE', 'TWN', 'HKG', 'MMR', 'CIV', 'MKD'])
      expect(known.actor(country(a) ?? ''), a).toBeDefined()
  })
})
