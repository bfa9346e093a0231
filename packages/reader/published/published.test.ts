import { readFileSync } from 'node:fs'
import { daysBetween, type Source } from '@onrecord/format'
import { loadKnowledge } from '@onrecord/knowledge/node'
import { loadEnglish } from '@onrecord/language/node'
import { describe, expect, it } from 'vitest'
import { blocks } from '../blocks/blocks.js'
import { times } from '../times/times.js'

const context = { language: loadEnglish(), knowledge: loadKnowledge(), today: '2026-01-01', explain: true }

function publishedOf(text: string, published: string | null, today = context.today) {
  const source: Source = {
    name: '2001-01-01', uri: '2001/01/01/case.txt', text, title: null, outlet: null, byline: null, wire: null, language: null, published,
    url: null, hints: [], map: null,
  } // biome-ignore format: one line reads better
  const layer = blocks(source, context)
  const analysed = { ...layer, analysis: context.language.analyse(text, layer.blocks) }
  return times(analysed, { ...context, today }).published
}

describe('dating an article out of its text', () => {
  const cases = readFileSync(new URL('./cases/published.txt', import.meta.url), 'utf8')
    .split(/^# /m)
    .slice(1)
  for (const c of cases) {
    const title = c.slice(0, c.indexOf('\n'))
    const [text = '', expected = ''] = c
      .slice(c.indexOf('\n') + 1)
      .trim()
      .split('\n==>\n')
    ;(title.endsWith('(known)') ? it.fails : it)(title, () => {
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
    })
  }
})

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
