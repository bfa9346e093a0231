import { daysBetween } from '@onrecord/format'
import { describe, expect, it } from 'vitest'
import { blocks } from '../blocks/blocks.js'
import { eachCase } from '../testing/cases.js'
import { context, sourceOf } from '../testing/source.js'
import { times } from '../times/times.js'

function publishedOf(text: string, published: string | null, today: string = context.today) {
  // A day in the file's name is no evidence.
  const layer = blocks(sourceOf(text, { name: '2001-01-01', uri: '2001/01/01/case.txt', published }), context)
  const analysed = { ...layer, analysis: context.language.analyse(text, layer.blocks) }
  return times(analysed, { ...context, today }).published
}

describe('dating an article out of its text', () =>
  eachCase(new URL('./cases/published.txt', import.meta.url), (text, expected) => {
    const found = publishedOf(text, null)
    if (expected === 'unknown') {
      expect(found).toMatchObject({ basis: 'unknown', from: null, to: null, evidence: [] })
      return
    }
    const [, day = '', within = ''] = /^holds (\S+), within (\d+) days$/.exec(expected)!
    expect(found.basis).toBe('text')
    const shown = `${found.from}..${found.to}`
    expect(found.from! <= day && day <= found.to!, `${shown} holds ${day}`).toBe(true)
    expect(daysBetween(found.from!, found.to!), shown).toBeLessThanOrEqual(Number(within))
    expect(found.to! <= context.today).toBe(true)
    expect(found.evidence.length).toBeGreaterThan(0)
  }))

describe('published', () => {
  it('is what metadata gives', () =>
    expect(publishedOf('The ministers met in October 2024.', '2019-05-05')).toEqual({
      from: '2019-05-05',
      to: '2019-05-05',
      basis: 'given',
      evidence: [],
    }))
  it('refuses a given day after the day of reading', () =>
    expect(publishedOf('The ministers met in the harbour.', '2027-05-05').basis).toBe('unknown'))
  it('is unknown for an empty text', () => expect(publishedOf('', null).basis).toBe('unknown'))
})
