import type { Source } from '@onrecord/format'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eachCase } from '../testing/cases.js'
import { context, sourceOf } from '../testing/source.js'
import { blocks } from './blocks.js'
import { headlineText } from './title.js'
import { wireOf } from './wire.js'

function blocksOf(text: string, hints: Source['hints'] = []) {
  return blocks(sourceOf(text, { published: null, hints }), context).blocks
}

// Lines of a block are joined by " / ", blank ones left out.
const shown = (text: string) =>
  blocksOf(text)
    .map(
      (b) =>
        `${b.kind}: ${text
          .slice(b.start, b.end)
          .split(/\s*\n\s*/)
          .join(' / ')}`,
    )
    .join('\n')

describe('blocks', () =>
  eachCase(new URL('./cases/blocks.txt', import.meta.url), (text, expected) => expect(shown(text)).toBe(expected)))

describe('the source’s own marks', () => {
  it('hold, but for lines that are furniture by their words', () => {
    const text = 'Ministers meet\nOslo talks\nThey met on Monday.\nAdvertisement'
    const at = (s: string) => ({ start: text.indexOf(s), end: text.indexOf(s) + s.length })
    const hints = [
      { kind: 'headline', ...at('Ministers meet') },
      { kind: 'caption', ...at('Oslo talks') },
      { kind: 'body', ...at('They met on Monday.\nAdvertisement') },
    ] as const
    expect(blocksOf(text, hints).map((b) => b.kind)).toEqual(['headline', 'caption', 'body', 'furniture'])
  })
})

describe('headlineText', () => {
  it.each([
    [
      'Ministers Meet in Oslo Over\nHerring and Cod\n\nThey met on Monday, and parted.',
      'Ministers Meet in Oslo Over Herring and Cod',
    ],
    [
      'Voters Turn Away From Both Parties.\n\nVoters are turning away from both parties, says a poll.',
      'Voters Turn Away From Both Parties',
    ],
    ['The ministers met on Monday. They parted on Tuesday.', null],
  ])('%j', (text, title) => expect(headlineText(text, blocksOf(text))).toBe(title))
})

describe('wireOf', () => {
  it.each([
    ['OSLO (AFP) — The ministers met on Monday.', 'AFP'],
    ['WASHINGTON (AP) — The ministers met on Monday.', 'AP'],
    ['By The Associated Press\n\nThe ministers met on Monday.', 'AP'],
    ['OSLO, Oct 24 (Reuters) - The ministers met on Monday.', 'Reuters'],
    ['The ministers met on Monday, Reuters reported.', null],
  ])('%j', (text, wire) => expect(wireOf(text, blocksOf(text), context.language)).toBe(wire))
})

describe('properties', () => {
  const line = fc.constantFrom(
    '',
    ' ',
    'Share',
    'The ministers met on Monday.',
    'https://example.org',
    'A Long Quarrel',
    'and parted',
    '\t•',
    '\u00a0',
  )
  it('blocks hold everything but white space, in order', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const text = lines.join('\n')
        let at = 0
        for (const b of blocksOf(text)) {
          expect(text.slice(at, b.start).trim()).toBe('')
          expect(b.end).toBeGreaterThan(b.start)
          at = b.end
        }
        expect(text.slice(at).trim()).toBe('')
      }),
    )
  })
})

// Lines of capitals took time that doubled with every letter.
it('capitals take no longer than other letters', () => {
  const begun = performance.now()
  blocksOf(`${'LETTERSINAROW'.repeat(30)} AND OTHERS; MORE`)
  expect(performance.now() - begun).toBeLessThan(1000)
})

describe('the byline', () => {
  const bylineIn = (text: string, byline: Source['byline'] = null) =>
    blocks(sourceOf(text, { published: null, byline }), context).source.byline
  const body = 'The ministers of four states met in Oslo on Monday, and nobody expected them to agree.'
  it.each([
    ['By Maria Santos', ['Maria Santos']],
    ['By MARIA SANTOS and Jo de la Cruz, The Harbour Ledger', ['MARIA SANTOS', 'Jo de la Cruz']],
    ['By Maria Santos, Anna Ruiz | Harbour Ledger', ['Maria Santos', 'Anna Ruiz']],
    ['By Maria Santos, Harbour Ledger', ['Maria Santos']],
    ['By Maria Santos, Jo Lee and Ana Ruiz in Oslo', ['Maria Santos', 'Jo Lee', 'Ana Ruiz']],
    ['By Maria Santos, Harbour Ledger | 3 March 2026', ['Maria Santos']],
    ['By Monday', null],
    ['Interview by Jo Lee, The Weekly Lantern, 2 February 2025', ['Jo Lee']],
  ])('%s', (line, names) => expect(bylineIn(`Ministers Meet Over Quotas\n\n${line}\n\n${body}`)).toEqual(names))
  it('is the source’s own where it gives one', () =>
    expect(bylineIn(`Ministers Meet Over Quotas\n\nBy Maria Santos\n\n${body}`, ['Jo Lee'])).toEqual(['Jo Lee']))
})

describe('the outlet', () => {
  const outletIn = (text: string, outlet: Source['outlet'] = null) =>
    blocks(sourceOf(text, { published: null, outlet }), context).source.outlet
  const body = 'The ministers of four states met in Oslo on Monday, and nobody expected them to agree.'
  it.each([
    ['The Harbour Ledger\nMay 3, 2025', 'The Harbour Ledger'],
    ['Hartwell Gazette, 3 June 2025', 'Hartwell Gazette'],
    ['By Maria Santos and Jo Lee\nThe Harbour Courier\nOctober 24, 2024', 'The Harbour Courier'],
    ['By Maria Santos, Harbour Ledger', 'Harbour Ledger'],
    ['By Maria Santos, Harbour Weekly | 3 March 2026', 'Harbour Weekly'],
    ['The Kesten Post\nMay 3, 2025', 'The Kesten Post'],
    ['Sponsored Post\nMay 3, 2025', null],
    ['By Harold Post', null],
    ['Emily Post\nMonday 16 September 2024', null],
    ['The New York Times\nMay 3, 2025', 'The New York Times'],
    ['Source Kesten Weekender', 'Kesten Weekender'],
    ['Reuters\nMay 3, 2025', null],
    ['Lindhavn, May 3, 2025', null],
  ])('%s', (lines, outlet) => expect(outletIn(`Ministers Meet Over Quotas\n\n${lines}\n\n${body}`)).toBe(outlet))
  it('is the source’s own where it gives one', () =>
    expect(outletIn(`Ministers Meet Over Quotas\n\nThe Harbour Ledger\nMay 3, 2025\n\n${body}`, 'Courier')).toBe(
      'Courier',
    ))
})
